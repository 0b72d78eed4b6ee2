// What a scale can do with numbers: one table of methods, one of operations. Twin of functions.py.

import { ZERO, abs, add, compare, divide, multiply, ratio, roundHalfAway, subtract } from "./exact.js";

/** @typedef {import("./exact.js").Rational} Rational */
/**
 * One answered item or scored scale: its value after reversal, its lowest and highest possible value.
 * @typedef {[value: Rational, low: Rational, high: Rational]} Term
 */
/**
 * A value of a formula: a number, a truth value, or null where it is undefined.
 * @typedef {Rational | boolean | null} Value
 */

/** @param {Term[]} terms @param {0 | 1 | 2} part */
const total = (terms, part) => terms.reduce((sum, term) => add(sum, term[part]), ZERO);

/** @param {Term[]} terms */
const mean = (terms) => divide(total(terms, 0), ratio(BigInt(terms.length)));

/**
 * Percent of maximum possible (Cohen et al. 1999): 100 × (mean − min) / (max − min).
 * @param {Term[]} terms
 */
const pomp = (terms) => {
  const low = total(terms, 1);
  const range = subtract(total(terms, 2), low);
  return divide(multiply(ratio(100n), subtract(total(terms, 0), low)), range);
};

/** @type {Record<string, (terms: Term[]) => Rational>} */
export const METHODS = { sum: (terms) => total(terms, 0), mean, pomp };

/** @param {Rational[]} values @param {number} side @returns {Rational} the lowest (side -1) or highest (side 1) */
const extreme = (values, side) => values.reduce((best, value) => (compare(value, best) === side ? value : best));

/**
 * Every operation whose operands must all be defined; `and`, `or`, `not` and `if` are in evaluator.js.
 * @type {Record<string, (...values: [Rational, Rational]) => Value>}
 */
export const OPERATIONS = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": (a, b) => (b.n === 0n ? null : divide(a, b)),
  neg: (a) => subtract(ZERO, a),
  "<": (a, b) => compare(a, b) < 0,
  "<=": (a, b) => compare(a, b) <= 0,
  ">": (a, b) => compare(a, b) > 0,
  ">=": (a, b) => compare(a, b) >= 0,
  "==": (a, b) => compare(a, b) === 0,
  "!=": (a, b) => compare(a, b) !== 0,
  min: (...values) => extreme(values, -1),
  max: (...values) => extreme(values, 1),
  abs: (a) => abs(a),
  round: (value, decimals = ZERO) => roundHalfAway(value, Number(decimals.n)),
};
