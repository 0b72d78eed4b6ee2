// The text of a result that came from its page → a result that is sound, or why it is refused.

/** @typedef {{state: string, score: string | null, band: string | null}} Scored */
/**
 * @typedef {object} Travelled
 * @property {1} quietform
 * @property {string} assessment
 * @property {string} version
 * @property {string} program the hash of the program that scored it
 * @property {Record<string, string>} responses
 * @property {Record<string, Scored>} scales
 */

/** No result is larger: a thousand answers take a tenth of it. In bytes. */
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
    (score === null || isText(score, /^-?\d{1,5000}(\/\d{1,5000})?$/)) &&
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
  responses: (value) => isTable(value, (response) => isText(response, /^[\w./-]{1,100}$/)),
  scales: (value) => isTable(value, isScored),
};

/**
 * A sound result, or the words that refuse it and what they name: never anything of the text itself.
 * @param {string} text @returns {{result: Travelled} | {refused: string, key: string}}
 */
export const readTravelled = (text) => {
  if (text.length > LARGEST) return { refused: "too_large", key: "" };
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { refused: "damaged", key: "" };
  }
  if (!isTable(found, () => true)) return { refused: "foreign", key: "" };
  const given = /** @type {Record<string, unknown>} */ (found);
  if (!Object.hasOwn(given, "quietform")) return { refused: "foreign", key: "" };
  const wrong = Object.keys(KEYS).find((key) => !Object.hasOwn(given, key) || !KEYS[key]?.(given[key]));
  if (wrong) return { refused: "wrong", key: wrong };
  if (Object.keys(given).length > Object.keys(KEYS).length) return { refused: "foreign", key: "" };
  return { result: /** @type {Travelled} */ (found) };
};
