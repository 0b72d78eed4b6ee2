// The loaded document → a page that a person can answer, look over, see a result on, print and erase.

import { answeredItems, itemsOf, readResponses } from "./form.js";
import { keepAsFile } from "./keep.js";
import { makeReport } from "./report.js";
import { fillReview } from "./review.js";
import { form, place, sectionBeside, showAtFirst, showButtons, showFirst, showSection, showSectionOf } from "./steps.js";
import { find, say, words } from "./words.js";

const review = find("#review");
const result = find("#result");

/**
 * Show one view and hide the others; scroll and focus go to its heading, or to one item.
 * @param {string} name @param {Element | null} [item]
 */
export const showView = (name, item) => {
  for (const view of document.querySelectorAll(".view")) view.toggleAttribute("hidden", view.id !== name);
  if (item) showSectionOf(item);
  const target = item?.querySelector("input:checked") ?? item?.querySelector("input:not([type=range]), select, textarea") ?? shown(`#${name} [tabindex]`);
  focusOn(target ?? find("main"));
  if (item) item.scrollIntoView();
  else scrollTo(0, 0);
};

/** @param {string} selector @returns {Element | undefined} the first that a person sees; by its boxes, as older browsers can tell */
const shown = (selector) => [...document.querySelectorAll(selector)].find((one) => one.getClientRects().length);

/** @param {Element | undefined} target */
const focusOn = (target) => /** @type {HTMLElement | undefined} */ (target)?.focus({ preventScroll: true });

const showProgress = () => {
  const progress = say(words.progress, { answered: answeredItems(form).length, items: itemsOf(form).length });
  const { at, parts } = place();
  find("#progress", form).textContent = at < 0 ? progress : say(words.part, { part: at + 1, parts, progress });
};

/** What is to be done whenever an answer changes; optional parts add to it. @type {(() => void)[]} */
export const CHANGES = [showButtons, showProgress];

/** What keeps a person at what they answered, such as a number that cannot be: it says so, and returns false.
 * @type {((root: Element) => boolean)[]} */
export const CHECKS = [];

/** What forgets something when all is erased. @type {(() => void)[]} */
export const ERASERS = [];

/**
 * What stands between the review and the result: it shows a view of its own, returns true and calls `goOn` later; or it
 * lets the person on.
 * @type {((goOn: () => void) => boolean)[]}
 */
export const GATES = [];

const afterChange = () => {
  for (const change of CHANGES) change();
};

/** The report on the answers as they were looked over, before it is asked for. @type {DocumentFragment | null} */
let report = null;
/** The item that is being changed after a look over all of them. @type {HTMLFieldSetElement | null} */
let changed = null;
const question = find("#erase");

const erase = () => {
  report = changed = null;
  form.classList.remove("changing");
  // An item's id may be "reset" or "hidden"; then form.reset is that item. (Names in two cases are out of its reach.)
  HTMLFormElement.prototype.reset.call(form);
  result.replaceChildren();
  find(".answers", review).replaceChildren();
  for (const forget of ERASERS) forget();
  showAtFirst();
  afterChange();
};

/** Go through the gates that are left, then show the result. @param {number} [passed] */
const toResult = (passed = 0) => {
  for (let gate = passed; gate < GATES.length; gate++) if (GATES[gate]?.(() => toResult(gate + 1))) return;
  result.replaceChildren(report ?? makeReport(readResponses(form)));
  showView("result");
};

/** Show the form as it now is. @param {Element | null} [heading] where the person was */
const toForm = (heading) => {
  showProgress();
  showView("form");
  /** @type {HTMLElement | null | undefined} */ (heading)?.focus();
};

const allowed = () => CHECKS.every((check) => check(form.querySelector(".now") ?? form));

/** @param {HTMLFieldSetElement} item */
const changeItem = (item) => {
  changed = item;
  form.classList.add("changing");
  showView("form", item);
  showProgress();
};

/** What a click on an element does, by its selector; optional parts add to it. @type {Record<string, () => void>} */
export const ACTIONS = {
  "#begin": () => showView("form"),
  "#next": () => {
    if (!allowed()) return;
    showSection(sectionBeside(1));
    toForm();
  },
  "#back": () => {
    const before = sectionBeside(-1);
    if (!before) return showView("before");
    showSection(before);
    toForm();
  },
  "#all": () => {
    const heading = form.querySelector(".now h2");
    showSection(null);
    toForm(heading);
  },
  "#parts": () => {
    showFirst();
    toForm();
  },
  "#to-review": () => {
    if (!allowed()) return;
    fillReview(review, form, changeItem);
    showView("review");
    // Back from one change, the person goes on where they were.
    if (changed) review.querySelectorAll("li")[itemsOf(form).indexOf(changed)]?.querySelector("button")?.focus();
    changed = null;
    form.classList.remove("changing");
    showButtons();
    // Worked out while the person reads, put on the page only when they ask for it.
    report = null;
    if (!GATES.length) report = makeReport(readResponses(form));
  },
  "#to-result": () => toResult(),
  ".to-form": () => {
    result.replaceChildren();
    showView("form");
  },
  "#print": () => print(),
  ".start-over": () => {
    question.hidden = false;
    question.focus();
  },
  "#erase-no": () => {
    question.hidden = true;
    focusOn(shown(".start-over"));
  },
  "#erase-yes": () => {
    erase();
    showView("form");
  },
};

/**
 * Run something for the person; a failure never shows an exception and never takes answers away.
 * @param {() => void} action
 */
const attempt = (action) => {
  const trouble = find("#trouble");
  try {
    action();
    trouble.hidden = true;
  } catch {
    trouble.hidden = false;
  }
};

/** @param {MouseEvent} event */
const onClick = (event) => {
  const clicked = /** @type {Element} */ (event.target).closest("button, a");
  if (!clicked) return;
  // Places in the page are reached without an entry in the browser's history.
  const place = clicked.matches('[href^="#"]:not([download])') && clicked.getAttribute("href");
  if (place || clicked.matches("button")) event.preventDefault();
  if (place) find(place).focus();
  const [, action] = Object.entries(ACTIONS).find(([selector]) => clicked.matches(selector)) ?? [];
  if (action) attempt(action);
};

const start = () => {
  keepAsFile(/** @type {HTMLAnchorElement} */ (find("#keep")));
  document.addEventListener("click", onClick);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => attempt(afterChange));
  // The bar's script asks every page for this: before leaving, to delete everything, and when a browser brings it back.
  addEventListener("erase", () => {
    erase();
    showView("before");
  });
  erase();
  find("#plain").hidden = true;
  form.hidden = true;
  for (const button of document.querySelectorAll("#begin, #before details, #back, #form .start-over")) button.toggleAttribute("hidden", false);
};

// The optional parts of a page stand after this script and have registered by then.
document.addEventListener("DOMContentLoaded", () => attempt(start));
