// Lines of JSON on standard input → lines of JSON: the program first, then one person's responses a line. Node only.

import { createInterface } from "node:readline";

import { evaluate } from "./engine.js";

/** @type {import("./sheet.js").Program | undefined} */
let program;
for await (const line of createInterface({ input: process.stdin })) {
  if (program === undefined) program = JSON.parse(line);
  else process.stdout.write(`${JSON.stringify(evaluate(program, JSON.parse(line)))}\n`);
}
