// Program + responses → scores. Twin of evaluator.py.
//
// A response is a number of the item's option set (an integer, or a text such as "1/2") or missing with a reason:
// "skipped", "cannot_tell", "not_shown". An item without a response is skipped.

import { ZERO, abs, add, compare, divide, known, multiply, roundHalfAway, subtract, write } from "./exact.js";
import { METHODS, sumOfWeights } from "./functions.js";
import { Sheet, holds, valueOf } from "./sheet.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Term} Term */
/** @typedef {import("./sheet.js").Written} Written */
/** @typedef {import("./sheet.js").Band} Band */
/** @typedef {import("./sheet.js").Program} Program */
/** @typedef {import("./sheet.js").Rule} Rule */
/** @typedef {import("./sheet.js").Scale} Scale */
/**
 * @typedef {object} Result
 * @property {string} state scored, too_few, not_shown, undefined, out_of_range; elsewhere: only Python scores it
 * @property {string | null} score
 * @property {number} answered
 * @property {number} shown
 * @property {number} needed
 * @property {[number, number]} rests
 * @property {string | null} band
 * @property {string | null} near
 * @property {any[] | null} [norms]
 * @property {string[] | null} [names]
 */
/**
 * @typedef {object} Answer
 * @property {Record<string, Result>} scales
 * @property {number[]} notes
 * @property {string[]} [flags]
 * @property {string[]} [quality]
 * @property {Record<string, any>} [profiles]
 * @property {Record<string, {item: string, side: "above" | "below"}[] | null>} [reasons]
 * @property {number[]} [next]
 */

/**
 * What is made of a score, by the key of a scale that asks for it; filled in by the parts that a page uses.
 * @type {Record<string, (asked: any, score: Rational, sheet: Sheet) => unknown>}
 */
export const READINGS = {};
/**
 * What is made of the whole sheet, by the key of a program that asks for it; filled in by the parts that a page uses.
 * @type {Record<string, (asked: any, sheet: Sheet) => any>}
 */
export const WHOLE = {};

/**
 * Score one person's responses; the answer is that of `evaluate` in evaluator.py. Nothing is thrown for any responses.
 * @param {Program} program
 * @param {Record<string, Written>} responses
 * @returns {Answer}
 */
export const evaluate = (program, responses) => {
  const sheet = new Sheet(program, responses);
  const scales = (sheet.results = Object.fromEntries(program.scales.map((scale) => [scale.id, score(scale, sheet)])));
  const notes = program.notes.flatMap((note, index) => (holds(note, sheet) ? [index] : []));
  return { scales, notes, ...made(WHOLE, program, (make, asked) => make(asked, sheet)) };
};

/**
 * What a table has, for each of its keys that somebody asks for.
 * @template Make @param {Record<string, Make>} table @param {any} asker @param {(make: Make, asked: any) => unknown} call
 */
const made = (table, asker, call) =>
  Object.fromEntries(Object.entries(table).flatMap(([key, make]) => (asker[key] ? [[key, call(make, asker[key])]] : [])));

/** @param {Scale} scale @param {Sheet} sheet @returns {Result} */
const score = (scale, sheet) => {
  const rests = restsOn(scale, sheet);
  const [terms, missing] = termsOf(scale, sheet);
  const shown = terms.length + missing.length;
  const needed = neededOf(scale.needs, shown);
  const parts = scale.scales ?? [];
  /** @type {Rational | null} */
  let value = null;
  let state = "too_few";
  if (sheet.itemsUnder(scale.id).some((item) => sheet.outside.has(item))) state = "out_of_range";
  else if (!shown) state = "not_shown";
  else if (terms.length >= needed && rests[0] >= neededOf(scale.needs_items, rests[1])) {
    value = calculate(scale, terms, missing, sheet);
    state = value ? "scored" : scale.irt ? "elsewhere" : "undefined";
  } else if (parts.some((part) => sheet.states.get(part) === "undefined")) state = "undefined";
  sheet.states.set(scale.id, state);
  if (value) sheet.scores.set(scale.id, value);
  return {
    state,
    score: value && write(value),
    answered: terms.length,
    shown,
    needed,
    rests,
    band: value && bandOf(scale, value),
    near: value && nearOf(scale, value),
    ...made(READINGS, scale, (read, asked) => value && read(asked, value, sheet)),
  };
};

/**
 * How many answers underneath count, and how many items underneath were shown.
 * @param {Scale} scale @param {Sheet} sheet @returns {[number, number]}
 */
const restsOn = ({ id, items = [], operands = [], scales = [], both }, sheet) => {
  const under = new Set([...items, ...operands]);
  const counted = new Set([...under].filter((item) => sheet.counts(item, both)));
  for (const part of scales) {
    sheet.itemsUnder(part).forEach((item) => under.add(item));
    sheet.counted.get(part)?.forEach((item) => counted.add(item));
  }
  sheet.under.set(id, under);
  sheet.counted.set(id, counted);
  return [counted.size, [...under].filter((item) => sheet.shown(item)).length];
};

/**
 * What is answered of what was shown of the scale's items, scales or operands; and the weights of the rest of it.
 * @param {Scale} scale @param {Sheet} sheet @returns {[Term[], Rational[]]}
 */
const termsOf = (scale, sheet) => {
  /** @type {Term[]} */
  const terms = [];
  /** @type {Rational[]} */
  const missing = [];
  /** @param {string} id @param {boolean} shown @param {Rational | null | undefined} value @param {Rational} [low] @param {Rational} [high] */
  const take = (id, shown, value, low = ZERO, high = ZERO) => {
    const weight = known(scale.weights?.[id] ?? 1);
    if (value) terms.push([value, low, high, weight]);
    else if (shown) missing.push(weight);
  };
  for (const item of scale.items ?? []) {
    const { low, high } = /** @type {import("./sheet.js").Options} */ (sheet.ranges.get(item));
    const value = sheet.counts(item, scale.both) ? sheet.values.get(item) : null;
    take(item, sheet.shown(item), value && scale.reverse?.includes(item) ? subtract(add(low, high), value) : value, low, high);
  }
  for (const part of scale.scales ?? []) take(part, sheet.states.get(part) !== "not_shown", sheet.scores.get(part));
  for (const item of scale.operands ?? []) take(item, sheet.shown(item), sheet.values.get(item));
  return [terms, missing];
};

/**
 * How many of what was shown must be answered; at least one, or there is nothing to score.
 * @param {Rule | undefined} rule @param {number} shown
 */
export const neededOf = (rule, shown) => {
  if (!rule) return 0;
  const { n, d } = known(rule.amount ?? 0);
  const needed = { complete: shown, at_most: shown - Number(n), share: Number((n * BigInt(shown) + d - 1n) / d) };
  return Math.max(1, needed[/** @type {keyof typeof needed} */ (rule.rule)] ?? Number(n));
};

/** @param {Scale} scale @param {Term[]} terms @param {Rational[]} missing @param {Sheet} sheet @returns {Rational | null} */
const calculate = (scale, terms, missing, sheet) => {
  const found = scale.formula === undefined ? byMethod(scale, terms, missing) : valueOf(scale.formula, sheet);
  if (found === null || typeof found === "boolean") return null;
  const value = multiply(found, known(scale.times ?? 1));
  return scale.decimals === undefined ? value : roundHalfAway(value, scale.decimals);
};

/**
 * The method's score of what is answered, with zeros or prorated where the scale says so.
 * @param {Scale} scale @param {Term[]} terms @param {Rational[]} missing @returns {Rational | null}
 */
const byMethod = (scale, terms, missing) => {
  /** @type {Term[]} */
  const zeros = scale.needs.rule === "zero" ? missing.map((weight) => [ZERO, ZERO, ZERO, weight]) : [];
  const score = METHODS[scale.method ?? ""]?.([...terms, ...zeros], scale) ?? null;
  if (!score || !scale.prorate) return score;
  const answered = sumOfWeights(terms);
  return divide(multiply(score, missing.map(abs).reduce(add, answered)), answered);
};

/** @param {Scale} scale @param {Rational} value @returns {string | null} */
const bandOf = (scale, value) => scale.bands?.find((band) => within(band, value))?.id ?? null;

/** @param {Band} band @param {Rational} value */
const within = (band, value) =>
  (band.from === undefined || compare(value, known(band.from)) >= 0) &&
  (band.above === undefined || compare(value, known(band.above)) > 0) &&
  (band.below === undefined || compare(value, known(band.below)) < 0) &&
  (band.to === undefined || compare(value, known(band.to)) <= 0);

/**
 * The band on the other side of the nearest border within `near` points (inclusive); the lower one on a tie.
 * @param {Scale} scale @param {Rational} value @returns {string | null}
 */
const nearOf = (scale, value) => {
  const bands = scale.bands ?? [];
  const own = bands.findIndex((band) => within(band, value));
  const band = bands[own];
  if (scale.near === undefined || !band) return null;
  const margin = known(scale.near);
  const below = bands[own - 1];
  const above = bands[own + 1];
  /** @type {[Rational, string][]} */
  const found = [];
  if (below) found.push([subtract(value, known(band.from ?? band.above ?? 0)), below.id]);
  if (above) found.push([subtract(known(band.below ?? band.to ?? 0), value), above.id]);
  const close = found.filter(([distance]) => compare(distance, margin) <= 0).sort((a, b) => compare(a[0], b[0]));
  return close[0]?.[1] ?? null;
};
