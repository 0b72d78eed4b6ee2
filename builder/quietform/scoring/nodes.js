// A formula's node + the values of its leaves → its value. Twin of nodes.py.
//
// A node is a number as the compiler wrote it, or [operation, operand, …]; a leaf is a node such as ["scale", "own"].

import { known } from "./exact.js";
import { OPERATIONS } from "./functions.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Value} Value */
/** @typedef {number | string} Written a number as the compiler wrote it */
/** @typedef {Written | any[]} Node */
/** @typedef {(name: string, id: string) => Value} Leaf */

// The nodes that name an item or a scale.
const LEAVES = ["item", "scale", "answered", "cannot_tell", "skipped"];

/**
 * The value of a node; null where it is undefined. `leaf` gives that of a leaf by its name and id.
 * `and` and `or` follow Kleene: an undefined operand matters only where it could change the outcome.
 * @param {Node} node @param {Leaf} leaf @returns {Value}
 */
export const valueOf = (node, leaf) => {
  if (!Array.isArray(node)) return known(node);
  const [name, ...operands] = node;
  if (LEAVES.includes(name)) return leaf(name, operands[0]);
  if (name === "if") {
    const condition = valueOf(operands[0], leaf);
    return condition === null ? null : valueOf(operands[condition ? 1 : 2], leaf);
  }
  const values = operands.map((operand) => valueOf(operand, leaf));
  if (name === "and" || name === "or") {
    const decisive = name === "or";
    return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
  }
  if (values.includes(null)) return null;
  return name === "not" ? !values[0] : (OPERATIONS[name]?.(.../** @type {[Rational, Rational]} */ (values)) ?? null);
};

/** @param {Node} node @param {Leaf} leaf @returns {boolean} whether a condition is true: neither false nor undefined */
export const holds = (node, leaf) => valueOf(node, leaf) === true;
