// What most formulas and conditions do with numbers, beside nodes.js. Twin of a part of functions.py.

import { add, compare, divide, multiply, subtract } from "./exact.js";
import { OPERATIONS } from "./functions.js";

OPERATIONS["+"] = add;
OPERATIONS["-"] = subtract;
OPERATIONS["*"] = multiply;
OPERATIONS["/"] = divide;
OPERATIONS["<"] = (a, b) => compare(a, b) < 0;
OPERATIONS["<="] = (a, b) => compare(a, b) <= 0;
OPERATIONS[">"] = (a, b) => compare(a, b) > 0;
OPERATIONS[">="] = (a, b) => compare(a, b) >= 0;
OPERATIONS["=="] = (a, b) => !compare(a, b);
OPERATIONS["!="] = (a, b) => !!compare(a, b);
