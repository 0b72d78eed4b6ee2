// The text of a saved file → what it holds, if it is sound; or why it is refused.

/** @typedef {{state: string, score: string | null, band: string | null}} Scored */
/**
 * @typedef {object} Saved
 * @property {1} quietform
 * @property {string} assessment
 * @property {string} version
 * @property {string} program the hash of the program that scored it
 * @property {string} engine the version of the engine that scored it
 * @property {string} saved the day, such as 2026-11-24
 * @property {Record<string, string>} responses
 * @property {Record<string, string>} [texts] the person's own words, if they wanted them in the file
 * @property {Record<string, Scored>} scales none where no result was seen yet
 */

/** No file of ours is larger: a thousand answers take a tenth of it. In bytes. */
export const LARGEST = 500_000;
const MOST = 20_000;
const ID = /^[A-Za-z][\w.-]{0,199}$/;
const STATES = ["scored", "too_few", "not_shown", "undefined", "out_of_range", "elsewhere"];

/** @param {unknown} value @param {RegExp} pattern */
const isText = (value, pattern) => typeof value === "string" && pattern.test(value);

/** Whether it is an object whose every key is a name and every value is as it must be.
 * @param {unknown} value @param {(value: unknown) => boolean} fits */
const isTable = (value, fits) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= MOST &&
  Object.entries(value).every(([key, one]) => ID.test(key) && fits(one));

/** @param {unknown} value */
const isScored = (value) => {
  const { state, score, band, ...more } = /** @type {Scored} */ (Object(value));
  return (
    STATES.includes(state) &&
    (score === null) === (state !== "scored") &&
    (score === null || isText(score, /^-?\d{1,5000}(\/[1-9]\d{0,4999})?$/)) &&
    (band === null || isText(band, ID)) &&
    Object.keys(more).length === 0
  );
};

/** What each key must hold. @type {Record<string, (value: unknown) => boolean>} */
const KEYS = {
  quietform: (value) => value === 1,
  assessment: (value) => isText(value, ID),
  version: (value) => isText(value, /^[^\0-\x1f]{1,100}$/),
  program: (value) => isText(value, /^[0-9a-f]{64}$/),
  engine: (value) => isText(value, /^[\w.+-]{1,40}$/),
  saved: (value) => isText(value, /^\d{4}-\d\d-\d\d$/) && Date.parse(`${value}`) > 0,
  responses: (value) => isTable(value, (response) => isText(response, /^[\w./-]{1,100}$/)),
  scales: (value) => isTable(value, isScored),
  texts: (value) => value === undefined || isTable(value, (text) => typeof text === "string"),
};

/**
 * What a sound file holds; or the words that refuse it, and the keys that they name: never anything of the text itself.
 * @param {string} text @returns {Saved | {refused: string, keys: string[]}}
 */
export const readSaved = (text) => {
  const refuse = (/** @type {string} */ refused, /** @type {string[]} */ keys = []) => ({ refused, keys });
  if (text.length > LARGEST) return refuse("too_large");
  /** @type {Record<string, unknown>} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return refuse("damaged");
  }
  if (!isTable(found, () => true) || !Object.hasOwn(found, "quietform")) return refuse("foreign");
  if (!Object.keys(found).every((key) => Object.hasOwn(KEYS, key))) return refuse("foreign");
  const wrong = Object.keys(KEYS).filter((key) => !KEYS[key]?.(Object.hasOwn(found, key) ? found[key] : undefined));
  return wrong.length ? refuse("wrong", wrong) : /** @type {Saved} */ (/** @type {unknown} */ (found));
};
