// A scored sheet → what stands behind its scores: answers that speak for a band, scales that count. Twin of reasons.py; a part.

import { ZERO, abs, add, compare, divide, subtract } from "./exact.js";
import { READINGS, WHOLE } from "./evaluator.js";
import { holds } from "./sheet.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {{scale: string, at_most: number, items: string[], turned: string[], below: string[], above: string[]}} Reasons */

/** By scale: the answers that lie farthest from the middle of their range, on the side of its band; null without a score. */
WHOLE.reasons = (/** @type {Reasons[]} */ asked, sheet) => Object.fromEntries(asked.map((one) => [one.scale, strongest(one, sheet)]));

/** The farthest first; of those that lie equally far, the one that is asked first. @param {Reasons} asked @param {Sheet} sheet */
const strongest = ({ scale, at_most, items, turned, below, above }, sheet) => {
  const { score, band } = sheet.results[scale];
  if (score === null) return null;
  const found = items.flatMap((item) => {
    const leaning = sheet.counted.get(scale)?.has(item) && leaningOf(item, turned.includes(item), sheet);
    if (!leaning || leaning.n === 0n) return [];
    const side = leaning.n > 0n ? "above" : "below";
    return (side === "above" ? below : above).includes(band) ? [] : [{ item, side, strength: abs(leaning) }];
  });
  found.sort((a, b) => compare(b.strength, a.strength));
  return found.slice(0, at_most).map(({ item, side }) => ({ item, side }));
};

/**
 * Where the answer lies after reversal: -1 at the low end of its range, 0 in the middle, 1 at the high end.
 * @param {string} item @param {boolean} turned @param {Sheet} sheet @returns {Rational | null}
 */
const leaningOf = (item, turned, sheet) => {
  const { low, high } = sheet.ranges.get(item) ?? { low: ZERO, high: ZERO };
  const value = sheet.values.get(item) ?? ZERO;
  const above = subtract(add(value, value), add(low, high));
  return divide(turned ? subtract(ZERO, above) : above, subtract(high, low));
};

/** The scales that a count counts. */
READINGS.names = (/** @type {[string, import("./sheet.js").Node][]} */ asked, _, sheet) =>
  asked.flatMap(([scale, condition]) => (holds(condition, sheet) ? [scale] : []));
