// JSON on standard input (see the end) → JSON: every small wrong change of the modules, and whether it lives, since no
// answer shows it. Twin of edits.py and python.py. Node only.

import { Script, createContext } from "node:vm";

import { parse } from "acorn";

/** @typedef {{start: number, end: number, text: string}} Edit */
/** @typedef {{file: string, text: string}} Module */
/** @typedef {import("acorn").AnyNode} AnyNode */

/** @type {Record<string, string[]>} */
const OPERATORS = {
  "<": ["<=", ">"],
  "<=": ["<", ">"],
  ">": [">=", "<"],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
};
/** @type {Record<string, string>} */
const NAMES = { min: "max", max: "min", some: "every", every: "some" };
// A mutant that does not end is noticed.
const MILLISECONDS = 10_000;

/** @param {string} source @returns {Edit[]} */
const edits = (source) => {
  /** @type {Edit[]} */
  const found = [];
  /** @param {AnyNode} node @param {string} text */
  const whole = ({ start, end }, text) => found.push({ start, end, text });
  /** @param {AnyNode} node @param {string} before @param {string} after */
  const around = (node, before, after) => whole(node, before + source.slice(node.start, node.end) + after);
  /** @param {number} start @param {number} end @param {string} old @param {string} text */
  const replaced = (start, end, old, text) =>
    found.push({ start, end, text: source.slice(start, end).replace(old, text) });

  /** @param {AnyNode} node */
  const visit = (node) => {
    switch (node.type) {
      case "ImportDeclaration":
        return;
      case "BinaryExpression":
      case "LogicalExpression":
      case "AssignmentExpression":
        for (const text of OPERATORS[node.operator] ?? []) replaced(node.left.end, node.right.start, node.operator, text);
        break;
      case "UnaryExpression":
        if ("!-".includes(node.operator)) replaced(node.start, node.argument.start, node.operator, "");
        break;
      case "UpdateExpression":
        replaced(node.start, node.end, node.operator, node.operator === "++" ? "--" : "++");
        break;
      case "Literal":
        if (typeof node.value === "boolean") whole(node, `${!node.value}`);
        if (typeof node.value === "number") [1, -1].forEach((step) => whole(node, `${Number(node.value) + step}`));
        if (typeof node.value === "bigint") [1n, -1n].forEach((step) => whole(node, `${BigInt(node.bigint ?? 0) + step}n`));
        break;
      case "IfStatement":
      case "ConditionalExpression":
      case "WhileStatement":
        around(node.test, "!(", ")");
        break;
      case "ReturnStatement":
        if (node.argument && source.slice(node.argument.start, node.argument.end) !== "null") whole(node.argument, "null");
        break;
      case "ArrowFunctionExpression":
        if (node.body.type !== "BlockStatement") whole(node.body, "null");
        break;
      case "MemberExpression":
        if (node.property.type === "Identifier" && NAMES[node.property.name])
          whole(node.property, NAMES[node.property.name] ?? "");
        break;
      case "ExpressionStatement":
        if (node.expression.type === "CallExpression") whole(node, ";");
        break;
      case "BlockStatement":
        if (node.body.length) whole(node, "{}");
        break;
      case "ContinueStatement":
        whole(node, "break;");
        break;
      case "BreakStatement":
        whole(node, "continue;");
        break;
    }
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === "string") visit(child);
  };
  visit(parse(source, { ecmaVersion: "latest", sourceType: "module" }));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
};

/** @param {string} text */
const oneLine = (text) => text.split(/\s+/).join(" ").trim();

/** @param {Module} module @returns {{file: string, name: string, text: string}[]} */
const mutantsOf = ({ file, text: source }) => {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return edits(source).map(({ start, end, text }) => {
    const first = source.lastIndexOf("\n", start - 1) + 1;
    const last = source.indexOf("\n", end);
    const after = source.slice(first, start) + text + source.slice(end, last);
    const name = `${file}: ${oneLine(source.slice(first, last))} → ${oneLine(after)}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { file, name: nth === 1 ? name : `${name} (${nth})`, text: source.slice(0, start) + text + source.slice(end) };
  });
};

// As pages hold it: imports and exports are gone, and a module is a part of one scope.
/** @param {Module[]} modules */
const joined = (modules) =>
  modules
    .map(({ text }) => text.replace(/^import [^;]*;\n/gm, "").replace(/^export \{[^;]*;\n/gm, "").replace(/^export /gm, ""))
    .join("");

// Runs beside the engine: the number of the first call whose answer is not what is wanted; of a mapping, what is named.
const CHECK = `
const agrees = (wanted, found) =>
  Array.isArray(wanted)
    ? Array.isArray(found) && wanted.length === found.length && wanted.every((one, index) => agrees(one, found[index]))
    : wanted !== null && typeof wanted === "object"
      ? found !== null && typeof found === "object" && Object.keys(wanted).every((key) => agrees(wanted[key], found[key]))
      : wanted === found;
const [calls, wanted] = JSON.parse(GIVEN);
calls.findIndex((call, index) => !agrees(wanted[index], JSON.parse(JSON.stringify(answer(call) ?? null))));
`;

/** @param {Module[]} modules @param {string} given @returns {number} -1 if every answer is right */
const firstWrong = (modules, given) =>
  new Script(`"use strict";{${joined(modules)}{${CHECK}}}`).runInContext(createContext({ GIVEN: given }), { timeout: MILLISECONDS });

/** @param {Module[]} modules @param {string} given */
const lives = (modules, given) => {
  try {
    return firstWrong(modules, given) === -1;
  } catch {
    return false;
  }
};

let input = "";
process.stdin.setEncoding("utf8");
for await (const block of process.stdin) input += block;
/** @type {{modules: Module[], tried: string[], asking: Module, calls: unknown[], wanted: unknown[], share: [number, number]}} */
const { modules, tried, asking, calls, wanted, share } = JSON.parse(input);
const given = JSON.stringify([calls, wanted]);
const wrong = firstWrong([...modules, asking], given);
if (wrong !== -1) throw new Error(`the engine itself is wrong on ${JSON.stringify(calls[wrong])}`);
const all = modules.filter(({ file }) => tried.includes(file)).flatMap(mutantsOf);
const mine = all.filter((_, index) => index % share[1] === share[0]);
const answers = mine.map(({ file, name, text }) => {
  const changed = modules.map((module) => (module.file === file ? { file, text } : module));
  return { file, name, lives: lives([...changed, asking], given) };
});
process.stdout.write(JSON.stringify(answers));
