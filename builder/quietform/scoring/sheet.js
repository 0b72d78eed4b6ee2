// Responses → one person's sheet: answers as numbers, the reasons of those that are missing. Twin of sheet.py.

import { ZERO, compare, divide, known, parse, ratio, subtract } from "./exact.js";
import { holds } from "./nodes.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./nodes.js").Leaf} Leaf */
/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {import("./nodes.js").Written} Written */
/** @typedef {{id: string, from?: Written, above?: Written, below?: Written, to?: Written}} Band */
/** @typedef {{rule: string, amount?: Written}} Rule */
/** @typedef {{from: Written, to: Written, step: Written}} Range */
/** @typedef {{low: Rational, high: Rational, allow: (value: Rational) => boolean}} Options what can be answered */
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
 * @property {Record<string, Written>} [weights] of items or scales; 1 where none is given
 * @property {{is: string, value: Written}} [count] what the methods count and any look for
 * @property {Rule} needs
 * @property {Rule} [needs_items]
 * @property {boolean} [prorate]
 * @property {Written} [times]
 * @property {number} [decimals]
 * @property {Written} [near]
 * @property {Band[]} [bands]
 * @property {any} [irt] what only Python scores
 */
/**
 * @typedef {object} Program
 * @property {Record<string, Written[] | Range>} options
 * @property {Record<string, string>} items
 * @property {Record<string, Node>} [shown] when an item is shown
 * @property {Scale[]} scales
 * @property {Node[]} notes
 */

const MISSING = ["skipped", "cannot_tell", "not_shown"];

/** @param {Written[] | Range} written @returns {Options} of an option set, or of a range in equal steps */
const readOptions = (written) => {
  if (Array.isArray(written)) {
    const values = written.map(known).sort(compare);
    const allow = (/** @type {Rational} */ value) => values.some((one) => compare(one, value) === 0);
    return { low: values[0] ?? ZERO, high: values[values.length - 1] ?? ZERO, allow };
  }
  const [low, high, step] = [known(written.from), known(written.to), known(written.step)];
  const allow = (/** @type {Rational} */ value) =>
    compare(low, value) <= 0 && compare(value, high) <= 0 && divide(subtract(value, low), step)?.d === 1n;
  return { low, high, allow };
};

/** One person's answers as the program reads them, and the scores found so far. */
export class Sheet {
  /** @param {Program} program @param {Record<string, Written>} responses */
  constructor(program, responses) {
    this.program = program;
    /** @type {Map<string, Options>} */
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
    /** By scale: all that is said of it, once every scale is scored. @type {Record<string, any>} */
    this.results = {};
    for (const [item, key] of Object.entries(program.items)) {
      const options = readOptions(program.options[key] ?? []);
      this.ranges.set(item, options);
      this.take(item, Object.hasOwn(responses, item) ? responses[item] : "skipped", options);
    }
    for (const [item, condition] of Object.entries(program.shown ?? {})) {
      if (!holds(condition, this.leaf)) this.hide(item);
    }
  }

  /** @param {string} item @param {unknown} response @param {Options} options */
  take(item, response, options) {
    if (typeof response === "string" && MISSING.includes(response)) {
      this.reasons.set(item, response);
      return;
    }
    const value = parse(response);
    if (value && options.allow(value)) this.values.set(item, value);
    else this.outside.add(item);
  }

  /** An item that a rule hides is not shown, whatever was answered before. @param {string} item */
  hide(item) {
    this.values.delete(item);
    this.outside.delete(item);
    this.reasons.set(item, "not_shown");
  }

  /**
   * Whether the item is answered; with `both`, whether the other half of its pair is too.
   * @param {string} item @param {boolean} [both]
   */
  counts(item, both) {
    return this.values.has(item) && (!both || this.values.has(otherHalf(item)));
  }

  /** @param {string} item */
  shown(item) {
    return this.reasons.get(item) !== "not_shown";
  }

  /** @param {string} scale @returns {string[]} */
  itemsUnder(scale) {
    return [...(this.under.get(scale) ?? [])];
  }

  /**
   * The value of a leaf: an item, whether it was skipped, a scale, or how many answers under it count or cannot be told.
   * @type {Leaf}
   */
  leaf = (name, id) => {
    if (name === "item") return this.values.get(id) ?? null;
    if (name === "scale") return this.scores.get(id) ?? null;
    if (name === "skipped") return this.reasons.get(id) === name;
    if (name === "answered") return ratio(BigInt(this.counted.get(id)?.size ?? 0));
    return ratio(BigInt(this.itemsUnder(id).filter((item) => this.reasons.get(item) === name).length));
  };
}

/** @param {string} item @returns {string} the other half of a pair; an item that is no half is its own */
const otherHalf = (item) => item.replace(/\.(me|partner)$/, (half) => (half === ".me" ? ".partner" : ".me"));
