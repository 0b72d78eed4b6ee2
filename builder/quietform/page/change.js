// An earlier result and this one → what has changed between them, as pictures and numbers; or the earlier numbers alone.

import { evaluate } from "../scoring/evaluator.js";
import { ZERO, compare, known, parse, show, subtract } from "../scoring/exact.js";
import { MEANINGS } from "./note.js";
import { bordersOf, move, positionOf } from "./report.js";
import { copyOf, data, find, say, words } from "./words.js";

/** @typedef {import("../scoring/exact.js").Rational} Rational */

/** @returns {string[][]} id and title of each scale, in the order of all numbers */
const titles = () =>
  [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#result tr[data-scale]"))].map((row) => [
    row.dataset.scale ?? "",
    find("th", row).textContent,
  ]);

/** @param {string} id of a scale @param {Rational | null | undefined} score @param {Rational[]} borders @returns {string} */
const written = (id, score, borders) => (score ? show(score, data.views[id].decimals, borders).replace("-", "−") : words.no_score);

/**
 * The band of a score that is shown in words; else its number.
 * @param {string} id of a scale @param {import("../scoring/evaluator.js").Result | undefined} result @param {Rational[]} borders
 */
const said = (id, result, borders) =>
  (data.views[id].words && data.bands[id]?.[`${result?.band}`]) || written(id, parse(result?.score), borders);

/** Two marks on one strip, and the way between them. @param {Element} svg @param {number[]} places */
const draw = (svg, places) => {
  // A mark's width from the ends.
  const [from = 0, to = 0] = places.map((place) => Math.min(Math.max(place, 8), 312));
  move(svg, ".way", { x1: from, x2: to });
  move(svg, ".then", { cx: from });
  move(svg, ".mark", { cx: to });
};

/**
 * @param {Element} place @param {{saved: string, responses: Record<string, string>}} earlier
 * @param {Record<string, string>} responses those of now
 */
export const showChange = (place, { saved, responses: then }, responses) => {
  const [before = {}, after = {}] = [then, responses].map((given) => evaluate(data.program, given).scales);
  const meaning = MEANINGS[0]?.(before, after);
  const section = copyOf("change");
  const day = new Date(`${saved}T12:00`).toLocaleDateString(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "long" });
  find(".when", section).textContent = say(words.change_when, { day });
  for (const [id = "", title] of titles()) {
    const borders = data.program.scales.filter((scale) => scale.id === id).flatMap(bordersOf);
    const [earlier, now] = [before, after].map((scales) => parse(scales[id]?.score));
    const difference = earlier && now && subtract(now, earlier);
    const by = difference && !data.views[id].words ? (compare(difference, ZERO) > 0 ? "+" : "") + written(id, difference, [ZERO]) : "–";
    const texts = [title, said(id, before[id], borders), said(id, after[id], borders), by, meaning?.(id)];
    const row = copyOf("row");
    row.querySelectorAll(".text").forEach((cell, index) => {
      cell.textContent = texts[index] ?? "";
    });
    const svg = find("svg", row);
    if (earlier && now) draw(svg, [positionOf(id, earlier), positionOf(id, now)]);
    else svg.remove();
    if (!texts[4]) find("tr + tr", row).remove();
    find("tbody", section).append(row);
  }
  place.replaceChildren(section);
  find("[tabindex]", place).focus();
};

/** The scores of another version as its file has them, of those scales that this one has too. @param {any} scales @returns {string[]} */
export const numbersOf = (scales) => {
  const found = titles().flatMap(([id = "", title]) => {
    const score = Object.hasOwn(scales, id) && `${scales[id].score}`;
    return !data.views[id].words && score && score.length < 99 && parse(score) ? [`${title}: ${written(id, known(score), [])}`] : [];
  });
  return found.length ? [say(words.file_numbers, { numbers: found.join("; ") })] : [];
};
