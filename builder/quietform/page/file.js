// The answers on the page → a small file that the person keeps; such a file → the answers again, or what has changed. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { Sheet } from "../scoring/sheet.js";
import { numbersOf, showChange } from "./change.js";
import { fieldsOf, readResponses, readTexts, writeResponses } from "./form.js";
import { offer } from "./keep.js";
import { noteOf } from "./note.js";
import { ACTIONS, ERASERS, showView } from "./start.js";
import { form } from "./steps.js";
import { data, find, make, say, words } from "./words.js";

// Writing.

/** Save what is on the page, with the person's own words only if they say so. @param {string} view @param {boolean} seen */
const save = (view, seen) => {
  const responses = readResponses(form);
  const own = document.querySelector(`${view} .own:checked`) ? readTexts(form) : undefined;
  const link = document.createElement("a");
  link.download = "note.json";
  offer(link, noteOf(responses, seen ? evaluate(data.program, responses).scales : {}, own));
  link.click();
};

ACTIONS["#result .save"] = () => save("#result", true);
// Nobody has seen a score yet, so none is in the file.
ACTIONS["#review .save"] = () => save("#review", false);

// Reading. Nothing in a file is believed: what it says is worked out again and written anew, and must then be the same.

/** No file of ours is larger: a thousand answers take a tenth of it. In bytes. */
const LARGEST = 500_000;

/** @param {any} responses @returns {number} how many of them the form could not have given */
const oddAnswers = (responses) => {
  const sheet = new Sheet(data.program, responses);
  return Object.entries(responses).filter(
    ([key, value]) =>
      !Object.hasOwn(data.program.items, key) ||
      sheet.outside.has(key) ||
      !sheet.shown(key) ||
      // By now it is a number or the word for a missing answer, which only some items offer.
      !(form.querySelector(`[name="${key}"][type=radio]`) ? form.querySelector(`[name="${key}"][value="${value}"]`) : sheet.values.has(key)),
  ).length;
};

/** @param {object} table @param {(key: string) => unknown} [fits] which keys it may have @returns {Record<string, string>} */
const asTexts = (table, fits = () => true) =>
  Object.fromEntries(Object.entries(table).flatMap(([key, value]) => (fits(key) ? [[key, `${value}`]] : [])));

/**
 * @param {any} found @param {boolean} seen whether a result is on the page
 * @returns {(string | undefined)[]} why it does not belong to this page; nothing where it does
 */
const misfits = (found, seen) => {
  const { quietform, assessment, version, program, engine, saved, responses, scales, texts } = found;
  if (quietform !== 1) return [words.file_foreign];
  if (assessment !== data.id) return [words.file_other];
  if (version !== data.version) {
    const facts = { then: `${version}`.slice(0, 40), now: data.version };
    return [say(words.file_version, facts), ...(seen ? numbersOf(scales) : [])];
  }
  if (program !== data.hash) return [words.file_rules];
  const odd = oddAnswers(responses);
  const scored = Object.keys(scales).length ? evaluate(data.program, responses).scales : {};
  const own = texts && asTexts(texts, (key) => fieldsOf(form, `[data-text="${CSS.escape(key)}"]`).length);
  const again = noteOf(asTexts(responses), scored, own, new Date(saved).toISOString().slice(0, 10), `${engine}`);
  return [...(odd ? [say(words.file_answers, { odd })] : []), ...(again === JSON.stringify(found) ? [] : [words.file_changed])];
};

/** Go on with the answers of a file; if the form does not take them as they are, it keeps its own. @param {any} found */
const goOn = ({ responses, texts }) => {
  const [before, own] = [readResponses(form), readTexts(form)];
  writeResponses(form, responses, texts);
  const [after, wanted] = [readResponses(form), responses].map((one) => JSON.stringify(Object.entries(one).sort()));
  const taken = after === wanted;
  if (!taken) writeResponses(form, before, own);
  return taken;
};

/** What was chosen last; whoever erases or chooses again meanwhile is not given what was being read. */
let last = 0;

/** @param {HTMLInputElement} input @param {File} file */
const take = async (input, file) => {
  const mine = (last += 1);
  const box = /** @type {HTMLElement} */ (input.closest(".choosing"));
  const place = box.querySelector(".change");
  /** @type {any} */
  let found;
  let reasons = [words.file_large];
  if (file.size <= LARGEST) {
    // What stops the reading is refused for the last reason that was thought of.
    try {
      reasons = [words.file_damaged];
      found = JSON.parse(await file.text());
      reasons = [words.file_changed];
      reasons = misfits(Object(found), place !== null);
    } catch {}
  }
  if (mine !== last) return;
  // The same file may be chosen again; its name stays nowhere.
  input.value = "";
  if (!reasons.length && !place && !goOn(found)) reasons = [words.file_changed];
  find(".told", box).replaceChildren(...(reasons.length ? [words.file_refused, ...reasons].map((text) => make("p", text)) : []));
  place?.replaceChildren();
  if (reasons.length) return;
  if (place) return showChange(place, found, readResponses(form));
  showView("form");
  ACTIONS["#to-review"]?.();
};

document.addEventListener("change", ({ target }) => {
  const file = target instanceof HTMLInputElement && target.matches(".choosing input") && target.files?.[0];
  if (file) void take(target, file);
});

ERASERS.push(() => {
  last += 1;
  for (const told of document.querySelectorAll(".told")) told.replaceChildren();
});
