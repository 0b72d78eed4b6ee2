// The files beside this page → the second engine, which answers text with text; or the trouble there was on the way.

import { work } from "./worker.js";

/** @typedef {{name: string, file: string, bytes: number, integrity: string}} Part */
/** @typedef {{parts: Part[], lock: object, patience: {load: number, start: number, score: number}}} Plan patience in seconds */
/** @typedef {(stage: "load" | "start" | "score", bytes: number) => void} Tell */

/** What went wrong, by the key of the words that tell it. */
export class Trouble extends Error {}

/** The one address of a script that this page lets through. */
let scriptAddress = "";

/** @type {{createScriptURL: (address: string) => string} | undefined} */
const scripts = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("quietform", {
  createScriptURL: (/** @type {string} */ address) => {
    if (address !== scriptAddress) throw new TypeError("refused");
    return address;
  },
});

const makeWorker = () => {
  scriptAddress = URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" }));
  return new Worker(scripts?.createScriptURL(scriptAddress) ?? scriptAddress, { type: "module" });
};

/**
 * One file, with its hash compared. Only a page on https or on this device may work out a hash; on others the browser
 * does it, and tells of the bytes only when all are there.
 * @param {Part} part @param {AbortSignal} signal @param {(bytes: number) => void} count
 */
const loadPart = async (part, signal, count) => {
  const digest = globalThis.crypto?.subtle;
  const response = await fetch(part.file, { signal, integrity: digest ? "" : part.integrity });
  if (!response.ok || !response.body) throw new Trouble("missing");
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  const reader = response.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    count(step.value.length);
  }
  const content = await new Blob(chunks).arrayBuffer();
  const hash = digest && new Uint8Array(await digest.digest("SHA-256", content));
  if (hash && part.integrity !== `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Trouble("changed");
  return { name: part.name, content };
};

/** @param {Plan} plan @param {AbortController} stopper @param {Tell} tell */
const loadParts = async ({ parts, patience }, stopper, tell) => {
  let loaded = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let slow = false;
  const wait = (/** @type {number} */ bytes) => {
    tell("load", (loaded += bytes));
    clearTimeout(timer);
    timer = setTimeout(() => {
      slow = true;
      stopper.abort();
    }, patience.load * 1000);
  };
  try {
    wait(0);
    return await Promise.all(parts.map((part) => loadPart(part, stopper.signal, wait)));
  } catch (error) {
    stopper.abort();
    throw slow ? new Trouble("slow") : error instanceof Trouble ? error : new Trouble("missing");
  } finally {
    clearTimeout(timer);
  }
};

/** @param {Worker} worker @param {unknown} message @param {number} seconds @returns {Promise<string>} its answer */
const ask = (worker, message, seconds) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Trouble("slow")), seconds * 1000);
    const fail = (/** @type {string} */ reason) => {
      clearTimeout(timer);
      reject(new Trouble(/memory|alloc/i.test(reason) ? "memory" : "stopped"));
    };
    worker.onerror = (event) => fail(event.message ?? "");
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.failed === undefined) resolve(data.answer);
      else fail(data.failed);
    };
    worker.postMessage(message);
  });

/**
 * An engine for one question; `stop` ends all it does, and the answer never comes.
 * @param {Plan} plan @param {Tell} tell
 */
export const makeEngine = (plan, tell) => {
  const stopper = new AbortController();
  /** @type {Worker | undefined} */
  let worker;
  const stop = () => {
    stopper.abort();
    worker?.terminate();
  };
  /** @param {string} text @returns {Promise<string>} */
  const rescore = async (text) => {
    try {
      if (!globalThis.WebAssembly || !globalThis.Worker || !globalThis.DecompressionStream) throw new Trouble("old");
      const files = await loadParts(plan, stopper, tell);
      tell("start", 0);
      worker = makeWorker();
      const order = { files, lock: plan.lock, archives: "scoring.zip", module: "quietform.scoring.rescore", name: "rescore" };
      await ask(worker, order, plan.patience.start);
      tell("score", 0);
      return await ask(worker, text, plan.patience.score);
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble(error instanceof RangeError ? "memory" : "stopped");
    } finally {
      stop();
    }
  };
  return { rescore, stop };
};
