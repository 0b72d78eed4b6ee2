// Scores as they are put on the page → the same as its language writes them. An optional part, where that is in another way.

import { words } from "./words.js";

// Where numbers stand that this page has worked out; nothing that an author wrote.
const NUMBERS = ".score, .text, .compared, .stands-out, .told p, b[data-side]";

/** @param {Element} place */
const rewrite = (place) => {
  // A mark that is not seen keeps a minus sign on the left of its number, where a text goes from the right.
  const text = (place.textContent ?? "").replace(/(\d)\.(\d)/g, `$1${words.point}$2`).replace(/(^|[^\u200e])(−\d)/g, "$1\u200e$2");
  // A text that stays is not put in again: that would be heard as a change, for ever.
  if (text !== place.textContent) place.textContent = text;
};

new MutationObserver(() => {
  for (const place of document.querySelectorAll(NUMBERS)) if (!place.childElementCount) rewrite(place);
}).observe(document.body, { childList: true, subtree: true });
