// What a scale can do with numbers: one table of methods, one of operations. Twin of functions.py.

import { ONE, ZERO, abs, add, compare, divide, multiply, ratio, roundHalfAway, subtract } from "./exact.js";

/** @typedef {import("./exact.js").Rational} Rational */
/**
 * One answered item or scored scale: its value after reversal, its lowest and highest possible value, its weight.
 * @typedef {[value: Rational, low: Rational, high: Rational, weight: Rational]} Term
 */
/**
 * A value of a formula: a number, a truth value, or null where it is undefined.
 * @typedef {Rational | boolean | null} Value
 */
/** @typedef {(terms: Term[], count: {is: string, value: Rational}) => Rational | null} Method */

/** @param {Rational[]} values */
const total = (values) => values.reduce(add, ZERO);

/** @param {Term[]} terms */
const sum = (terms) => total(terms.map(([value, , , weight]) => multiply(weight, value)));

/** @param {Term[]} terms the sum of the absolute weights */
export const sumOfWeights = (terms) => total(terms.map(([, , , weight]) => abs(weight)));

/**
 * Percent of maximum possible (Cohen et al. 1999): 100 × (mean − min) / (max − min).
 * @param {Term[]} terms
 */
const pomp = (terms) => {
  const low = total(terms.map((term) => term[1]));
  const range = subtract(total(terms.map((term) => term[2])), low);
  return divide(multiply(ratio(100n), subtract(total(terms.map((term) => term[0])), low)), range);
};

/** The middle value; of an even number of them, the mean of the two in the middle. @param {Term[]} terms */
const median = (terms) => {
  const values = terms.map(([value]) => value).sort(compare);
  const middle = [values[(values.length - 1) >> 1], values[values.length >> 1]];
  return divide(total(middle.map((value) => value ?? ZERO)), ratio(2n));
};

/** How many values are at least, equal to or at most the value that the scale counts. @type {Method} */
const count = (terms, { is, value }) =>
  ratio(BigInt(terms.filter(([one]) => COUNTED[is]?.(compare(one, value))).length));

/** @type {Record<string, (side: number) => boolean>} */
const COUNTED = { at_least: (side) => side >= 0, equal: (side) => side === 0, at_most: (side) => side <= 0 };

/** @param {Rational[]} values @param {number} side @returns {Rational} the lowest (side -1) or highest (side 1) */
const extreme = (values, side) => values.reduce((best, value) => (compare(value, best) === side ? value : best));

/** @type {Record<string, Method>} */
export const METHODS = {
  sum,
  mean: (terms) => divide(sum(terms), sumOfWeights(terms)),
  pomp,
  minimum: (terms) => extreme(terms.map(([value]) => value), -1),
  maximum: (terms) => extreme(terms.map(([value]) => value), 1),
  median,
  count,
  any: (terms, counted) => extreme([ONE, count(terms, counted) ?? ZERO], -1),
};

/**
 * Every operation whose operands must all be defined; `and`, `or`, `not` and `if` are in nodes.js.
 * @type {Record<string, (...values: [Rational, Rational]) => Value>}
 */
export const OPERATIONS = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
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
