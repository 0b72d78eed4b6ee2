// Lines of JSON on standard input, each a call → lines of JSON, each its answer. Node only.

import { createInterface } from "node:readline";

import { answer } from "./calls.js";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
