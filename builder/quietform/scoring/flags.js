// A sheet → the flags that its answers raise; a part, on pages with flags or a safety check. Twin of flags.py.

import { WHOLE } from "./evaluator.js";
import { holds } from "./sheet.js";

/** @typedef {{id: string, when: import("./sheet.js").Node, last?: boolean}} Flag */

/** The flags whose conditions hold, in order; one that is `last` only if none before it is raised. */
WHOLE.flags = (/** @type {Flag[]} */ flags, sheet) => {
  /** @type {string[]} */
  const found = [];
  for (const { id, when, last } of flags) if (holds(when, sheet) && !(last && found.length)) found.push(id);
  return found;
};
