// Responses → the report: each score with its picture, its words, and how many answers it rests on.

import { ZERO, compare, divide, known, multiply, roundHalfAway, show, subtract } from "../scoring/exact.js";
import { evaluate, neededOf } from "../scoring/evaluator.js";
import { copyOf, data, find, make, say, words } from "./words.js";

/** @typedef {import("../scoring/exact.js").Rational} Rational */
/** @typedef {import("../scoring/evaluator.js").Answer} Answer */
/** @typedef {import("../scoring/evaluator.js").Result} Result */
/** @typedef {import("../scoring/sheet.js").Scale} Scale */

// Of a picture, as in renderer.py.
const WIDTH = 320;

/** @param {Scale} scale @returns {Rational[]} every bound of its bands */
export const bordersOf = (scale) =>
  (scale.bands ?? []).flatMap(({ from, above, below, to }) =>
    [from, above, below, to].flatMap((bound) => (bound === undefined ? [] : [known(bound)])),
  );

/**
 * Where a score stands in its picture, in whole units of the picture's width.
 * @param {string} id @param {Rational} score
 */
export const positionOf = (id, score) => {
  const { low, high } = data.views[id];
  const share = divide(subtract(score, known(low)), subtract(known(high), known(low))) ?? ZERO;
  return Number(roundHalfAway(multiply(share, known(WIDTH)), 0).n);
};

/** @param {Element} root @param {string} selector @param {Record<string, number>} given */
export const move = (root, selector, given) => {
  for (const [name, value] of Object.entries(given)) find(selector, root).setAttribute(name, `${value}`);
};

/**
 * Draw a score: a bar from the low end, or from zero where a scale has both signs, and the bounds of its band.
 * @param {Element} svg @param {Scale} scale @param {Rational} score @param {Result} result
 */
const draw = (svg, { id, bands = [] }, score, result) => {
  const { low, high } = data.views[id];
  const at = Math.min(Math.max(positionOf(id, score), 8), WIDTH - 8);
  const from = compare(known(low), ZERO) < 0 ? positionOf(id, ZERO) : 2;
  move(svg, ".mark", { cx: at });
  move(svg, ".fill", { x: Math.min(from, at), width: Math.abs(at - from) });
  const band = bands.find((one) => one.id === result.band);
  const x = positionOf(id, known(band?.from ?? band?.above ?? low));
  if (band) move(svg, ".here", { x, width: positionOf(id, known(band.below ?? band.to ?? high)) - x });
};

/** @param {ParentNode} root @param {string} selector @param {string | null} text */
const writeText = (root, selector, text) => {
  for (const element of root.querySelectorAll(selector)) element.textContent = text;
};

/** @param {string} id @param {string | null | undefined} here the band of the score @returns {HTMLElement[]} */
const namesOfBands = (id, here) =>
  Object.entries(data.bands[id] ?? {}).map(([band, label]) => {
    const name = make("li", label);
    if (band === here) name.setAttribute("aria-current", "true");
    return name;
  });

/**
 * Why there is no score: what is lacking in the scale itself, or in the first of its parts that has none for the same reason.
 * @param {ParentNode} report @param {Scale} scale @param {Record<string, Result>} results @param {string | null} [part] the title of a part
 * @returns {string}
 */
const reasonOf = (report, { id, scales, needs_items }, results, part) => {
  const { state = "", answered = 0, needed = 0, rests: [counted, shown] = [0, 0] } = results[id] ?? {};
  const few = answered < needed;
  const lacking = few && data.program.scales.find((one) => scales?.includes(one.id) && results[one.id]?.state === "too_few");
  if (lacking) return reasonOf(report, lacking, results, report.querySelector(`tr[data-scale="${lacking.id}"] th`)?.textContent);
  const facts = { part: part ?? "", answered: counted, shown, needed: few ? needed : neededOf(needs_items, shown) };
  // (What was never asked of a part is no answer too few.)
  const why = state !== "too_few" ? state : few && scales ? "undefined" : part ? "too_few_part" : state;
  return say(words[why] ?? words.no_score, facts);
};

/** @param {Element} place @param {Scale} scale @param {Result} result @param {string} reason */
const fillScale = (place, scale, result, reason) => {
  const id = scale.id;
  const [answered, shown] = result.rests;
  const counts = { answered, shown };
  writeText(place, ".count", say(words.count, counts));
  if (result.score === null) {
    writeText(place, ".score", words[`${result.state}_score`] ?? words.no_score);
    writeText(place, ".rests, .said .near", reason);
    for (const picture of place.querySelectorAll(".picture")) picture.remove();
    return;
  }
  const score = known(result.score);
  writeText(place, ".score", show(score, data.views[id].decimals, bordersOf(scale)).replace("-", "−"));
  writeText(place, ".band", data.bands[id]?.[`${result.band}`]);
  writeText(place, ".near", result.near ? say(words.near, { band: data.bands[id][result.near] }) : "");
  writeText(place, ".rests", say(words.rests, counts));
  for (const svg of place.querySelectorAll(".strip")) draw(svg, scale, score, result);
  for (const list of place.querySelectorAll(".bands")) list.append(...namesOfBands(id, result.band));
  place.querySelector(".texts")?.replaceChildren(copyOf(`text-${id}-${result.band}`));
};

/**
 * What optional parts of the page add to a report when it is made.
 * @type {((report: DocumentFragment, answer: Answer, responses: Record<string, string>) => void)[]}
 */
export const ADDITIONS = [];

/** @param {Record<string, string>} responses @returns {DocumentFragment} the report, not yet on the page */
export const makeReport = (responses) => {
  const answer = evaluate(data.program, responses);
  const { scales, notes } = answer;
  const report = copyOf("report");
  for (const scale of data.program.scales) {
    for (const place of report.querySelectorAll(`[data-scale="${scale.id}"]`)) {
      fillScale(place, scale, /** @type {Result} */ (scales[scale.id]), reasonOf(report, scale, scales));
    }
  }
  // An axis without a picture says nothing.
  for (const ends of report.querySelectorAll(".glance > .ends")) if (!report.querySelector(".glance .picture")) ends.remove();
  const states = Object.values(scales).map(({ state }) => state);
  if (states.length && states.every((state) => state === "too_few")) {
    writeText(report, ".rests, .said .near", "");
    report.querySelector(".notes")?.append(make("p", words.no_scores));
  }
  // (A safety check has none.)
  report.querySelector(".notes")?.append(...notes.map((index) => copyOf(`note-${index}`)));
  for (const addition of ADDITIONS) addition(report, answer, responses);
  return report;
};
