// A difference of two scales → both stand on a beam that tilts to the side with more. An optional part.

import { known } from "../scoring/exact.js";
import { ADDITIONS, positionOf } from "./report.js";

/** @typedef {import("../scoring/evaluator.js").Result} Result */

// Of the picture in report.html: where the beam turns, how far a score tilts it, and on what its sides stand.
const MIDDLE = 160;
const TILT = 0.075;
const FLOOR = 62;

/** @param {string | undefined} id @param {Record<string, Result>} scales */
const placeOf = (id = "", scales) => positionOf(id, known(scales[id]?.score ?? 0));

ADDITIONS.push((report, { scales }) => {
  for (const beam of report.querySelectorAll(".beam")) {
    const place = /** @type {HTMLElement} */ (beam.closest("[data-scale]"));
    const turn = (placeOf(place.dataset.scale, scales) - MIDDLE) * TILT;
    beam.querySelector("g")?.setAttribute("transform", `rotate(${turn.toFixed(1)} ${MIDDLE} 66)`);
    for (const side of /** @type {NodeListOf<SVGElement>} */ (beam.querySelectorAll("[data-side]"))) {
      const height = Math.round(placeOf(side.dataset.side, scales) / 6) + 2;
      side.setAttribute("y", `${FLOOR - height}`);
      side.setAttribute("height", `${height}`);
    }
    for (const side of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("b[data-side]"))) {
      side.textContent = report.querySelector(`tr[data-scale="${side.dataset.side}"] .score`)?.textContent ?? "";
    }
  }
});
