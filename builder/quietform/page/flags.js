// Flags that answers raise → help before any score, a result that they replace, texts that they withhold. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { readResponses } from "./form.js";
import { ADDITIONS } from "./report.js";
import { form } from "./steps.js";
import { ACTIONS, CHANGES, ERASERS, GATES, showView } from "./start.js";
import { copyOf, data, find } from "./words.js";

/** @param {string} flag @returns {DOMStringMap} what the flag does beside showing its text */
const effectsOf = (flag) => find(document, `#flag-${flag}`).dataset;

/** @param {string[]} flags @returns {DocumentFragment[]} */
const textsOf = (flags) => flags.map((flag) => copyOf(`flag-${flag}`));

/** @param {string | undefined} tags @returns {string[]} */
const listOf = (tags) => (tags ?? "").split(" ").filter(Boolean);

/** Help from before is gone with the answers that brought it. */
const clear = () => find(document, "#pages .texts").replaceChildren();
CHANGES.push(clear);
ERASERS.push(clear);

const back = ACTIONS[".to-form"];
ACTIONS[".to-form"] = () => {
  clear();
  back?.();
};

GATES.push((goOn) => {
  const flags = evaluate(data.program, readResponses(form)).flags ?? [];
  if (!flags.length) return false;
  find(document, "#pages .texts").replaceChildren(...textsOf(flags));
  ACTIONS["#go-on"] = () => {
    clear();
    goOn();
  };
  showView("pages");
  return true;
});

ADDITIONS.push((report, { flags = [] }) => {
  const withheld = flags.flatMap((flag) => listOf(effectsOf(flag).withholds));
  for (const text of report.querySelectorAll("[data-advises]")) {
    if (listOf(/** @type {HTMLElement} */ (text).dataset.advises).some((tag) => withheld.includes(tag))) text.remove();
  }
  const next = report.querySelector(".next");
  if (next && !next.querySelector("li")) next.remove();
  const replacing = flags.filter((flag) => effectsOf(flag).replaces !== undefined);
  if (!replacing.length) return;
  for (const child of [...report.children]) if (!child.matches("h2, h2 + p, .actions")) child.remove();
  find(report, "h2 + p").after(...textsOf(replacing));
});
