// The form → a list of every item with its answer, to look over and change.

import { answeredItems, itemsOf, partsOf } from "./form.js";
import { find, say, words } from "./words.js";

/** @param {Element} part a fieldset @returns {string} its legend without the number of the item */
const titleOf = (part) => {
  const legend = part.querySelector("legend")?.cloneNode(true);
  if (!(legend instanceof Element)) return "";
  legend.querySelector(".number")?.remove();
  return legend.textContent?.trim() ?? "";
};

/** @param {HTMLFieldSetElement} item @returns {HTMLElement[]} a line for each answer */
const answerLines = (item) =>
  partsOf(item).map((part) => {
    const line = document.createElement("p");
    const label = part.querySelector("label:has(:checked)")?.textContent?.trim();
    const side = part === item ? "" : `${titleOf(part)}: `;
    line.append(side, Object.assign(document.createElement("strong"), { textContent: label ?? words.no_answer }));
    line.classList.toggle("open", label === undefined);
    return line;
  });

/**
 * @param {HTMLElement} view @param {HTMLFormElement} form
 * @param {(item: HTMLFieldSetElement) => void} change what the button beside an answer does
 */
export const fillReview = (view, form, change) => {
  const items = itemsOf(form);
  const open = items.length - answeredItems(form).length;
  find(view, "#open-items").textContent = open ? say(words.open, { open }) : (words.all_answered ?? "");
  const entries = items.map((item) => {
    const entry = document.createElement("li");
    const stem = Object.assign(document.createElement("p"), { textContent: titleOf(item) });
    const lines = document.createElement("div");
    lines.append(...answerLines(item));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words.change });
    button.setAttribute("aria-label", say(words.change_item, { stem: stem.textContent ?? "" }));
    button.addEventListener("click", () => change(item));
    entry.append(stem, lines, button);
    return entry;
  });
  find(view, ".answers").replaceChildren(...entries);
};
