// Reasons of a score and the scales that it counts → lists in its card, in words. An optional part.

import { partsOf, saidOf } from "./form.js";
import { ADDITIONS } from "./report.js";
import { titleOf } from "./review.js";
import { form } from "./steps.js";
import { make, say, words } from "./words.js";

/** What was asked, and the person's answer in words. @param {string} key of a response @returns {HTMLElement} */
const lineOf = (key) => {
  const field = form.querySelector(`[name="${key}"]`);
  const item = /** @type {HTMLFieldSetElement | null | undefined} */ (field?.closest(".item"));
  const part = item && partsOf(item).find((one) => one.contains(field));
  const line = make("li", item ? titleOf(item) : "");
  if (part && part !== item) line.append(` ${titleOf(part)}`);
  line.append(" ", make("strong", part ? saidOf(part) : ""));
  return line;
};

ADDITIONS.push((report, { reasons = {}, scales }) => {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (report.querySelectorAll("[data-reasons]"))) {
    const found = reasons[place.dataset.reasons ?? ""] ?? [];
    const mixed = new Set(found.map(({ side }) => side)).size > 1;
    const lines = found.map(({ item, side }) => {
      const line = lineOf(item);
      if (mixed) line.append(" ", say(words.reason_side, { end: place.dataset[side] ?? "" }));
      return line;
    });
    if (lines.length) place.querySelector("ul")?.append(...lines);
    else place.remove();
  }
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (report.querySelectorAll("[data-names]"))) {
    const counted = scales[list.dataset.names ?? ""]?.names ?? [];
    for (const name of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("li"))) {
      if (!counted.includes(name.dataset.name ?? "")) name.remove();
    }
    if (!list.childElementCount) list.remove();
  }
});
