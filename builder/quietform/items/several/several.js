// Ticks → 1 for each, 0 for the others once anything is ticked; none of them unticks the rest. An optional part.

import { READERS, WRITERS } from "../../page/form.js";
import { form } from "../../page/steps.js";

/** @param {Element} item @param {string} boxes @returns {HTMLInputElement[]} */
const boxesOf = (item, boxes) => /** @type {HTMLInputElement[]} */ ([...item.querySelectorAll(boxes)]);

READERS.push((_, responses) => {
  for (const item of form.querySelectorAll(".several:enabled")) {
    if (item.querySelector(":checked")) for (const { name } of boxesOf(item, "[name]")) responses[name] ??= "0";
  }
});

WRITERS.push((responses) => {
  for (const item of form.querySelectorAll(".several")) {
    const [none] = boxesOf(item, ".none");
    if (none) none.checked = boxesOf(item, "[name]").every(({ name }) => responses[name] === "0");
  }
});

form.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.checked) return;
  const item = target.closest(".several");
  if (item) for (const box of boxesOf(item, target.matches(".none") ? "[name]" : ".none")) box.checked = false;
}, true);
