// Profiles → which of their scales stand out, in words, and their common level in the picture. An optional part.

import { known, show } from "../scoring/exact.js";
import { ADDITIONS, positionOf } from "./report.js";
import { data, say, words } from "./words.js";

/** @param {string[]} scales @returns {string} */
const named = (scales) => scales.map((scale) => `“${data.titles?.[scale] ?? scale}”`).join(", ");

ADDITIONS.push((report, { profiles = {} }) => {
  for (const place of report.querySelectorAll("[data-profile]")) {
    const found = profiles[/** @type {HTMLElement} */ (place).dataset.profile ?? ""];
    const sentence = place.querySelector(".stands-out");
    if (!sentence) continue;
    if (!found) {
      sentence.textContent = words.profile_none ?? "";
      // Without a level there is no line for it.
      for (const line of place.querySelectorAll(".level")) line.remove();
      continue;
    }
    const elevation = known(found.elevation);
    // Written as the scores beside it are.
    const decimals = data.views[Object.keys(found.deviations)[0] ?? ""]?.decimals;
    const facts = { level: show(elevation, decimals, []).replace("-", "−"), highest: named(found.highest), lowest: named(found.lowest) };
    sentence.textContent = say(known(found.scatter).n ? words.profile : words.profile_even, facts);
    for (const line of place.querySelectorAll("[data-scale] .level")) {
      const scale = /** @type {HTMLElement} */ (line.closest("[data-scale]")).dataset.scale ?? "";
      for (const end of ["x1", "x2"]) line.setAttribute(end, `${positionOf(scale, elevation)}`);
    }
  }
});
