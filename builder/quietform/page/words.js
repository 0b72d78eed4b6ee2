// The data block of the page → the program, its words, and small ways to reach the document.

/** @typedef {{low: number | string, high: number | string, decimals?: number, words?: boolean}} View */
/**
 * @typedef {object} PageData
 * @property {import("../scoring/sheet.js").Program} program
 * @property {Record<string, any>} views by scale, each a View
 * @property {Record<string, any>} bands label by scale and band
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
 * @param {string} selector @param {ParentNode} [root] @returns {HTMLElement}
 */
export const find = (selector, root = document) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** @type {PageData} */
export const data = JSON.parse(find("#program").textContent);

/** Those that this page may need. @type {Record<string, any>} */
export const words = data.words;

/**
 * A sentence with its {names} filled in.
 * @param {string | undefined} sentence @param {Record<string, string | number>} facts
 */
export const say = (sentence, facts) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => `${facts[name]}`);

/** @param {string} tag @param {string} [text] @returns {HTMLElement} */
export const make = (tag, text) => {
  const element = document.createElement(tag);
  element.textContent = text ?? null;
  return element;
};

/** @param {string} id of a template @returns {DocumentFragment} */
export const copyOf = (id) => {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById(id));
  return template ? document.importNode(template.content, true) : new DocumentFragment();
};
