// Answers so far → which items are shown now. An optional part, on pages with `show_when`.

import { Sheet } from "../scoring/sheet.js";
import { readResponses } from "./form.js";
import { CHANGES } from "./start.js";
import { data, find } from "./words.js";

/** @param {Element} root @returns {HTMLFieldSetElement[]} items, hidden ones too */
const allItems = (root) => /** @type {HTMLFieldSetElement[]} */ ([...root.querySelectorAll(".item")]);

// An answer that was given before its item was hidden stays in the form, where it is found again; disabled, it is in no
// responses. What follows is hidden or shown without a word and without moving the focus: it stands further down.
const showWhatIsAsked = () => {
  const form = /** @type {HTMLFormElement} */ (find("#form"));
  // Of an item that is shown again, the answer decides at once what else is.
  for (const item of allItems(form)) item.disabled = false;
  const sheet = new Sheet(data.program, readResponses(form));
  for (const section of form.querySelectorAll("section")) {
    const items = allItems(section);
    for (const item of items) {
      // What no score knows goes by the item's own id.
      const names = [...item.querySelectorAll("[name]")].map((field) => field.getAttribute("name") ?? "");
      item.disabled = item.hidden = ![...names, ...(names.length ? [] : [item.id.slice(5)])].some((name) => sheet.shown(name));
    }
    section.hidden = items.every((item) => item.hidden);
  }
  // Words for a page without script.
  for (const only of form.querySelectorAll(".only")) only.remove();
};

// Before the progress is told, which counts what is shown.
CHANGES.unshift(showWhatIsAsked);
