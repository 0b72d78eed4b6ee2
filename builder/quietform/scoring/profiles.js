// The scores of a sheet → profiles over scales: their level, and which stand out. Twin of profiles.py; a part.

import { ZERO, add, compare, divide, ratio, subtract, write } from "./exact.js";
import { WHOLE } from "./evaluator.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {{id: string, scales: string[]}} Profile */

/** null where fewer than two scales have a score, for then there is nothing to compare. */
WHOLE.profiles = (/** @type {Profile[]} */ asked, sheet) =>
  Object.fromEntries(asked.map(({ id, scales }) => [id, profile(scales, sheet)]));

/** @param {string[]} scales @param {Sheet} sheet */
const profile = (scales, sheet) => {
  /** @type {[string, Rational][]} */
  const found = [...new Set(scales)].flatMap((scale) => {
    const score = sheet.scores.get(scale);
    return score ? [/** @type {[string, Rational]} */ ([scale, score])] : [];
  });
  const ordered = found.map(([, score]) => score).sort(compare);
  const low = ordered[0];
  const high = ordered[ordered.length - 1];
  const elevation = divide(ordered.reduce(add, ZERO), ratio(BigInt(ordered.length)));
  if (!elevation || !low || !high || ordered.length < 2) return null;
  /** @param {Rational} score */
  const having = (score) => found.filter(([, one]) => compare(one, score) === 0).map(([scale]) => scale);
  /** @param {string} scale */
  const deviation = (scale) => {
    const score = sheet.scores.get(scale);
    return score ? write(subtract(score, elevation)) : null;
  };
  return {
    elevation: write(elevation),
    scatter: write(subtract(high, low)),
    highest: having(high),
    lowest: having(low),
    deviations: Object.fromEntries(scales.map((scale) => [scale, deviation(scale)])),
  };
};
