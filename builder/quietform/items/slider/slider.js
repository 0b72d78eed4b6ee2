// A slider → the number in the field beside it, and back; without a number it shows no answer. An optional part.

import { CHANGES } from "../../page/start.js";
import { form } from "../../page/steps.js";
import { words } from "../../page/words.js";

const items = [...form.querySelectorAll(".slider")].map((item) => {
  const [range, field] = /** @type {NodeListOf<HTMLInputElement>} */ (item.querySelectorAll("input"));
  return { range, field };
});

/** The slider as the field has it. */
const follow = () => {
  for (const { range, field } of items) {
    if (!range || !field) continue;
    const value = field.value.trim().replace(",", ".").replace("−", "-");
    range.classList.toggle("untouched", !value);
    if (value) range.value = value;
    range.setAttribute("aria-valuetext", value || (words.no_answer ?? ""));
  }
};

for (const { range, field } of items) {
  if (!range || !field) continue;
  range.hidden = false;
  const take = () => {
    field.value = range.value;
    follow();
  };
  range.addEventListener("input", take);
  // Pressed where it stands, it has not moved and is touched all the same.
  range.addEventListener("click", () => {
    if (!field.value) {
      take();
      range.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

CHANGES.unshift(follow);
