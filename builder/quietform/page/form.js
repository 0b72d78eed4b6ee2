// The form → responses, and which items they answer.

/** What item types do with the responses as the form has them. @type {((form: HTMLFormElement, responses: Record<string, string>) => void)[]} */
export const READERS = [];

/** @param {HTMLFormElement} form @returns {Record<string, string>} responses by name; what is open is left out */
export const readResponses = (form) => {
  const given = [...new FormData(form)].filter(([, value]) => value);
  const responses = Object.fromEntries(given.map(([name, value]) => [name, `${value}`]));
  for (const read of READERS) read(form, responses);
  return responses;
};

/** What item types do when responses are written into the form. @type {((responses: Record<string, string>) => void)[]} */
export const WRITERS = [];

/** Where else the person's own words stand, beside the form. @type {ParentNode[]} */
export const SHEETS = [];

/** @param {HTMLFormElement} form @param {string} selector @returns {HTMLInputElement[]} its fields, and those beside it */
export const fieldsOf = (form, selector) =>
  [form, ...SHEETS].flatMap((root) => /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(selector)]));

/**
 * The form then holds these answers and own words, and no others.
 * @param {HTMLFormElement} form @param {Record<string, string>} responses @param {Record<string, string>} [texts]
 */
export const writeResponses = (form, responses, texts = {}) => {
  for (const field of fieldsOf(form, "input, textarea, select")) {
    const { name, type, value, dataset } = field;
    if (type === "radio" || type === "checkbox") field.checked = responses[name] === value;
    else field.value = (dataset.text ? texts[dataset.text] : responses[name]) ?? "";
  }
  for (const write of WRITERS) write(responses);
  form.dispatchEvent(new Event("change"));
};

/** @param {HTMLFormElement} form @returns {Record<string, string>} the person's own words by item, which no score knows */
export const readTexts = (form) =>
  Object.fromEntries(
    fieldsOf(form, "[data-text]:enabled")
      .filter((field) => field.value)
      .map((field) => [field.dataset.text, field.value]),
  );

/** @param {HTMLFormElement} form @returns {HTMLFieldSetElement[]} */
export const itemsOf = (form) => [...form.querySelectorAll("fieldset")].filter((item) => item.matches(".item") && !item.hidden);

/**
 * The parts of an item that each hold one answer: itself, the halves of a pair, rows, entries.
 * @param {HTMLFieldSetElement} item @returns {Element[]}
 */
export const partsOf = (item) => {
  const parts = [...item.querySelectorAll("fieldset, .entry")];
  return parts.length ? parts : [item];
};

/** What a part's answer is in words, by the ways of answering. @type {((part: Element) => string)[]} */
export const SAID = [
  (part) => [...part.querySelectorAll("input:checked")].map((chosen) => chosen.closest("label")?.textContent.trim()).join(", "),
];

/** @param {Element} part @returns {string} its answer in words; empty while it is open */
export const saidOf = (part) => SAID.map((said) => said(part)).join("");

/** @param {HTMLFieldSetElement} item */
const isAnswered = (item) => partsOf(item).every(saidOf);

/** @param {HTMLFormElement} form @returns {HTMLFieldSetElement[]} items with every part answered, in words or numbers */
export const answeredItems = (form) => itemsOf(form).filter(isAnswered);
