// Responses → one person's sheet: answers as numbers, the reasons of those that are missing. Twin of sheet.py.

import { ZERO, compare, known, parse } from "./exact.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Value} Value of a node */
/** @typedef {number | string} Written a number as the compiler wrote it */
/** @typedef {Written | any[]} Node of a formula or a condition */
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

/** What gives a node its value; filled in by nodes.js, on pages with a formula or a condition. @type {((node: Node, sheet: Sheet) => Value)[]} */
export const NODES = [];

/** @param {Node} node @param {Sheet} sheet @returns {Value} null where it is undefined */
export const valueOf = (node, sheet) => /** @type {typeof valueOf} */ (NODES[0])(node, sheet);

/** @param {Node} node @param {Sheet} sheet @returns {boolean} whether a condition is true: neither false nor undefined */
export const holds = (node, sheet) => valueOf(node, sheet) === true;

/** What a range in equal steps allows; filled in by ranges.js, on pages that ask for a number. @type {((range: Range) => Options)[]} */
export const RANGES = [];

/** The other half of a pair; filled in by pairs.js, on pages with a scale that counts no half alone. @type {((item: string) => string)[]} */
export const HALVES = [];

/** @param {Written[] | Range} written @returns {Options} of an option set, or of a range */
const readOptions = (written) => {
  if (!Array.isArray(written)) return /** @type {(range: Range) => Options} */ (RANGES[0])(written);
  const values = written.map(known).sort(compare);
  return { low: values[0] ?? ZERO, high: values.at(-1) ?? ZERO, allow: (value) => values.some((one) => !compare(one, value)) };
};

/** One person's answers as the program reads them, and the scores found so far. */
export class Sheet {
  /** @type {Map<string, Options>} */
  ranges = new Map();
  /** @type {Map<string, Rational>} */
  values = new Map();
  /** @type {Map<string, string>} */
  reasons = new Map();
  /** @type {Set<string>} */
  outside = new Set();
  /** @type {Map<string, Rational>} */
  scores = new Map();
  /** @type {Map<string, string>} */
  states = new Map();
  /** @type {Map<string, Set<string>>} by scale: the items underneath it */
  under = new Map();
  /** @type {Map<string, Set<string>>} by scale: those of them whose answers count in it */
  counted = new Map();
  /** By scale: all that is said of it, once every scale is scored. @type {Record<string, any>} */
  results = {};

  /** @param {Program} program @param {Record<string, Written>} responses */
  constructor(program, responses) {
    this.program = program;
    for (const [item, key] of Object.entries(program.items)) {
      const options = readOptions(program.options[key] ?? []);
      this.ranges.set(item, options);
      const response = /** @type {string} */ (Object.hasOwn(responses, item) ? responses[item] : "skipped");
      const value = parse(response);
      if (MISSING.includes(response)) this.reasons.set(item, response);
      else if (value && options.allow(value)) this.values.set(item, value);
      else this.outside.add(item);
    }
    for (const [item, condition] of Object.entries(program.shown ?? {})) {
      if (holds(condition, this)) continue;
      // An item that a rule hides is not shown, whatever was answered before.
      this.values.delete(item);
      this.outside.delete(item);
      this.reasons.set(item, "not_shown");
    }
  }

  /**
   * Whether the item is answered; with `both`, whether the other half of its pair is too.
   * @param {string} item @param {boolean} [both]
   */
  counts(item, both) {
    return this.values.has(item) && (!both || this.values.has(/** @type {(item: string) => string} */ (HALVES[0])(item)));
  }

  /** @param {string} item */
  shown(item) {
    return this.reasons.get(item) !== "not_shown";
  }

  /** @param {string} scale @returns {string[]} */
  itemsUnder(scale) {
    return [...(this.under.get(scale) ?? [])];
  }
}
