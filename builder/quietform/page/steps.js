// The sections of the form → one at a time, or all on one page, as the person likes.

import { find } from "./words.js";

export const form = /** @type {HTMLFormElement} */ (find("#form"));
/** The section that is shown; null while all are. @type {Element | null} */
let current = null;

/** @returns {Element[]} the sections that are asked */
const sections = () => [...form.querySelectorAll("section:not([hidden])")];

/** @returns {{at: number, parts: number}} which section is shown, from 0, and of how many; -1 while all are */
export const place = () => ({ at: current ? sections().indexOf(current) : -1, parts: sections().length });

/** What leads on depends on where the person is. */
export const showButtons = () => {
  const { at, parts } = place();
  const last = at < 0 || at === parts - 1 || form.matches(".changing");
  for (const [id, shown] of Object.entries({ next: !last, "to-review": last, all: at >= 0, parts: at < 0 })) {
    form.querySelector(`#${id}`)?.toggleAttribute("hidden", !shown);
  }
};

/** @param {Element | null | undefined} section the one to show; all of them for null */
export const showSection = (section) => {
  current?.classList.remove("now");
  current = section ?? null;
  current?.classList.add("now");
  form.classList.toggle("steps", current !== null);
  showButtons();
};

/** @param {number} steps forwards, or backwards below 0 @returns {Element | undefined} where that leads */
export const sectionBeside = (steps) => (current ? sections()[place().at + steps] : undefined);

export const showFirst = () => showSection(sections()[0]);

/** How the author chose the form to begin: with its first section, or with all. */
export const showAtFirst = () => (form.dataset.steps === undefined ? showSection(null) : showFirst());

/** @param {Element} item */
export const showSectionOf = (item) => current && showSection(item.closest("section"));
