// The node of a formula or a condition + a sheet → its value: a part, on pages that have one. Twin of nodes.py.
//
// A node is a number as the compiler wrote it, or [operation, operand, …]; a leaf is a node such as ["scale", "own"].

import { known, ratio } from "./exact.js";
import { OPERATIONS } from "./functions.js";
import { NODES } from "./sheet.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./functions.js").Value} Value */
/** @typedef {import("./sheet.js").Node} Node */
/** @typedef {import("./sheet.js").Sheet} Sheet */

/**
 * The nodes that name an item or a scale: the value of an item, whether it was skipped, the score of a scale, or how
 * many answers under it count or cannot be told.
 * @type {Record<string, (sheet: Sheet, id: string) => Value>}
 */
const LEAVES = {
  item: (sheet, id) => sheet.values.get(id) ?? null,
  scale: (sheet, id) => sheet.scores.get(id) ?? null,
  answered: (sheet, id) => ratio(BigInt(sheet.counted.get(id)?.size ?? 0)),
  cannot_tell: (sheet, id) =>
    ratio(BigInt(sheet.itemsUnder(id).filter((item) => sheet.reasons.get(item) === "cannot_tell").length)),
  skipped: (sheet, id) => sheet.reasons.get(id) === "skipped",
};

/**
 * The value of a node; null where it is undefined.
 * `and` and `or` follow Kleene: an undefined operand matters only where it could change the outcome.
 * @param {Node} node @param {Sheet} sheet @returns {Value}
 */
const worth = (node, sheet) => {
  if (!Array.isArray(node)) return known(node);
  const [name, ...operands] = node;
  const leaf = LEAVES[name];
  if (leaf) return leaf(sheet, operands[0]);
  if (name === "if") {
    const condition = worth(operands[0], sheet);
    return condition === null ? null : worth(operands[condition ? 1 : 2], sheet);
  }
  const values = operands.map((operand) => worth(operand, sheet));
  if (name === "and" || name === "or") {
    const decisive = name === "or";
    return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
  }
  if (values.includes(null)) return null;
  return name === "not" ? !values[0] : (OPERATIONS[name]?.(.../** @type {[Rational, Rational]} */ (values)) ?? null);
};

NODES.push(worth);
