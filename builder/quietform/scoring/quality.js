// A sheet → gentle notes on how it was filled in; never a changed score. Twin of quality.py; a part.

import { write } from "./exact.js";
import { WHOLE } from "./evaluator.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {{run?: number, turned: string[]}} Asked */
/** @typedef {Asked & {parts?: Record<string, Asked>}} Program */

/**
 * long_run: more than `run` equal answers in a row; same_throughout: one answer to everything, although some of what
 * was answered is reverse-keyed (`turned`) and some is not. With `parts`, the same of each part's items, with the part's
 * name before it.
 */
WHOLE.quality = (/** @type {Program} */ asked, sheet) =>
  Object.entries(asked.parts ?? { "": asked }).flatMap(([part, one]) => {
    const start = part && `${part}.`;
    const items = chosen(sheet).filter((item) => item.startsWith(start));
    return notesOn(items, one, sheet).map((note) => start + note);
  });

/** @param {string[]} items @param {Asked} asked @param {Sheet} sheet */
const notesOn = (items, { run, turned }, sheet) => {
  const answered = items.filter((item) => sheet.values.has(item));
  const kinds = new Set(answered.map((item) => turned.includes(item)));
  const same = kinds.size === 2 && new Set(answered.map((item) => given(item, sheet))).size === 1;
  return [...(run !== undefined && longestRun(items, sheet) > run ? ["long_run"] : []), ...(same ? ["same_throughout"] : [])];
};

/**
 * The items of option sets: numbers, places and ticks are no answers that a row of equal ones would say something of.
 * @param {Sheet} sheet
 */
const chosen = ({ program: { items, options } }) => Object.keys(items).filter((item) => Array.isArray(options[items[item] ?? ""]));

/**
 * An answer is told from another by its option set and its value.
 * @param {string} item @param {Sheet} sheet @returns {string | null} null where there is none
 */
const given = (item, sheet) => {
  const value = sheet.values.get(item);
  return value ? `${sheet.program.items[item]} ${write(value)}` : null;
};

/** A missing answer ends a run; an item that was not shown does not. @param {string[]} items @param {Sheet} sheet */
const longestRun = (items, sheet) => {
  let longest = 0;
  let run = 0;
  /** @type {string | null} */
  let last = null;
  for (const item of items.filter((one) => sheet.shown(one))) {
    const answer = given(item, sheet);
    run = answer === null ? 0 : answer === last ? run + 1 : 1;
    last = answer;
    longest = Math.max(longest, run);
  }
  return longest;
};
