// The person's country → only its help lines: guessed from the time zone of the device, changed by the person, kept nowhere. An optional part.

import { ERASERS } from "./start.js";
import { find } from "./words.js";

/** @returns {HTMLElement[]} the list of each country, in the order of the page */
const countries = () => [...document.querySelectorAll(".country")].map((list) => /** @type {HTMLElement} */ (list));

const choice = () => /** @type {HTMLSelectElement} */ (find(document, "#country"));

const showCountry = () => {
  const { value } = choice();
  for (const list of countries()) list.hidden = list.dataset.country !== value;
};

/** The country whose time zone this device has; what is for everywhere else comes last. */
const guessCountry = () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/");
  const here = countries().find(({ dataset }) => dataset.zones?.split(" ").some((part) => zone.includes(part))) ?? countries().at(-1);
  choice().value = here?.dataset.country ?? "";
  showCountry();
};

// At the start, after the core has kept the page as it arrived, and whenever all is erased.
ERASERS.push(() => {
  const select = choice();
  if (!select.length) {
    for (const list of countries()) select.add(new Option(find(list, "h3").textContent ?? "", list.dataset.country));
    select.addEventListener("change", showCountry);
    select.closest("p")?.removeAttribute("hidden");
  }
  guessCountry();
});
