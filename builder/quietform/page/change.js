// An earlier result and this one → what has changed between them, as pictures and numbers; or the earlier numbers alone.

import { change } from "../scoring/compare.js";
import { ZERO, compare, known, show } from "../scoring/exact.js";
import { bordersOf, positionOf } from "./report.js";
import { copyOf, data, find, say, words } from "./words.js";

/** @typedef {import("../scoring/evaluator.js").Result} Result */
/** @typedef {import("../scoring/sheet.js").Scale} Scale */
/** @typedef {import("./saved.js").Saved} Saved */

/** @returns {Map<string, string>} titles of scales, in the order of the report */
const titles = () =>
  new Map([...document.querySelectorAll("#result tr[data-scale]")].map((row) => [row.getAttribute("data-scale") ?? "", row.querySelector("th")?.textContent ?? ""]));

/** @param {string} day such as 2026-11-24 */
const dayInWords = (day) => new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

/** @param {string} tag @param {string} [text] */
const element = (tag, text = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

/** @param {string} id of a scale @param {string | null | undefined} score @param {import("../scoring/exact.js").Rational[]} borders */
const written = (id, score, borders) => (score ? show(known(score), data.views[id]?.decimals, borders).replace("-", "−") : (words.no_score ?? ""));

/** Two marks on one strip. @param {string} id @param {string} before @param {string} after */
const pictureOf = (id, before, after) => {
  const picture = copyOf("between");
  const [from = 0, to = 0] = [before, after].map((score) => Math.min(Math.max(positionOf(id, known(score)), 8), 312));
  const way = picture.querySelector("line");
  way?.setAttribute("x1", `${from}`);
  way?.setAttribute("x2", `${to}`);
  picture.querySelector(".then")?.setAttribute("cx", `${from}`);
  picture.querySelector(".mark")?.setAttribute("cx", `${to}`);
  return picture;
};

/** @param {ReturnType<typeof change>[string] | undefined} found @param {string} id */
const meaningOf = (found, id) => {
  if (!found?.difference) return "";
  const sentence = found.reliable === null ? words.change_unknown : found.reliable ? words.change_more : words.change_chance;
  const crossed = found.crossed ? ` ${words.change_crossed}` : "";
  return say(sentence, { least: written(id, found.least, []) }) + crossed;
};

/**
 * @param {HTMLElement} place @param {string} day of the earlier result
 * @param {Record<string, Result>} before @param {Record<string, Result>} after
 */
export const showChange = (place, day, before, after) => {
  const changes = change(data.program, before, after);
  const section = copyOf("change");
  const anyKnown = data.program.scales.some(({ id }) => changes[id]?.least);
  find(section, ".when").textContent = say(words.change_when, { day: dayInWords(day) });
  if (anyKnown) find(section, ".unknown").remove();
  for (const [id, title] of titles()) {
    const scale = /** @type {Scale} */ (data.program.scales.find((one) => one.id === id));
    const [earlier, now] = [before[id]?.score, after[id]?.score];
    const found = changes[id];
    const difference = found?.difference;
    const row = element("tr");
    const name = element("th", title);
    name.setAttribute("scope", "row");
    if (earlier && now) name.append(pictureOf(id, earlier, now));
    const plus = difference && compare(known(difference), ZERO) > 0 ? "+" : "";
    const cells = [written(id, earlier, bordersOf(scale)), written(id, now, bordersOf(scale)), difference ? plus + written(id, difference, [ZERO]) : "–"];
    row.append(name, ...cells.map((text) => element("td", text)));
    find(section, "tbody").append(row);
    const meaning = anyKnown ? meaningOf(found, id) : "";
    if (meaning) {
      const cell = element("td", meaning);
      cell.setAttribute("colspan", "4");
      const more = element("tr");
      more.append(cell);
      row.after(more);
    }
  }
  place.replaceChildren(section);
  find(place, "[tabindex]").focus();
};

/** The numbers of another version, which nothing here can check. @param {HTMLElement} place @param {Saved} saved */
export const showNumbers = (place, { saved, scales }) => {
  const section = copyOf("earlier");
  const names = titles();
  find(section, ".when").textContent = say(words.change_when, { day: dayInWords(saved) });
  const entries = Object.entries(scales).map(([id, { score }]) => element("li", `${names.get(id) ?? id}: ${written(id, score, [])}`));
  find(section, "ul").append(...entries);
  place.replaceChildren(section);
};
