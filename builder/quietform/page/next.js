// Pages to read next that have a condition → out of the list where it does not hold. An optional part.

import { ADDITIONS } from "./report.js";

ADDITIONS.push((report, { next = [] }) => {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (report.querySelectorAll(".next [data-place]"))) {
    if (!next.includes(Number(link.dataset.place))) link.remove();
  }
  const list = report.querySelector(".next");
  if (list && !list.querySelector("li")) list.remove();
});
