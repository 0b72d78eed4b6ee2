// What the tests call of the JavaScript engine: values of JSON → values of JSON. Twin of CALLS in engines.py.

import { known, parse, roundHalfAway, show, write } from "../../builder/quietform/scoring/exact.js";
import { change, evaluate, twoPeople } from "../../builder/quietform/scoring/engine.js";

/** @typedef {number | string} Written */

/** @type {Record<string, (...values: any[]) => unknown>} */
export const CALLS = {
  evaluate,
  change,
  compare: twoPeople,
  parse: (/** @type {unknown} */ written) => {
    const value = parse(written);
    return value && write(value);
  },
  round: (/** @type {Written} */ written, /** @type {number} */ decimals) => write(roundHalfAway(known(written), decimals)),
  show: (/** @type {Written} */ written, /** @type {number | null} */ decimals, /** @type {Written[]} */ borders) =>
    show(known(written), decimals ?? undefined, borders.map(known)),
};

/** @param {[string, ...any[]]} call @returns {unknown} */
export const answer = ([name, ...values]) => CALLS[name]?.(...values);
