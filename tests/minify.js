// Scripts by name on standard input → the same minified, and what kept names became, on standard output, as JSON. Node only.
//
// `shared` stands open at the top of a page, and the scripts in `parts` after it use its names: so they are given the
// same short ones. What is `kept` is used by some of them. The others in `alone` know nothing of each other.

import { readFileSync } from "node:fs";

import { minify } from "terser";

/** @type {{shared: string, kept: string[], parts: Record<string, string>, alone: Record<string, string>}} */
const { shared, kept, parts, alone } = JSON.parse(readFileSync(0, "utf8"));

/** Names inside a script may change, those of properties may not; the browsers of the page know this much. @type {5 | 2015 | 2020} */
const ecma = 2020;
const passes = 3;
/** Filled in with what the names of the shared script have become. */
const nameCache = { vars: { props: /** @type {Record<string, string>} */ ({}) } };

/** @param {string} source @param {import("terser").MinifyOptions} [options] */
const short = async (source, options) => (await minify(source, { ecma, compress: { ecma, passes }, ...options })).code?.trim();

/** @type {[string, string | undefined][]} */
const made = [];
const open = { nameCache, mangle: { toplevel: true }, compress: { ecma, passes, toplevel: true, top_retain: kept } };
made.push(["core", await short(shared, /** @type {import("terser").MinifyOptions} */ (open))]);
for (const [name, source] of Object.entries(parts)) made.push([name, await short(source, { nameCache })]);
for (const [name, source] of Object.entries(alone)) made.push([name, await short(source)]);
const names = kept.map((name) => [name, nameCache.vars.props[`$${name}`] ?? name]);
process.stdout.write(JSON.stringify({ blocks: Object.fromEntries(made), names: Object.fromEntries(names) }));
