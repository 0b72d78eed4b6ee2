// The whole engine with all its parts, for node: what `evaluate` makes of a program that uses any of them.

import "./flags.js";
import "./next.js";
import "./norms.js";
import "./profiles.js";
import "./quality.js";
import "./reasons.js";

export { change, twoPeople } from "./compare.js";
export { evaluate } from "./evaluator.js";
