// The whole engine with all its parts, for node: what `evaluate` makes of a program that uses any of them.

import "./flags.js";
import "./methods.js";
import "./next.js";
import "./nodes.js";
import "./norms.js";
import "./operations.js";
import "./pairs.js";
import "./profiles.js";
import "./quality.js";
import "./ranges.js";
import "./reasons.js";

export { change, twoPeople } from "./compare.js";
export { evaluate } from "./evaluator.js";
