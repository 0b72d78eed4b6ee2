// The answers on the page → what goes along to the check page in a new tab. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { readResponses } from "./form.js";
import { noteOf } from "./note.js";
import { ACTIONS } from "./start.js";
import { data, find } from "./words.js";

const KEY = "quietform-result";

// The new tab gets a copy of the session's storage as it opens; what is here is gone again at once. A browser that keeps
// nothing opens the tab all the same, which then says what to do.
ACTIONS["#check"] = () => {
  const responses = readResponses(/** @type {HTMLFormElement} */ (find("#form")));
  try {
    sessionStorage.setItem(KEY, noteOf(responses, evaluate(data.program, responses).scales));
    setTimeout(() => sessionStorage.removeItem(KEY));
  } catch {}
};
