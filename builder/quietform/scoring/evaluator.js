// Program + responses → scores. Twin of evaluator.py.
//
// A response is a number of the item's option set (an integer, or a text such as "1/2") or missing with a reason:
// "skipped", "cannot_tell", "not_shown". An item without a response is skipped.

import { ZERO, add, compare, divide, known, multiply, parse, ratio, roundHalfAway, subtract, write } from "./exact.js";
import { METHODS, OPERATIONS } from "./functions.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Term} Term */
/** @typedef {import("./functions.js").Value} Value */
/** @typedef {number | string} Written a number as the compiler wrote it */
/** @typedef {Written | any[]} Node a formula: [operation, operand, …] or a number */
/** @typedef {{id: string, from?: Written, above?: Written, below?: Written, to?: Written}} Band */
/** @typedef {{rule: string, amount?: Written}} Rule */
/**
 * @typedef {object} Scale
 * @property {string} id
 * @property {string} [method]
 * @property {string[]} [items]
 * @property {string[]} [reverse]
 * @property {boolean} [both] whether a half of a pair counts only if the other half is answered too
 * @property {string[]} [scales]
 * @property {string[]} [operands] items that a formula names
 * @property {Node} [formula]
 * @property {Rule} needs
 * @property {Rule} [needs_items]
 * @property {boolean} [prorate]
 * @property {number} [decimals]
 * @property {Written} [near]
 * @property {Band[]} [bands]
 */
/**
 * @typedef {object} Program
 * @property {Record<string, Written[]>} options
 * @property {Record<string, string>} items
 * @property {Scale[]} scales
 * @property {Node[]} notes
 */
/**
 * @typedef {object} Result
 * @property {string} state scored, too_few, not_shown, undefined or out_of_range
 * @property {string | null} score
 * @property {number} answered
 * @property {number} shown
 * @property {number} needed
 * @property {[number, number]} rests
 * @property {string | null} band
 * @property {string | null} near
 */

// The nodes of a formula that name an item or a scale.
const LEAVES = ["item", "scale", "answered", "cannot_tell"];
const MISSING = ["skipped", "cannot_tell", "not_shown"];

/** One person's answers as the program reads them, and the scores found so far. */
class Sheet {
  /** @param {Program} program @param {Record<string, Written>} responses */
  constructor(program, responses) {
    /** @type {Map<string, {low: Rational, high: Rational}>} */
    this.ranges = new Map();
    /** @type {Map<string, Rational>} */
    this.values = new Map();
    /** @type {Map<string, string>} */
    this.reasons = new Map();
    /** @type {Set<string>} */
    this.outside = new Set();
    /** @type {Map<string, Rational>} */
    this.scores = new Map();
    /** @type {Map<string, string>} */
    this.states = new Map();
    /** @type {Map<string, Set<string>>} by scale: the items underneath it */
    this.under = new Map();
    /** @type {Map<string, Set<string>>} by scale: those of them whose answers count in it */
    this.counted = new Map();
    for (const [item, key] of Object.entries(program.items)) {
      const allowed = (program.options[key] ?? []).map(known).sort(compare);
      this.ranges.set(item, { low: allowed[0] ?? ZERO, high: allowed[allowed.length - 1] ?? ZERO });
      this.take(item, Object.hasOwn(responses, item) ? responses[item] : "skipped", allowed);
    }
  }

  /** @param {string} item @param {unknown} response @param {Rational[]} allowed */
  take(item, response, allowed) {
    if (typeof response === "string" && MISSING.includes(response)) {
      this.reasons.set(item, response);
      return;
    }
    const value = parse(response);
    if (value && allowed.some((one) => compare(one, value) === 0)) this.values.set(item, value);
    else this.outside.add(item);
  }

  /**
   * Whether the item is answered; with `both`, whether the other half of its pair is too.
   * @param {string} item @param {boolean | undefined} both
   */
  counts(item, both) {
    return this.values.has(item) && (!both || this.values.has(otherHalf(item)));
  }

  /** @param {string} scale @returns {string[]} */
  itemsUnder(scale) {
    return [...(this.under.get(scale) ?? [])];
  }

  /** @param {string} item */
  shown(item) {
    return this.reasons.get(item) !== "not_shown";
  }

  /**
   * The value of a formula's leaf: an item, a scale, or how many answers under a scale count or cannot be told.
   * @param {string} name @param {string} id @returns {Rational | null}
   */
  leaf(name, id) {
    if (name === "item") return this.values.get(id) ?? null;
    if (name === "scale") return this.scores.get(id) ?? null;
    if (name === "answered") return ratio(BigInt(this.counted.get(id)?.size ?? 0));
    return ratio(BigInt(this.itemsUnder(id).filter((item) => this.reasons.get(item) === name).length));
  }
}

/**
 * Score one person's responses; the result is that of `evaluate` in evaluator.py. Nothing is thrown for any responses.
 * @param {Program} program
 * @param {Record<string, Written>} responses
 * @returns {{scales: Record<string, Result>, notes: number[]}}
 */
export const evaluate = (program, responses) => {
  const sheet = new Sheet(program, responses);
  const scales = Object.fromEntries(program.scales.map((scale) => [scale.id, score(scale, sheet)]));
  const notes = program.notes.flatMap((note, index) => (valueOf(note, sheet) === true ? [index] : []));
  return { scales, notes };
};

/** @param {Scale} scale @param {Sheet} sheet @returns {Result} */
const score = (scale, sheet) => {
  const rests = restsOn(scale, sheet);
  const [terms, shown] = termsOf(scale, sheet);
  const needed = neededOf(scale.needs, shown);
  const parts = scale.scales ?? [];
  /** @type {Rational | null} */
  let value = null;
  let state = "too_few";
  if (sheet.itemsUnder(scale.id).some((item) => sheet.outside.has(item))) state = "out_of_range";
  else if (shown === 0) state = "not_shown";
  else if (terms.length >= needed && rests[0] >= neededOf(scale.needs_items, rests[1])) {
    value = calculate(scale, terms, shown, sheet);
    state = value ? "scored" : "undefined";
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
  };
};

/** @param {string} item @returns {string} the other half of a pair; an item that is no half is its own */
const otherHalf = (item) => {
  const [name, side] = item.split(".");
  return side ? `${name}.${side === "me" ? "partner" : "me"}` : item;
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
 * What is answered of the scale's items, scales or operands, and how many of them were shown.
 * @param {Scale} scale @param {Sheet} sheet @returns {[Term[], number]}
 */
const termsOf = (scale, sheet) => {
  if (scale.items) return itemTerms(scale, scale.items, sheet);
  const parts = scale.scales ?? [];
  const items = (scale.operands ?? []).filter((item) => sheet.shown(item));
  const values = [...parts.map((part) => sheet.scores.get(part)), ...items.map((item) => sheet.values.get(item))];
  const shown = parts.filter((part) => sheet.states.get(part) !== "not_shown").length + items.length;
  return [values.flatMap((value) => (value ? [/** @type {Term} */ ([value, ZERO, ZERO])] : [])), shown];
};

/** @param {Scale} scale @param {string[]} items @param {Sheet} sheet @returns {[Term[], number]} */
const itemTerms = (scale, items, sheet) => {
  const shown = items.filter((item) => sheet.shown(item));
  const terms = shown.flatMap((item) => {
    const value = sheet.values.get(item);
    const range = sheet.ranges.get(item);
    if (!value || !range || !sheet.counts(item, scale.both)) return [];
    const { low, high } = range;
    const keyed = scale.reverse?.includes(item) ? subtract(add(low, high), value) : value;
    return [/** @type {Term} */ ([keyed, low, high])];
  });
  return [terms, shown.length];
};

/**
 * How many of what was shown must be answered; at least one, or there is nothing to score.
 * @param {Rule | undefined} rule @param {number} shown
 */
const neededOf = (rule, shown) => {
  if (!rule) return 0;
  const { n, d } = known(rule.amount ?? 0);
  if (rule.rule === "complete") return Math.max(1, shown);
  if (rule.rule === "at_most") return Math.max(1, shown - Number(n));
  if (rule.rule === "share") return Math.max(1, Number((n * BigInt(shown) + d - 1n) / d));
  return Math.max(1, Number(n));
};

/** @param {Scale} scale @param {Term[]} terms @param {number} shown @param {Sheet} sheet @returns {Rational | null} */
const calculate = (scale, terms, shown, sheet) => {
  /** @type {Rational | null} */
  let value;
  if (scale.formula !== undefined) {
    const found = valueOf(scale.formula, sheet);
    value = typeof found === "boolean" ? null : found;
  } else {
    const zeros = scale.needs.rule === "zero" ? shown - terms.length : 0;
    const all = [...terms, ...Array.from({ length: zeros }, () => /** @type {Term} */ ([ZERO, ZERO, ZERO]))];
    value = METHODS[scale.method ?? ""]?.(all) ?? null;
    if (value && scale.prorate) {
      value = divide(multiply(value, ratio(BigInt(shown))), ratio(BigInt(all.length)));
    }
  }
  return value && scale.decimals !== undefined ? roundHalfAway(value, scale.decimals) : value;
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

/**
 * The value of a formula's node: [operation, operand, …] or a number; null where it is undefined.
 * `and` and `or` follow Kleene: an undefined operand matters only where it could change the outcome.
 * @param {Node} node @param {Sheet} sheet @returns {Value}
 */
const valueOf = (node, sheet) => {
  if (!Array.isArray(node)) return known(node);
  const [name, ...operands] = node;
  if (LEAVES.includes(name)) return sheet.leaf(name, operands[0]);
  if (name === "if") {
    const condition = valueOf(operands[0], sheet);
    return condition === null ? null : valueOf(operands[condition ? 1 : 2], sheet);
  }
  const values = operands.map((operand) => valueOf(operand, sheet));
  if (name === "and" || name === "or") {
    const decisive = name === "or";
    return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
  }
  if (values.includes(null)) return null;
  return name === "not" ? !values[0] : (OPERATIONS[name]?.(.../** @type {[Rational, Rational]} */ (values)) ?? null);
};
