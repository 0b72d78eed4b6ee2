// A score + norm sets → what it is by those norms. Twin of norms.py; a part, on pages with norms.

import { add, compare, divide, known, multiply, ratio, roundHalfAway, subtract, write } from "./exact.js";
import { READINGS } from "./evaluator.js";
import { holds } from "./sheet.js";

/** @typedef {import("./exact.js").Rational} Rational */
/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Node} Node */
/** @typedef {import("./sheet.js").Written} Written */
/** @typedef {[at: Written, value: Written][]} Table */
/**
 * @typedef {object} Percentile
 * @property {string} [of] raw or t: what the table is over
 * @property {Table} [table]
 * @property {boolean} [linear]
 * @property {Written[]} [polynomial] in T, the constant first
 * @property {Written} [floor]
 * @property {Written} [ceiling]
 */
/**
 * @typedef {object} Group
 * @property {string} id
 * @property {Node} [when]
 * @property {Written} [mean]
 * @property {Written} [sd]
 * @property {Table} [table]
 * @property {boolean} [linear]
 * @property {Percentile} [percentile]
 */
/** @typedef {{id: string, groups: Group[], gives: string[]}} Norms */

/** @param {Rational} value @param {bigint} low @param {bigint} high */
const clampWhole = (value, low, high) => clamp(roundHalfAway(value, 0), ratio(low), ratio(high));

/** @param {Rational} value @param {Rational} low @param {Rational} high */
const clamp = (value, low, high) => (compare(value, low) < 0 ? low : compare(value, high) > 0 ? high : value);

/** @param {bigint} start @param {bigint} step @param {Rational} z */
const along = (start, step, z) => add(ratio(start), multiply(ratio(step), z));

/** Made of z = (score − mean) / SD of the group (`scoring.md`, Norms). @type {Record<string, (z: Rational) => Rational>} */
const METRICS = {
  z: (z) => z,
  t: (z) => along(50n, 10n, z),
  iq: (z) => along(100n, 15n, z),
  sten: (z) => clampWhole(add(along(5n, 2n, z), ratio(1n, 2n)), 1n, 10n),
  stanine: (z) => clampWhole(along(5n, 2n, z), 1n, 9n),
};

/** @param {Norms} norms @param {Rational} score @param {Sheet} sheet @returns {Record<string, string | null>} */
const ofSet = (norms, score, sheet) => {
  const group = norms.groups.find(({ when }) => when === undefined || holds(when, sheet));
  const given = norms.gives.map((name) => group && metric(name, group, score));
  const texts = norms.gives.map((name, index) => [name, given[index] ? write(given[index]) : null]);
  const reason = !group ? "no_group" : given.includes(null) ? "not_in_table" : null;
  return { id: norms.id, group: group?.id ?? null, reason, ...Object.fromEntries(texts) };
};

/** @param {string} name @param {Group} group @param {Rational} score @returns {Rational | null} */
const metric = (name, group, score) => {
  if (name === "score") return lookUp(group.table ?? [], score, group.linear);
  if (name === "percentile") return percentile(group, group.percentile ?? {}, score);
  const z = divide(subtract(score, known(group.mean ?? 0)), known(group.sd ?? 0));
  return z && (METRICS[name]?.(z) ?? null);
};

/**
 * By a table of raw or T-scores, or by a polynomial in T between a floor and a ceiling.
 * @param {Group} group @param {Percentile} how @param {Rational} score
 */
const percentile = (group, how, score) => {
  const of = how.of === "raw" ? score : metric(group.mean === undefined ? "score" : "t", group, score);
  if (!of) return null;
  if (how.table) return lookUp(how.table, of, how.linear);
  const powers = [...(how.polynomial ?? [])].reverse().map(known);
  const found = powers.reduce((sum, coefficient) => add(multiply(sum, of), coefficient), ratio(0n));
  return clamp(found, known(how.floor ?? 0), known(how.ceiling ?? 100));
};

/**
 * The value beside a score; between two scores only if `linear`, on the line through its neighbours.
 * @param {Table} table @param {Rational} score @param {boolean | undefined} linear @returns {Rational | null}
 */
const lookUp = (table, score, linear) => {
  const next = table.findIndex(([at]) => compare(known(at), score) >= 0);
  const [at, value] = (table[next] ?? []).map(known);
  if (!at || !value) return null;
  if (compare(at, score) === 0) return value;
  const [start, from] = (table[next - 1] ?? []).map(known);
  if (!linear || !start || !from) return null;
  const share = divide(subtract(score, start), subtract(at, start));
  return share && add(from, multiply(subtract(value, from), share));
};

READINGS.norms = (/** @type {Norms[]} */ sets, score, sheet) => sets.map((one) => ofSet(one, score, sheet));
