// Two answers of one program → the change between them, or what differs between two people. Twin of compare.py.
//
// An answer is the "scales" of what `evaluate` gives. Only answers of the same version of an assessment are compared;
// that they are is for the caller to see to.

import { ZERO, abs, add, compare, divide, known, multiply, ratio, subtract, write } from "./exact.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./evaluator.js").Result} Result */
/** @typedef {import("./sheet.js").Written} Written */
/** @typedef {{difference?: Written, cutoff?: Written}} Known */
/** @typedef {{scales: {id: string, change?: Known}[]}} Program */
/** @typedef {Record<string, Result>} Scales */

// |after − before| / S_diff above this is reliable at 95 % (Jacobson and Truax 1991).
const RELIABLE = known("1.96");
// Fewer scales say nothing about the likeness of two profiles.
const FEWEST_SCALES = 6;

/** @param {Scales} answer @param {string} scale @returns {Rational | null} */
const scoreOf = (answer, scale) => {
  const text = answer[scale]?.score ?? null;
  return text === null ? null : known(text);
};

/**
 * By scale: `difference` (after − before), `index` (reliable change index: difference / S_diff), `least` (the smallest
 * reliable change), `reliable` (null: not known), `crossed` (whether the cut-off lies between the two).
 * @param {Program} program @param {Scales} before @param {Scales} after
 */
export const change = (program, before, after) =>
  Object.fromEntries(
    program.scales.map(({ id, change: what = {} }) => [id, changeOf(what, scoreOf(before, id), scoreOf(after, id))]),
  );

/** @param {Known} what @param {Rational | null} before @param {Rational | null} after */
const changeOf = (what, before, after) => {
  const error = what.difference === undefined ? null : known(what.difference);
  const least = error && multiply(RELIABLE, error);
  const difference = before && after && subtract(after, before);
  const index = difference && error && divide(difference, error);
  const cutoff = what.cutoff === undefined ? null : known(what.cutoff);
  return {
    difference: difference && write(difference),
    index: index && write(index),
    least: least && write(least),
    reliable: difference && least ? compare(abs(difference), least) > 0 : null,
    crossed: before && after && cutoff ? compare(before, cutoff) < 0 !== compare(after, cutoff) < 0 : null,
  };
};

/**
 * `scales`: by scale, the `difference` (one − other), its `size` and the `shared` level (mean), or null where a score
 * is missing; `similarity`: of the two profiles, or null.
 * @param {Program} program @param {Scales} one @param {Scales} other
 */
export const twoPeople = (program, one, other) => {
  const pairs = program.scales.flatMap(({ id }) => {
    const a = scoreOf(one, id);
    const b = scoreOf(other, id);
    return a && b ? [{ id, a, b }] : [];
  });
  const found = Object.fromEntries(pairs.map(({ id, a, b }) => [id, differenceOf(a, b)]));
  const scales = Object.fromEntries(program.scales.map(({ id }) => [id, found[id] ?? null]));
  const likeness = pairs.length < FEWEST_SCALES ? null : similarity(pairs);
  return { scales, similarity: likeness && write(likeness) };
};

/** @param {Rational} a @param {Rational} b */
const differenceOf = (a, b) => {
  const difference = subtract(a, b);
  return {
    difference: write(difference),
    size: write(abs(difference)),
    shared: write(multiply(add(a, b), ratio(1n, 2n))),
  };
};

/**
 * Double-entry intraclass correlation (McCrae 2008): the correlation of all pairs, each entered both ways. Both ways
 * have one mean and one variance, so that no root is needed. null where no score differs from the mean.
 * @param {{a: Rational, b: Rational}[]} pairs
 */
const similarity = (pairs) => {
  const scores = pairs.flatMap(({ a, b }) => [a, b]);
  const mean = divide(scores.reduce(add, ZERO), ratio(BigInt(scores.length))) ?? ZERO;
  const apart = pairs.map(({ a, b }) => [subtract(a, mean), subtract(b, mean)]);
  const together = apart.map(([a = ZERO, b = ZERO]) => multiply(a, b)).reduce(add, ZERO);
  const squares = apart.flat().map((one) => multiply(one, one));
  return divide(multiply(ratio(2n), together), squares.reduce(add, ZERO));
};
