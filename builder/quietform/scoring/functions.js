// What a scale can do with numbers: one table of methods; methods.js adds those that few scales use, and
// operations.js those of formulas. Twin of functions.py.

import { ZERO, abs, add, divide, multiply, ratio, subtract } from "./exact.js";

/** @typedef {import("./exact.js").Rational} Rational */
/**
 * One answered item or scored scale: its value after reversal, its lowest and highest possible value, its weight.
 * @typedef {[value: Rational, low: Rational, high: Rational, weight: Rational]} Term
 */
/**
 * A value of a formula: a number, a truth value, or null where it is undefined.
 * @typedef {Rational | boolean | null} Value
 */
/** @typedef {(terms: Term[], scale: import("./sheet.js").Scale) => Rational | null} Method */

/** @param {Rational[]} values */
export const total = (values) => values.reduce(add, ZERO);

/** @param {Term[]} terms */
const sum = (terms) => total(terms.map(([value, , , weight]) => multiply(weight, value)));

/** @param {Term[]} terms the sum of the absolute weights */
export const sumOfWeights = (terms) => total(terms.map(([, , , weight]) => abs(weight)));

/**
 * Percent of maximum possible (Cohen et al. 1999): 100 × (mean − min) / (max − min).
 * @type {Method}
 */
const pomp = (terms) => {
  /** @param {0 | 1 | 2} part */
  const all = (part) => total(terms.map((term) => term[part]));
  const low = all(1);
  return divide(multiply(ratio(100n), subtract(all(0), low)), subtract(all(2), low));
};

/** @type {Record<string, Method>} */
export const METHODS = {
  sum,
  mean: (terms) => divide(sum(terms), sumOfWeights(terms)),
  pomp,
};

/**
 * Every operation of a formula whose operands must all be defined; `and`, `or`, `not` and `if` are in nodes.js. Filled in
 * by operations.js, and by methods.js with those that few formulas use.
 * @type {Record<string, (...values: [Rational, Rational]) => Value>}
 */
export const OPERATIONS = {};
