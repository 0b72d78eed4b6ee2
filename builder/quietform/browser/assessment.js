// The page of an assessment on this site → its program and names, if the result was made by the same program.

import { Trouble } from "./engine.js";

/** @typedef {import("./saved.js").Saved} Saved */
/** @typedef {import("../scoring/sheet.js").Program} Program */
/**
 * @typedef {object} Assessment
 * @property {Program} program
 * @property {string} hash of the program
 * @property {string} title
 * @property {Record<string, string>} titles by scale
 * @property {Record<string, Record<string, string>>} bands label by scale and band
 */

const PATIENCE = 60_000;
const DATA = /<script type="application\/json" id="program">(.*?)<\/script>/s;
const TITLE = /<h1>(.*?)<\/h1>/s;
const SCALE = /<tr data-scale="([^"]*)"><th scope="row">(.*?)<\/th>/gs;
// What the builder escapes in a text.
/** @type {Record<string, string>} */
const ESCAPED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };

/** @param {string} html of a text without elements */
const plain = (html) => html.replace(/&[^;]*;/g, (escaped) => ESCAPED[escaped] ?? escaped);

/** @param {string} address @returns {Promise<string>} the page as text: it is never made a document here */
const readPage = async (address) => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) return await response.text();
  } catch {
    // told below
  }
  throw new Trouble("missing");
};

/** @param {Program} program @param {Saved} result whether it answers and scores what the program has */
const belongs = (program, result) =>
  Object.keys(result.responses).every((key) => Object.hasOwn(program.items, key)) &&
  Object.keys(result.scales).length === program.scales.length &&
  program.scales.every(({ id }) => Object.hasOwn(result.scales, id));

/**
 * The assessment that a result is of. Throws the trouble when there is none, or another version of it.
 * @param {Saved} result @param {Record<string, string>} addresses of pages by assessment @returns {Promise<Assessment>}
 */
export const findAssessment = async (result, addresses) => {
  if (!Object.hasOwn(addresses, result.assessment)) throw new Trouble("unknown");
  const page = await readPage(addresses[result.assessment] ?? "");
  const data = JSON.parse(DATA.exec(page)?.[1] ?? "{}");
  if (data.id !== result.assessment || !data.program) throw new Trouble("changed");
  if (data.version !== result.version) throw new Trouble("version");
  if (data.hash !== result.program) throw new Trouble("program");
  if (!belongs(data.program, result)) throw new Trouble("mixed");
  const found = [...page.matchAll(SCALE)].map(([, id, title]) => /** @type {const} */ ([id ?? "", plain(title ?? "")]));
  const titles = Object.fromEntries(found.filter(([id]) => Object.hasOwn(result.scales, id)));
  return { program: data.program, hash: data.hash, title: plain(TITLE.exec(page)?.[1] ?? ""), titles, bands: data.bands };
};
