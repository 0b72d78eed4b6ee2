// The result on the page → plain text on the clipboard; where that is not allowed, selected, to be copied by hand.

import { ACTIONS } from "./start.js";
import { find, words } from "./words.js";

/**
 * (What tells of the safety check is left out here, not hidden: of an element that is not shown, the text is all it holds.)
 *
 * @param {HTMLElement} view @returns {string} its titles, scores, bands and words, folded ones too
 */
const asText = (view) => {
  const parts = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("h1, #result > :is(h2, h2 + p, .note:not([data-private]), .notes, .card:not(#how, #kept)), #result .change"));
  // Changed and changed back before anything is painted.
  view.classList.add("plain");
  const texts = [...parts].map((part) => part.innerText.trim());
  view.classList.remove("plain");
  return texts.filter(Boolean).join("\n\n");
};

ACTIONS["#copy"] = async () => {
  const view = find("#result");
  const area = /** @type {HTMLTextAreaElement} */ (find("textarea[readonly]", view));
  const status = find("#copied", view);
  area.value = asText(view);
  try {
    await navigator.clipboard.writeText(area.value);
    status.textContent = words.copied;
  } catch {
    area.hidden = false;
    area.select();
    status.textContent = words.copy_by_hand;
  }
};
