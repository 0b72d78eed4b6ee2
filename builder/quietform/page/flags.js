// Flags that answers raise, of this page and of the safety check → help before any score, and what they keep out of a
// result. An optional part.

import { evaluate } from "../scoring/evaluator.js";
import { readResponses } from "./form.js";
import { ADDITIONS } from "./report.js";
import { form } from "./steps.js";
import { ACTIONS, CHANGES, ERASERS, GATES, showView } from "./start.js";
import { copyOf, data, find } from "./words.js";

/** The questions of the safety check, on a page that holds them. */
const safety = /** @type {HTMLFormElement | null} */ (document.querySelector("#safety"));
const again = find("#again");
/** Whether the safety check was answered or passed over; once in a visit, or until all is erased. */
let asked = false;
/** What was raised last, as ids of templates. @type {string[]} */
let raised = [];
/** Pages that were read and need not be read again, as ids too. @type {string[]} */
let read = [];
/** Pages that are still to be shown. @type {string[]} */
let ahead = [];
/** What follows the view that is shown. @type {() => void} */
let next = () => {};

/** @param {string} id of a template @param {string} key of its data @returns {string[]} */
const told = (id, key) => (document.getElementById(id)?.dataset[key] ?? "").split(" ").filter(Boolean);

/** @param {string} id @param {string} key */
const says = (id, key) => document.getElementById(id)?.dataset[key] !== undefined;

/** What a visit's answers raise now, the safety check first. */
const raisedNow = () => [
  ...(safety && data.safety ? (evaluate(data.safety, readResponses(safety)).flags ?? []).map((id) => `check-${id}`) : []),
  ...(evaluate(data.program, readResponses(form)).flags ?? []).map((id) => `flag-${id}`),
];

/** @param {string} tag @returns {boolean} whether what advises this is withheld */
const isWithheld = (tag) => raised.some((id) => told(id, "withholds").includes(tag));

/** The services of the chosen country for a page of help, the emergency number first. @param {string[]} kinds */
const showNumbers = (kinds) => {
  const chosen = document.querySelectorAll(".country:not([hidden])");
  // Without a choice all countries are shown; then the way to them is enough.
  const lines = chosen.length === 1 ? [...document.querySelectorAll(".country:not([hidden]) [data-for]")] : [];
  const fitting = lines.filter((line) => {
    const tags = (line instanceof HTMLElement && line.dataset.for ? line.dataset.for : "").split(" ");
    // A line for people who may hurt somebody is nothing for those who were hurt, though it is about violence too.
    return tags.some((tag) => kinds.includes(tag)) && (kinds.includes("own_behaviour") || !tags.includes("own_behaviour"));
  });
  find("#pages .numbers").replaceChildren(...fitting.map((line) => line.cloneNode(true)));
};

/** Help from before is gone with the answers that brought it. */
const clear = () => {
  find("#pages .texts").replaceChildren();
  showNumbers([]);
};

/** Show the next page of help. @returns {boolean} whether there is one */
const showPage = () => {
  const [id, ...others] = ahead;
  ahead = others;
  if (id === undefined) {
    clear();
    return false;
  }
  read.push(id);
  find("#pages .texts").replaceChildren(copyOf(id));
  showNumbers(told(id, "help"));
  document.querySelector("#go-on .last")?.toggleAttribute("hidden", others.length > 0);
  showView("pages");
  return true;
};

// (As in start.js, an item may be called "reset".)
const forget = () => safety && HTMLFormElement.prototype.reset.call(safety);

GATES.push(
  (goOn) => {
    if (!safety || asked) return false;
    next = goOn;
    showView("safety");
    return true;
  },
  (goOn) => {
    next = goOn;
    raised = raisedNow();
    read = read.filter((id) => raised.includes(id));
    ahead = raised.filter((id) => !says(id, "notice") && !says(id, "replaces") && !read.includes(id));
    return showPage();
  },
);

ADDITIONS.push((report) => {
  for (const text of report.querySelectorAll("[data-advises]")) {
    if (/** @type {HTMLElement} */ (text).dataset.advises?.split(" ").some(isWithheld)) text.remove();
  }
  const list = report.querySelector(".next");
  if (list && !list.querySelector("li")) list.remove();
  // A text of the assessment's own in place of the result, or that of the flag.
  const replacing = raised.flatMap((id) => [...(says(id, "replaces") ? [id] : []), `${id}-result`]).map(copyOf);
  if (replacing.some((text) => text.childElementCount)) {
    for (const child of [...report.children]) if (!child.matches("h2[tabindex], h2 + p, .actions")) child.remove();
    find("h2 + p", report).after(...replacing);
  }
  find("h2", report).after(...raised.filter((id) => says(id, "notice")).map(copyOf));
  if (safety) report.append(copyOf("look-again"));
});

ERASERS.push(() => {
  asked = false;
  raised = read = ahead = [];
  forget();
  clear();
});
// Other answers may raise other flags.
CHANGES.push(clear);

const back = ACTIONS[".to-form"];

const passOn = () => {
  asked = true;
  next();
};
/** What waits for a second word of the person, and whether they gave it. @type {{target: HTMLElement | null, allowed: boolean}} */
const sharing = { target: null, allowed: false };

/** @type {Record<string, () => void>} */
const answersTo = {
  ".to-form": () => {
    clear();
    back?.();
  },
  "#safety-on": passOn,
  "#safety-skip": () => {
    forget();
    passOn();
  },
  "#go-on": () => showPage() || next(),
  "#safety-again": () => {
    find("#result").replaceChildren();
    asked = false;
    read = [];
    ACTIONS["#to-result"]?.();
  },
  "#share-yes": () => {
    again.hidden = sharing.allowed = true;
    sharing.target?.focus();
    sharing.target?.click();
    sharing.allowed = false;
  },
  "#share-no": () => {
    again.hidden = true;
    sharing.target?.focus();
  },
};
for (const [selector, action] of Object.entries(answersTo)) ACTIONS[selector] = action;

// Copying, saving and printing a result ask once more while a flag says that somebody may see it.
document.addEventListener(
  "click",
  (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-shares]") : null;
    if (!(target instanceof HTMLElement) || sharing.allowed || !isWithheld("share")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    sharing.target = target;
    again.hidden = false;
    again.focus();
  },
  true,
);

// Another country while a page of help is open.
document.querySelector("#country")?.addEventListener("change", () =>
  setTimeout(() => read.length && showNumbers(told(read[read.length - 1] ?? "", "help"))),
);
