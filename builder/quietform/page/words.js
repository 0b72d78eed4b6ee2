// The data block of the page → the program, its words, and small ways to reach the document.

/** @typedef {{low: number | string, high: number | string, decimals?: number, words?: boolean}} View */
/**
 * @typedef {object} PageData
 * @property {import("../scoring/sheet.js").Program} program
 * @property {Record<string, View>} views by scale
 * @property {Record<string, Record<string, string>>} bands label by scale and band
 * @property {Record<string, string>} words
 * @property {import("../scoring/sheet.js").Program} [safety] the safety check that the page holds
 * @property {string} id of the assessment
 * @property {string} version
 * @property {string} hash of the program
 * @property {string} engine its version
 * @property {Record<string, Record<string, {groups?: Record<string, string>, label?: string}>>} [norms] by scale and norm set
 * @property {Record<string, string>} [titles] of the scales of profiles
 */

/**
 * The first match, which the builder has put there.
 * @param {ParentNode} root @param {string} selector @returns {HTMLElement}
 */
export const find = (root, selector) => {
  const element = root.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(selector);
  return element;
};

/** @type {PageData} */
export const data = JSON.parse(find(document, "#program").textContent ?? "");

/** @type {Record<string, string>} */
export const words = data.words;

/**
 * A sentence with its {names} filled in.
 * @param {string | undefined} sentence @param {Record<string, string | number>} facts
 */
export const say = (sentence, facts) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => `${facts[name] ?? ""}`);

/** @param {string} tag @param {string | undefined} text @returns {HTMLElement} */
export const make = (tag, text) => {
  const element = document.createElement(tag);
  element.textContent = text ?? "";
  return element;
};

/** @param {string} id of a template @returns {DocumentFragment} */
export const copyOf = (id) => {
  const template = document.getElementById(id);
  return template instanceof HTMLTemplateElement ? document.importNode(template.content, true) : new DocumentFragment();
};
