// A result that came with the tab or in a file → both engines' scores beside each other, on this device.

import { data, find, say, words } from "../page/words.js";
import { findAssessment } from "./assessment.js";
import { compareScales } from "./compare.js";
import { makeEngine, Trouble } from "./engine.js";
import { LARGEST, readSaved } from "./saved.js";

/** @typedef {import("./saved.js").Saved} Saved */
/** @typedef {import("./engine.js").Plan & {addresses: Record<string, string>}} CheckPlan */

const KEY = "quietform-result";
const plan = /** @type {CheckPlan} */ (/** @type {unknown} */ (data));
const all = plan.parts.reduce((sum, part) => sum + part.bytes, 0);
const places = { working: find("#working"), trouble: find("#trouble"), result: find("#result") };
const bar = /** @type {HTMLProgressElement} */ (find("#bar"));
const file = /** @type {HTMLInputElement} */ (find("#file"));

/** What is being checked, for another try; nothing else holds the answers. @type {Saved | null} */
let result = null;
/** @type {ReturnType<typeof makeEngine> | null} */
let engine = null;

/** @param {keyof typeof places | ""} name the one place that is shown */
const showOnly = (name) => {
  for (const [key, place] of Object.entries(places)) place.hidden = key !== name;
};

const erase = () => {
  engine?.stop();
  engine = result = null;
  find("#rows").replaceChildren();
  for (const id of ["#verdict", "#of", "#reason"]) find(id).textContent = "";
  file.value = "";
  showOnly("");
};

/** @param {string} key of the words that tell it @param {boolean} again whether another try can help @param {string} [name] */
const tellTrouble = (key, again, name) => {
  find("#reason").textContent = say(words[key] ?? words.stopped, { key: name ?? "" });
  find("#again").hidden = !again;
  showOnly("trouble");
};

/** @type {import("./engine.js").Tell} */
const tellStage = (stage, bytes) => {
  const text = say(words[stage], { done: Math.floor(bytes / 1e6), all: Math.max(1, Math.round(all / 1e6)) });
  // Said once for each megabyte, not for each piece that arrives.
  const status = find("#stage");
  if (status.textContent !== text) status.textContent = text;
  if (stage === "load") bar.value = bytes / all;
  else bar.removeAttribute("value");
};

/** @param {Record<import("./compare.js").Agreement, number>} counts */
const verdictOn = ({ same, different, second_only }) => {
  const facts = { same, different, second_only, all: same + different + second_only };
  const agree = same ? words[same === 1 ? "verdict_one" : "verdict_same"] : "";
  const sentences = [different ? words.verdict_different : agree, second_only ? words.verdict_second_only : ""];
  return sentences.map((sentence) => say(sentence, facts)).join(" ").trim();
};

const check = async () => {
  const checked = result;
  if (!checked) return;
  showOnly("working");
  tellStage("load", 0);
  engine?.stop();
  const mine = (engine = makeEngine(plan, tellStage));
  try {
    const assessment = await findAssessment(checked, plan.addresses);
    const answer = JSON.parse(await mine.rescore(JSON.stringify({ program: assessment.program, responses: checked.responses })));
    if (engine !== mine) return;
    if (answer.hash !== assessment.hash) throw new Trouble("changed");
    const { rows, counts } = compareScales(assessment, checked.scales, answer.scales);
    find("#rows").replaceChildren(...rows);
    find("#of").textContent = assessment.title;
    const verdict = find("#verdict");
    verdict.textContent = verdictOn(counts);
    verdict.classList.toggle("different", counts.different > 0);
    showOnly("result");
    verdict.focus();
  } catch (error) {
    if (engine !== mine) return;
    const key = error instanceof Trouble ? error.message : "stopped";
    tellTrouble(key, ["missing", "changed", "memory", "slow", "stopped"].includes(key));
  }
};

/** @param {string} text */
const take = (text) => {
  erase();
  const read = readSaved(text);
  if ("refused" in read) return tellTrouble(read.refused, false, read.keys.join("”, “"));
  if (!Object.keys(read.scales).length) return tellTrouble("unscored", false);
  result = read;
  void check();
};

const takeFile = async () => {
  const chosen = file.files?.[0];
  if (!chosen) return;
  if (chosen.size > LARGEST) {
    erase();
    tellTrouble("too_large", false);
    return;
  }
  take(await chosen.text());
};

/** What came with this tab: read once and gone. @returns {string | null} */
const takeAlong = () => {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return null; // a browser that keeps nothing
  }
};

const begin = () => {
  // Neither page can reach the other from here on.
  globalThis.opener = null;
  find("#plain").hidden = true;
  file.addEventListener("change", () => void takeFile());
  find("#again").addEventListener("click", () => void check());
  find("#print").addEventListener("click", () => print());
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      find(link.getAttribute("href") ?? "").focus();
    });
  }
  // The bar's script asks every page for this: before leaving, and when a browser brings it back as it was.
  addEventListener("erase", erase);
  if (location.protocol === "file:") return tellTrouble("folder", false);
  find("#choose").hidden = false;
  const text = takeAlong();
  if (text === null) tellTrouble("nothing", false);
  else take(text);
};

begin();
