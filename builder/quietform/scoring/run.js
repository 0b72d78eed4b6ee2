// Lines of JSON on standard input → lines of JSON: the program first, then one person's responses a line. Node only.

import { once } from "node:events";

import { evaluate } from "./engine.js";

/** @type {import("./sheet.js").Program | undefined} */
let program;
let rest = "";
process.stdin.setEncoding("utf8");
for await (const block of process.stdin) {
  const lines = (rest + block).split("\n");
  rest = lines.pop() ?? "";
  let answers = "";
  for (const line of lines) {
    if (program === undefined) program = JSON.parse(line);
    else answers += `${JSON.stringify(evaluate(program, JSON.parse(line)))}\n`;
  }
  // No more is read while nobody reads what was written.
  if (!process.stdout.write(answers)) await once(process.stdout, "drain");
}
