// Norm scores → sentences in the card of their scale. An optional part.

import { known, show } from "../scoring/exact.js";
import { ADDITIONS } from "./report.js";
import { data, say, words } from "./words.js";

// Decimals of what is made of a score; others have as many as they need, at most two.
/** @type {Record<string, number>} */
const DECIMALS = { t: 0, iq: 0, percentile: 0 };

/** @param {Record<string, string | null>} found @returns {string} such as: T-score 55, percentile 69 */
const valuesOf = ({ id, group, reason, ...given }) =>
  Object.entries(given)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => say(words[`norm_${name}`], { value: show(known(value ?? 0), DECIMALS[name], []).replace("-", "−") }))
    .join(", ");

/** @param {Record<string, string | null>} found @param {{groups?: Record<string, string>, label?: string}} titles */
const sentenceOn = (found, { groups = {}, label }) => {
  if (label) return `${label}: ${show(known(found.score ?? 0), undefined, []).replace("-", "−")}`;
  const values = valuesOf(found);
  const compared = values && say(words.norm, { values, group: groups[found.group ?? ""] ?? "" });
  return [compared, words[found.reason ?? ""] ?? ""].filter(Boolean).join(" ");
};

ADDITIONS.push((report, { scales }) => {
  for (const place of report.querySelectorAll("[data-norm]")) {
    const { norm = "" } = /** @type {HTMLElement} */ (place).dataset;
    const scale = /** @type {HTMLElement} */ (place.closest("[data-scale]")).dataset.scale ?? "";
    const found = scales[scale]?.norms?.find(({ id }) => id === norm);
    const sentence = place.querySelector("p");
    if (found && sentence) sentence.textContent = sentenceOn(found, data.norms?.[scale]?.[norm] ?? {});
    else place.remove();
  }
});
