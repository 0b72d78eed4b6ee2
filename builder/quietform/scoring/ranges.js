// A range in equal steps → what can be answered: a part, on pages that ask for a number. Twin of a part of plan.py.

import { compare, divide, known, subtract } from "./exact.js";
import { RANGES } from "./sheet.js";

RANGES.push(({ from, to, step }) => {
  const [low, high] = [known(from), known(to)];
  return {
    low,
    high,
    allow: (value) =>
      compare(low, value) <= 0 && compare(value, high) <= 0 && divide(subtract(value, low), known(step))?.d === 1n,
  };
});
