// The loaded document → a page that a person can answer, look over, see a result on, print and erase.

import { leaveQuickly } from "./leave.js";
import { answeredItems, itemsOf, readResponses } from "./form.js";
import { keepAsFile } from "./keep.js";
import { makeReport } from "./report.js";
import { fillReview } from "./review.js";
import { find, say, words } from "./words.js";

/** @typedef {"form" | "review" | "result"} View */

const form = /** @type {HTMLFormElement} */ (find(document, "#form"));
const views = { form, review: find(document, "#review"), result: find(document, "#result") };

/**
 * Show one view and hide the others; scroll and focus go to its heading, or to one item.
 * @param {View} name @param {Element | null} [item]
 */
const showView = (name, item) => {
  for (const [key, view] of Object.entries(views)) view.toggleAttribute("hidden", key !== name);
  find(document, ".intro").hidden = name !== "form";
  const target = item?.querySelector("input:checked") ?? item?.querySelector("input") ?? views[name].querySelector("[tabindex]") ?? views[name];
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  if (item) item.scrollIntoView();
  else scrollTo(0, 0);
};

const showProgress = () => {
  const items = itemsOf(form);
  find(document, "#progress").textContent = say(words.progress, { answered: answeredItems(form).length, items: items.length });
};

/** What is to be done whenever an answer changes; optional parts add to it. @type {(() => void)[]} */
export const CHANGES = [showProgress];

const afterChange = () => {
  for (const change of CHANGES) change();
};

/** The report on the answers as they were looked over, before it is asked for. @type {DocumentFragment | null} */
let report = null;
/** The item that is being changed after a look over all of them. @type {HTMLFieldSetElement | null} */
let changed = null;
const question = find(document, "#erase");

const erase = () => {
  report = changed = null;
  question.hidden = true;
  form.classList.remove("changing");
  // An item's id may be "reset" or "hidden"; then form.reset is that item. (Names in two cases are out of its reach.)
  HTMLFormElement.prototype.reset.call(form);
  views.result.replaceChildren();
  find(views.review, ".answers").replaceChildren();
  afterChange();
};

/** What a click on an element does, by its selector; optional parts add to it. @type {Record<string, () => void>} */
export const ACTIONS = {
  "#to-review": () => {
    fillReview(views.review, form, (item) => {
      changed = item;
      form.classList.add("changing");
      showView("form", item);
    });
    showView("review");
    // Back from one change, the person goes on where they were.
    if (changed) views.review.querySelectorAll("li")[itemsOf(form).indexOf(changed)]?.querySelector("button")?.focus();
    changed = null;
    form.classList.remove("changing");
    // Worked out while the person reads, put on the page only when they ask for it.
    report = null;
    report = makeReport(readResponses(form));
  },
  "#to-result": () => {
    views.result.replaceChildren(report ?? makeReport(readResponses(form)));
    showView("result");
  },
  ".to-form": () => {
    views.result.replaceChildren();
    showView("form");
  },
  "#print": () => print(),
  ".start-over": () => {
    question.hidden = false;
    question.focus();
  },
  "#erase-no": () => {
    question.hidden = true;
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
  const trouble = find(document, "#trouble");
  try {
    action();
    trouble.hidden = true;
  } catch {
    trouble.hidden = false;
  }
};

/** @param {MouseEvent} event */
const onClick = (event) => {
  const clicked = event.target instanceof Element ? event.target.closest("button, a") : null;
  if (!clicked) return;
  const inPage = clicked.getAttribute("href")?.startsWith("#") && !clicked.hasAttribute("download");
  const action = Object.entries(ACTIONS).find(([selector]) => clicked.matches(selector))?.[1];
  // Places in the page are reached without an entry in the browser's history.
  if (inPage || clicked.matches("button")) event.preventDefault();
  if (inPage) find(document, clicked.getAttribute("href") ?? "").focus();
  if (action) attempt(action);
};

const start = () => {
  keepAsFile(/** @type {HTMLAnchorElement} */ (find(document, "#keep")));
  leaveQuickly(erase);
  document.addEventListener("click", onClick);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => attempt(afterChange));
  // The browser may bring this page back as it was; nobody should find answers there.
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      erase();
      showView("form");
    }
  });
  erase();
  find(document, "#plain").hidden = true;
  for (const button of form.querySelectorAll("button")) button.hidden = false;
};

// The optional parts of a page stand after this script and have registered by then.
document.addEventListener("DOMContentLoaded", () => attempt(start));
