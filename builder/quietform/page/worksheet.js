// A worksheet beside the result → fields for the person alone, which stay as they were while results come and go. An optional part.

import { SHEETS } from "./form.js";
import { ADDITIONS } from "./report.js";
import { ERASERS } from "./start.js";
import { copyOf } from "./words.js";

const sheet = document.createElement("div");
sheet.append(copyOf("worksheet"));
SHEETS.push(sheet);

/** @returns {HTMLInputElement[]} */
const fields = () => [...sheet.querySelectorAll("input, textarea")].map((field) => /** @type {HTMLInputElement} */ (field));

for (const field of fields()) field.autocomplete = "off";

// What help withholds is gone from the report by now.
ADDITIONS.push((report) => {
  const place = report.querySelector(".worksheet");
  const card = place?.querySelector(".card");
  if (card) card.append(sheet);
  else place?.append(copyOf("worksheet-instead"));
});

ERASERS.push(() => {
  for (const field of fields()) {
    field.value = "";
    field.checked = false;
  }
});
