// Responses and what was made of them → the text of a file that a person keeps, or that goes along to the check page.

import { data } from "./words.js";

/** @typedef {import("../scoring/evaluator.js").Result} Result */

/**
 * @param {Record<string, string>} responses @param {Record<string, Result>} scales none before a result was seen
 * @param {Record<string, string>} [texts] the person's own words, only if they said so
 */
export const noteOf = (responses, scales, texts) => {
  const { id, version, hash, engine } = data;
  const day = new Date();
  const saved = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
  const scored = Object.entries(scales).map(([scale, { state, score, band }]) => [scale, { state, score, band }]);
  const origin = { quietform: 1, assessment: id, version, program: hash, engine, saved };
  return JSON.stringify({ ...origin, responses, scales: Object.fromEntries(scored), texts });
};
