// Responses → the report: each score with its picture, its words, and how many answers it rests on.

import { compare, divide, known, multiply, ratio, roundHalfAway, show, subtract } from "../scoring/exact.js";
import { evaluate } from "../scoring/evaluator.js";
import { copyOf, data, find, say, words } from "./words.js";

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
  const { low = 0, high = 0 } = data.views[id] ?? {};
  const range = subtract(known(high), known(low));
  const share = divide(subtract(score, known(low)), range) ?? ratio(0n);
  return Number(roundHalfAway(multiply(share, ratio(BigInt(WIDTH))), 0).n);
};

/** Draw a score: a bar from the low end, or from zero where a scale has both signs.
 * @param {Element} svg @param {string} id @param {Rational} score */
const draw = (svg, id, score) => {
  const { low = 0 } = data.views[id] ?? {};
  const zero = ratio(0n);
  const at = Math.min(Math.max(positionOf(id, score), 8), WIDTH - 8);
  const from = compare(known(low), zero) < 0 ? positionOf(id, zero) : 2;
  svg.querySelector(".mark")?.setAttribute("cx", `${at}`);
  svg.querySelector(".fill")?.setAttribute("x", `${Math.min(from, at)}`);
  svg.querySelector(".fill")?.setAttribute("width", `${Math.abs(at - from)}`);
};

/** @param {Element} root @param {string} selector @param {string} text */
const writeText = (root, selector, text) => {
  for (const element of root.querySelectorAll(selector)) element.textContent = text;
};

/** @param {Element} place @param {Scale} scale @param {Result} result */
const fillScale = (place, scale, result) => {
  const id = scale.id;
  const [answered, shown] = result.rests;
  const counts = { answered, shown, needs: data.views[id]?.needs ?? "" };
  writeText(place, ".count", say(words.count, counts));
  if (result.score === null) {
    writeText(place, ".score", words[`${result.state}_score`] ?? words.no_score ?? "");
    writeText(place, ".rests", say(words[result.state], counts));
    for (const picture of place.querySelectorAll(".picture")) picture.remove();
    return;
  }
  const score = known(result.score);
  writeText(place, ".score", show(score, data.views[id]?.decimals, bordersOf(scale)).replace("-", "−"));
  writeText(place, ".band", data.bands[id]?.[result.band ?? ""] ?? "");
  writeText(place, ".near", result.near ? say(words.near, { band: data.bands[id]?.[result.near] ?? "" }) : "");
  writeText(place, ".rests", say(words.rests, counts));
  for (const svg of place.querySelectorAll("svg")) draw(svg, id, score);
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
    const result = scales[scale.id];
    for (const place of report.querySelectorAll(`[data-scale="${scale.id}"]`)) {
      if (result) fillScale(place, scale, result);
    }
  }
  find(report, ".notes").append(...notes.map((index) => copyOf(`note-${index}`)));
  for (const addition of ADDITIONS) addition(report, answer, responses);
  return report;
};
