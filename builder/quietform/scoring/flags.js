// A sheet → the flags that its answers raise; a part, on pages with flags. (evaluator.py holds its twin, a line.)

import { WHOLE } from "./evaluator.js";
import { holds } from "./nodes.js";

/** @typedef {{id: string, when: import("./nodes.js").Node}} Flag */

WHOLE.flags = (/** @type {Flag[]} */ flags, sheet) =>
  flags.filter(({ when }) => holds(when, sheet.leaf)).map(({ id }) => id);
