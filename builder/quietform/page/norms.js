// Norm scores → sentences in the card of their scale and in the table of numbers. An optional part.

import { known, ratio, show } from "../scoring/exact.js";
import { ADDITIONS } from "./report.js";
import { data, say, words } from "./words.js";

// Shown whole; what else is made of a score has as many decimals as it needs, at most two.
const WHOLE_NUMBERS = ["t", "iq", "percentile"];
// Nobody is above or below everybody: a percentile near an end keeps the decimals that tell it from that end.
const ENDS = [ratio(0n), ratio(100n)];

/** @param {string} name @param {string | null | undefined} value */
const written = (name, value) =>
  show(known(value ?? 0), WHOLE_NUMBERS.includes(name) ? 0 : undefined, name === "percentile" ? ENDS : []).replace("-", "−");

/** @param {Record<string, string | null>} found @param {{groups?: Record<string, string>, label?: string}} titles */
const sentenceOn = (found, { groups = {}, label }) => {
  const { id, group, reason, ...given } = found;
  if (label) return `${label}: ${written("score", found.score)}`;
  const values = Object.entries(given).flatMap(([name, value]) => (value ? [say(words[`norm_${name}`], { value: written(name, value) })] : []));
  const compared = values.length ? say(words.norm, { values: values.join(", "), group: groups[group ?? ""] ?? "" }) : "";
  return `${compared} ${words[compared && reason ? `rest_${reason}` : (reason ?? "")] ?? ""}`.trim();
};

ADDITIONS.push((report, { scales }) => {
  for (const place of report.querySelectorAll("[data-norm]")) {
    const { norm = "", of = "" } = /** @type {HTMLElement} */ (place).dataset;
    const found = scales[of]?.norms?.find(({ id }) => id === norm);
    const sentence = place.querySelector(".compared");
    if (found && sentence) sentence.textContent = sentenceOn(found, data.norms?.[of]?.[norm] ?? {});
    else place.remove();
  }
});
