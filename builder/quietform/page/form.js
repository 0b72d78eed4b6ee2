// The form → responses, and which items they answer.

/** @param {HTMLFormElement} form @returns {Record<string, string>} responses by name; what is open is left out */
export const readResponses = (form) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, `${value}`]));

/** @param {HTMLFormElement} form @returns {HTMLFieldSetElement[]} */
export const itemsOf = (form) => [...form.querySelectorAll("fieldset")].filter((item) => item.matches(".item") && !item.hidden);

/**
 * The fieldsets of an item that each hold one answer: itself, or the halves of a pair.
 * @param {HTMLFieldSetElement} item
 */
export const partsOf = (item) => {
  const halves = [...item.querySelectorAll("fieldset")];
  return halves.length ? halves : [item];
};

/** @param {HTMLFieldSetElement} item */
const isAnswered = (item) => partsOf(item).every((part) => part.querySelector(":checked"));

/** @param {HTMLFormElement} form @returns {HTMLFieldSetElement[]} items with every part answered, in words or numbers */
export const answeredItems = (form) => itemsOf(form).filter(isAnswered);
