// Answers that cannot be → a summary on top that takes the focus, and a message at each field. An optional part.

import { Sheet } from "../scoring/sheet.js";
import { readResponses } from "../page/form.js";
import { titleOf } from "../page/review.js";
import { CHECKS, ERASERS } from "../page/start.js";
import { form } from "../page/steps.js";
import { data, make, say, words } from "../page/words.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */
/** @typedef {[Field, string]} Fault a field, and what is wrong there */

/** @param {Element} root @param {string} selector @returns {Field[]} */
const fieldsOf = (root, selector) => /** @type {Field[]} */ ([...root.querySelectorAll(selector)]).filter((field) => field.matches(":enabled"));

/** Numbers that their item does not allow. @param {Element} root @returns {Fault[]} */
const wrongNumbers = (root) => {
  const { outside } = new Sheet(data.program, readResponses(form));
  return fieldsOf(root, "[data-wrong]").flatMap((field) => (outside.has(field.name) ? [[field, field.dataset.wrong ?? ""]] : []));
};

/** The second of two entries of a ranking in one place. @param {Element} root @returns {Fault[]} */
const samePlaces = (root) =>
  [...root.querySelectorAll(".ranking")].flatMap((item) => {
    const places = fieldsOf(item, "select").filter((field) => field.value);
    return places.flatMap((field, index) => {
      const same = places.findIndex((other) => other.value === field.value) < index;
      return same ? [/** @type {Fault} */ ([field, say(words.same_place, { place: field.value })])] : [];
    });
  });

/** Dates that no calendar has. @param {Element} root @returns {Fault[]} */
const wrongDates = (root) =>
  [...root.querySelectorAll(".date")].flatMap((item) => {
    const fields = fieldsOf(item, "input");
    const [day = "", month = "", year = ""] = fields.map((field) => field.value.trim());
    if (!fields[0] || !`${day}${month}${year}`) return [];
    const date = new Date(0);
    // (Of years below 100 the constructor would make others.)
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    const real = [day, month, year].every((part) => /^\d{1,4}$/.test(part)) && date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
    return real ? [] : [[fields[0], words.wrong_date ?? ""]];
  });

const forget = () => {
  for (const said of form.querySelectorAll(".errors, .wrong")) said.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
};

/** @param {Fault} fault @returns {Element} a line of the summary that leads to the field */
const tell = ([field, fault]) => {
  const message = make("p", fault);
  message.className = "wrong";
  message.id = `${field.id}-wrong`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", message.id);
  field.closest("label")?.before(message);
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  link.textContent = `${titleOf(field.closest(".item") ?? field)} ${fault}`;
  const line = document.createElement("li");
  line.append(link);
  return line;
};

CHECKS.push((root) => {
  forget();
  const faults = [wrongNumbers, samePlaces, wrongDates].flatMap((rule) => rule(root));
  if (!faults.length) return true;
  const summary = document.createElement("div");
  summary.className = "note errors";
  summary.tabIndex = -1;
  summary.setAttribute("role", "alert");
  const list = document.createElement("ul");
  list.append(...faults.map(tell));
  summary.append(make("h2", words.errors), list);
  root.prepend(summary);
  // On top of what is seen, below the bar.
  summary.focus({ preventScroll: true });
  summary.scrollIntoView();
  return false;
});

ERASERS.push(forget);
