// Fields that are written into or chosen from → their answers in words, numbers with a decimal point. An optional part.

import { READERS, SAID } from "../page/form.js";

SAID.push((part) =>
  [...part.querySelectorAll("input:not([type=radio], [type=checkbox], [type=range]), textarea, select")]
    .map((field) => {
      const { value, dataset } = /** @type {HTMLInputElement} */ (field);
      return value.trim() && `${value.trim()} ${dataset.unit ?? ""}`.trim();
    })
    .filter(Boolean)
    .join(" "),
);

// A decimal comma and a true minus sign are as good as those that programs know.
READERS.push((form, responses) => {
  for (const { name } of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-wrong]:enabled"))) {
    const written = (responses[name] ?? "").trim().replace(",", ".").replace("−", "-");
    if (written) responses[name] = written;
    else delete responses[name];
  }
});
