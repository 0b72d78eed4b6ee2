// The answers on the page → a result that travels: to the check page in a new tab, or to a file. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { readResponses } from "./form.js";
import { ACTIONS } from "./start.js";
import { data, find } from "./words.js";

const KEY = "quietform-result";

/** @param {HTMLElement} form @returns {string} the result as the check page reads it */
const travelling = (form) => {
  const responses = readResponses(/** @type {HTMLFormElement} */ (form));
  const scales = Object.entries(evaluate(data.program, responses).scales).map(([id, { state, score, band }]) => [id, { state, score, band }]);
  const { id, version, hash } = data;
  return JSON.stringify({ quietform: 1, assessment: id, version, program: hash, responses, scales: Object.fromEntries(scales) });
};

// The new tab gets a copy of the session's storage as it opens; what is here is gone again at once. A browser that keeps
// nothing opens the tab all the same, which then says what to do.
ACTIONS["#check"] = () => {
  try {
    sessionStorage.setItem(KEY, travelling(find(document, "#form")));
    setTimeout(() => sessionStorage.removeItem(KEY));
  } catch {}
};

ACTIONS["#save"] = () => {
  const link = /** @type {HTMLAnchorElement} */ (find(document, "#save"));
  link.href = URL.createObjectURL(new Blob([travelling(find(document, "#form"))]));
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
