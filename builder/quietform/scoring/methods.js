// Methods and operations that few scales use: a part, on the pages that use one. Twin of a part of functions.py.

import { ONE, ZERO, abs, compare, divide, known, ratio, roundHalfAway, subtract } from "./exact.js";
import { METHODS, OPERATIONS, total } from "./functions.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Method} Method */
/** @typedef {import("./functions.js").Term} Term */

/** @param {Rational[]} values @param {number} side @returns {Rational} the lowest (side -1) or highest (side 1) */
const extreme = (values, side) => values.reduce((best, value) => (compare(value, best) === side ? value : best));

/** The middle value; of an even number of them, the mean of the two in the middle. @param {Term[]} terms */
const median = (terms) => {
  const values = terms.map(([value]) => value).sort(compare);
  const middle = [values[(values.length - 1) >> 1], values[values.length >> 1]];
  return divide(total(middle.map((value) => value ?? ZERO)), ratio(2n));
};

/** @type {Record<string, (side: number) => boolean>} */
const COUNTED = { at_least: (side) => side >= 0, equal: (side) => side === 0, at_most: (side) => side <= 0 };

/** How many values are at least, equal to or at most the value that the scale counts. @type {Method} */
const count = (terms, scale) => {
  const { is, value } = /** @type {{is: string, value: number | string}} */ (scale.count);
  return ratio(BigInt(terms.filter(([one]) => COUNTED[is]?.(compare(one, known(value)))).length));
};

METHODS.minimum = (terms) => extreme(terms.map(([value]) => value), -1);
METHODS.maximum = (terms) => extreme(terms.map(([value]) => value), 1);
METHODS.median = median;
METHODS.count = count;
METHODS.any = (terms, scale) => extreme([ONE, count(terms, scale) ?? ZERO], -1);

OPERATIONS.neg = (a) => subtract(ZERO, a);
OPERATIONS.min = (...values) => extreme(values, -1);
OPERATIONS.max = (...values) => extreme(values, 1);
OPERATIONS.abs = (a) => abs(a);
OPERATIONS.round = (value, decimals = ZERO) => roundHalfAway(value, Number(decimals.n));
