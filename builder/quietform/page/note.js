// Responses and what was made of them → the text of a file that a person keeps, or that goes along to the check page.

import { data } from "./words.js";

/** @typedef {Record<string, import("../scoring/evaluator.js").Result>} Scales */

/**
 * What a change between two results means, by scale; filled in where that is known.
 * @type {((before: Scales, after: Scales) => (scale: string) => string)[]}
 */
export const MEANINGS = [];

/** @returns {string} today where the person is, such as 2026-11-24 */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/**
 * @param {Record<string, string>} responses @param {Scales} scales none
 * before a result was seen @param {Record<string, string>} [texts] the person's own words, where they asked for it
 * @param {string} [saved] the day @param {string} [engine] its version
 */
export const noteOf = (responses, scales, texts, saved = today(), engine = data.engine) => {
  const { id, version, hash } = data;
  const scored = Object.entries(scales).map(([scale, { state, score, band }]) => [scale, { state, score, band }]);
  const origin = { quietform: 1, assessment: id, version, program: hash, engine, saved };
  return JSON.stringify({ ...origin, responses, scales: Object.fromEntries(scored), texts });
};
