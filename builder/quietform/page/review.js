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

/** @param {string} tag @param {string | undefined} text */
const make = (tag, text) => {
  const element = document.createElement(tag);
  element.textContent = text ?? "";
  return element;
};

/** @param {HTMLFieldSetElement} item @returns {HTMLElement[]} a line for each answer */
const answerLines = (item) =>
  partsOf(item).map((part) => {
    const line = document.createElement("p");
    const label = part.querySelector(":checked")?.closest("label")?.textContent?.trim();
    const side = part === item ? "" : `${titleOf(part)}: `;
    line.append(side, make("strong", label ?? words.no_answer));
    line.classList.toggle("unanswered", label === undefined);
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
