// The results of two engines → a table, scale by scale, and whether they agree.

import { known, show } from "../scoring/exact.js";
import { make, say, words } from "../page/words.js";

/** @typedef {import("./saved.js").Scored} Scored */
/** @typedef {import("./assessment.js").Assessment} Assessment */
/** @typedef {Scored & {se?: string | null, conventions?: Record<string, string> | null}} Second */
/** @typedef {"same" | "different" | "second_only"} Agreement */

/** @param {Scored} first @param {Second | undefined} second @returns {Agreement} */
const agreement = (first, second) => {
  if (first.state === "elsewhere") return "second_only";
  const same = second && first.state === second.state && first.score === second.score && first.band === second.band;
  return same ? "same" : "different";
};

/** @param {string} tag @param {string} text @param {Record<string, string>} [attributes] */
const node = (tag, text, attributes = {}) => {
  const element = make(tag, text);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/**
 * A score as it is read, and to the last digit where engines differ.
 * @param {Scored | undefined} result @param {Record<string, string>} labels of bands @param {boolean} exact
 */
const written = (result, labels, exact) => {
  if (!result) return words.no_score ?? "";
  if (result.score === null) return words[result.state] ?? result.state;
  const score = exact ? result.score : show(known(result.score), undefined, []);
  const band = result.band === null ? "" : `, ${labels[result.band] ?? result.band}`;
  return `${score.replace("-", "−")}${band}`;
};

/** What the second engine states of how it came to a score. @param {Second | undefined} second */
const stated = (second) => {
  const conventions = Object.entries(second?.conventions ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [...(second?.se ? [say(words.se, { se: second.se })] : []), ...conventions].join("; ");
};

/**
 * One row for each scale, and how many of them agree.
 * @param {Assessment} assessment @param {Record<string, Scored>} first @param {Record<string, Second>} second
 */
export const compareScales = ({ program, titles, bands }, first, second) => {
  const counts = { same: 0, different: 0, second_only: 0 };
  // In the order of the report, which the titles have; the program's is that of who needs whom.
  const ids = new Set([...Object.keys(titles), ...program.scales.map(({ id }) => id)]);
  const rows = [...ids].map((id) => {
    const one = /** @type {Scored} */ (first[id]);
    const two = second[id];
    const agree = agreement(one, two);
    counts[agree] += 1;
    const labels = bands[id] ?? {};
    const row = document.createElement("tr");
    const cell = node("td", written(two, labels, agree === "different"), { "data-label": words.second ?? "" });
    if (stated(two)) cell.append(node("small", stated(two)));
    row.append(
      node("th", titles[id] ?? id, { scope: "row" }),
      node("td", written(one, labels, agree === "different"), { "data-label": words.first ?? "" }),
      cell,
      node("td", words[agree] ?? "", { class: agree, "data-label": words.agree ?? "" }),
    );
    return row;
  });
  return { rows, counts };
};
