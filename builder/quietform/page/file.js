// The answers on the page → a small file that the person keeps; such a file → the answers again, or what has changed. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { Sheet } from "../scoring/sheet.js";
import { showChange, showNumbers } from "./change.js";
import { readResponses } from "./form.js";
import { noteOf } from "./note.js";
import { LARGEST, readSaved } from "./saved.js";
import { ACTIONS, ERASERS, showView } from "./start.js";
import { form } from "./steps.js";
import { data, find, say, words } from "./words.js";

/** @typedef {import("./saved.js").Saved} Saved */

// Writing.

/** @param {string} text */
const download = (text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "note.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

ACTIONS["#result .save"] = () => {
  const responses = readResponses(form);
  download(noteOf(responses, evaluate(data.program, responses).scales));
};

// Nobody has seen a score yet, so none is in the file.
ACTIONS["#review .save"] = () => download(noteOf(readResponses(form), {}));

// Reading.

/** Whether the form could have given this answer: as one of those to choose from, or written.
 * @param {string} key @param {string} value */
const offered = (key, value) => form.querySelector(`[name="${key}"][value="${value}"], [name="${key}"]:not([type="radio"])`) !== null;

/** @param {Saved} saved @returns {string[]} answers that this page could not have given */
const oddAnswers = ({ responses }) => {
  const sheet = new Sheet(data.program, responses);
  return Object.entries(responses).flatMap(([key, value]) => {
    const sound = Object.hasOwn(data.program.items, key) && !sheet.outside.has(key) && sheet.shown(key) && offered(key, value);
    return sound ? [] : [key];
  });
};

/** @param {Saved} saved @returns {string[]} scales of which the file has not what its answers give */
const oddScores = ({ responses, scales }) => {
  const found = evaluate(data.program, responses).scales;
  const ids = Object.keys(scales).length ? new Set([...Object.keys(scales), ...Object.keys(found)]) : [];
  return [...ids].filter((id) => {
    const [one, other] = [scales, found].map((table) => (Object.hasOwn(table, id) ? table[id] : undefined));
    return !one || !other || one.state !== other.state || one.score !== other.score || one.band !== other.band;
  });
};

/** @param {Saved} saved @returns {(string | undefined)[]} why it does not belong to this page; nothing where it does */
const misfits = (saved) => {
  if (saved.assessment !== data.id) return [words.file_other];
  if (saved.version !== data.version) return [say(words.file_version, { then: saved.version, now: data.version })];
  if (saved.program !== data.hash) return [words.file_rules];
  const answers = oddAnswers(saved).length;
  const scores = oddScores(saved).length;
  return [...(answers ? [say(words.file_answers, { answers })] : []), ...(scores ? [say(words.file_scores, { scores })] : [])];
};

/** @param {Record<string, string>} responses the form then holds these and no others */
const fill = (responses) => {
  for (const control of form.querySelectorAll("input")) control.checked = responses[control.name] === control.value;
  form.dispatchEvent(new Event("change"));
};

/** @param {Saved} saved whose answers the person goes on with */
const goOn = ({ responses }) => {
  fill(responses);
  showView("form");
  ACTIONS["#to-review"]?.();
};

/** @param {Saved} saved @param {HTMLElement} place */
const compareWith = (saved, place) => {
  const [before, after] = [saved.responses, readResponses(form)].map((responses) => evaluate(data.program, responses).scales);
  if (before && after) showChange(place, saved.saved, before, after);
};

/** What was opened last; whoever erases or opens another meanwhile is not given this one. */
let last = 0;

/** @param {HTMLInputElement} input @param {File} file */
const openFile = async (input, file) => {
  const mine = (last += 1);
  const box = /** @type {HTMLElement} */ (input.closest(".choosing"));
  const place = box.querySelector(".change");
  const told = find(box, ".told");
  told.replaceChildren();
  place?.replaceChildren();
  const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
  if (mine !== last) return;
  // A file is chosen anew each time, and its name stays nowhere.
  input.value = "";
  const found = file.size > LARGEST ? { refused: "too_large", keys: [] } : readSaved(text);
  const refusal = "refused" in found ? [say(words[`file_${found.refused}`], { keys: found.keys.join("”, “") })] : misfits(found);
  told.append(...refusal.map(line));
  if (refusal.length) told.prepend(line(words.file_refused));
  if ("refused" in found) return;
  if (!(place instanceof HTMLElement)) return refusal.length ? undefined : goOn(found);
  if (!refusal.length) compareWith(found, place);
  else if (found.assessment === data.id && found.version !== data.version) showNumbers(place, found);
};

/** @param {string | undefined} text */
const line = (text) => {
  const paragraph = document.createElement("p");
  paragraph.textContent = text ?? "";
  return paragraph;
};

document.addEventListener("change", ({ target }) => {
  const file = target instanceof HTMLInputElement && target.matches(".choosing input") && target.files?.[0];
  if (file) void openFile(target, file);
});

ERASERS.push(() => {
  last += 1;
  for (const told of document.querySelectorAll(".told")) told.replaceChildren();
});

// Without script there is nothing that could open a file.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("details.choosing")) box.toggleAttribute("hidden", false);
});
