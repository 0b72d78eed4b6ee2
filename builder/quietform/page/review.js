// The form → a list of every item with its answer, to look over and change.

import { answeredItems, itemsOf, partsOf, saidOf } from "./form.js";
import { find, make, say, words } from "./words.js";

/** @param {Element} part @returns {string} its legend without the number of the item, or its words */
export const titleOf = (part) => {
  const legend = part.querySelector("legend, .words")?.cloneNode(true);
  if (!(legend instanceof Element)) return "";
  legend.querySelector(".number")?.remove();
  return legend.textContent?.trim() ?? "";
};

/** @param {HTMLFieldSetElement} item @returns {HTMLElement[]} a line for each answer */
const answerLines = (item) =>
  partsOf(item).map((part) => {
    const line = document.createElement("p");
    const said = saidOf(part);
    const side = part === item ? "" : `${titleOf(part)}: `;
    line.append(side, make("strong", said || words.no_answer));
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
  find(view, "#left").textContent = left ? say(words.left, { left }) : (words.all_answered ?? "");
  const entries = items.map((item) => {
    const entry = document.createElement("li");
    const stem = titleOf(item);
    const lines = document.createElement("div");
    lines.append(...answerLines(item));
    const button = make("button", words.change);
    button.className = "quiet";
    button.setAttribute("aria-label", say(words.change_item, { stem }));
    button.addEventListener("click", () => change(item));
    entry.append(make("p", stem), lines, button);
    return entry;
  });
  find(view, ".answers").replaceChildren(...entries);
};
