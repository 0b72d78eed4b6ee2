// The form → a list of every item with its answer, to look over and change.

import { answeredItems, itemsOf, partsOf, saidOf } from "./form.js";
import { find, make, say, words } from "./words.js";

/** @param {Element} part @returns {string} its legend without the number of the item, or its words */
export const titleOf = (part) => {
  const legend = /** @type {Element | undefined} */ (part.querySelector("legend, .words")?.cloneNode(true));
  legend?.querySelector(".number")?.remove();
  return legend?.textContent.trim() ?? "";
};

/** @param {HTMLFieldSetElement} item @returns {HTMLElement[]} a line for each answer */
const answerLines = (item) =>
  partsOf(item).map((part) => {
    const said = saidOf(part);
    const line = make("p", part === item ? "" : `${titleOf(part)}: `);
    line.append(make("strong", said || words.no_answer));
    line.classList.toggle("unanswered", !said);
    return line;
  });

/**
 * @param {HTMLElement} view @param {HTMLFormElement} form
 * @param {(item: HTMLFieldSetElement) => void} change what the button beside an answer does
 */
export const fillReview = (view, form, change) => {
  const items = itemsOf(form);
  const left = items.length - answeredItems(form).length;
  find("#left", view).textContent = left ? say(words.left, { left }) : words.all_answered;
  const entries = items.map((item) => {
    const [entry, lines] = [make("li"), make("div")];
    const stem = titleOf(item);
    lines.append(...answerLines(item));
    const button = make("button", words.change);
    button.className = "quiet";
    button.setAttribute("aria-label", say(words.change_item, { stem }));
    button.addEventListener("click", () => change(item));
    entry.append(make("p", stem), lines, button);
    return entry;
  });
  find(".answers", view).replaceChildren(...entries);
};
