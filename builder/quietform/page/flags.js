// Flags that answers raise → help before any score, a result that they replace, texts that they withhold. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { readResponses } from "./form.js";
import { ADDITIONS } from "./report.js";
import { ACTIONS, CHANGES } from "./start.js";
import { copyOf, data, find } from "./words.js";

/** @param {string} flag @returns {DOMStringMap} what the flag does beside showing its text */
const effectsOf = (flag) => find(document, `#flag-${flag}`).dataset;

/** @param {string[]} flags @returns {DocumentFragment[]} */
const textsOf = (flags) => flags.map((flag) => copyOf(`flag-${flag}`));

/** @param {string | undefined} tags @returns {string[]} */
const listOf = (tags) => (tags ?? "").split(" ").filter(Boolean);

/** Put help in place of the step before it; without flags, nothing of it stays. @param {string[]} flags */
const showHelp = (flags) => {
  find(document, "#flags .texts").replaceChildren(...textsOf(flags));
  find(document, "#flags").hidden = !flags.length;
  find(document, "#look").hidden = flags.length > 0;
};

// Other answers, or none after erasing: no help from before.
CHANGES.push(() => showHelp([]));

const showResult = ACTIONS["#to-result"];
for (const [selector, leave] of Object.entries({ "#go-on": showResult, ".to-form": ACTIONS[".to-form"] })) {
  ACTIONS[selector] = () => {
    showHelp([]);
    leave?.();
  };
}

ACTIONS["#to-result"] = () => {
  const form = /** @type {HTMLFormElement} */ (find(document, "#form"));
  const flags = evaluate(data.program, readResponses(form)).flags ?? [];
  if (!flags.length) return showResult?.();
  showHelp(flags);
  find(document, "#flags h2").focus({ preventScroll: true });
  scrollTo(0, 0);
};

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
