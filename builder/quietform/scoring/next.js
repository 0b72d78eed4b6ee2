// A sheet → which pages to read next, of those with a condition; a part. Twin of next.py.

import { WHOLE } from "./evaluator.js";
import { holds } from "./sheet.js";

/** The places, in the list of all pages, of those whose condition holds. */
WHOLE.next = (/** @type {[number, import("./sheet.js").Node][]} */ asked, sheet) =>
  asked.flatMap(([place, condition]) => (holds(condition, sheet) ? [place] : []));
