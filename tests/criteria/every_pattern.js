// A program with eight items on standard input → the flags of each of the 65,536 ways to answer them, one line of JSON.

import { readFileSync } from "node:fs";

import { evaluate } from "../../builder/quietform/scoring/engine.js";

const { program, answers } = JSON.parse(readFileSync(0, "utf8"));
const items = Object.keys(program.items);
const found = [];
for (let pattern = 0; pattern < answers.length ** items.length; pattern++) {
  const chosen = items.map((item, place) => [item, answers[Math.floor(pattern / answers.length ** place) % answers.length]]);
  found.push(evaluate(program, Object.fromEntries(chosen)).flags);
}
process.stdout.write(JSON.stringify(found));
