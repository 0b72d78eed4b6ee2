// Scores as they are put on the page → the same with the decimal mark of its language. An optional part, where that is no point.

import { words } from "./words.js";

// Where numbers stand that this page has worked out; nothing that an author wrote.
const NUMBERS = ".score, .text, .compared, .stands-out, .told p, b[data-side]";

/** @param {Element} place */
const rewrite = (place) => {
  const text = (place.textContent ?? "").replace(/(\d)\.(\d)/g, `$1${words.point}$2`);
  // A text that stays is not put in again: that would be heard as a change, for ever.
  if (text !== place.textContent) place.textContent = text;
};

new MutationObserver(() => {
  for (const place of document.querySelectorAll(NUMBERS)) if (!place.childElementCount) rewrite(place);
}).observe(document.body, { childList: true, subtree: true });
