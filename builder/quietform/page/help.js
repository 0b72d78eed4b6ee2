// The person's country → only its help lines: guessed from the time zone of the device, changed by the person, kept nowhere. An optional part.

import { ERASERS } from "./start.js";
import { find } from "./words.js";

const select = /** @type {HTMLSelectElement} */ (find("#country"));
const lists = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".country"))];

const showCountry = () => {
  for (const list of lists) list.hidden = list.dataset.country !== select.value;
};

// Parts that look at what is shown stand after this one, and so hear of a change after it.
select.addEventListener("change", showCountry);

// At the start, after the core has kept the page as it arrived, and whenever all is erased.
ERASERS.push(() => {
  if (!select.length) {
    for (const list of lists) select.add(new Option(find("h3", list).textContent ?? "", list.dataset.country));
    select.closest("p")?.removeAttribute("hidden");
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.split("/");
  // What is for everywhere else comes last.
  const here = lists.find(({ dataset }) => dataset.zones?.split(" ").some((part) => zone.includes(part))) ?? lists.at(-1);
  select.value = here?.dataset.country ?? "";
  showCountry();
});
