// "Leave now", Shift three times, "Delete everything now" → a page that holds nothing, and for the first two another website.

// A block of its own, right after the bar: it works before the rest of the page has come, the same on every page.

const exit = /** @type {HTMLAnchorElement} */ (document.querySelector("a.exit"));
const told = /** @type {HTMLElement} */ (document.querySelector("#told"));
const title = document.title;

/** In milliseconds: between two presses of Shift; for one frame to be painted; for all that takes time to delete. */
const PATIENCE = { press: 5000, frame: 50, deletion: 100 };

/** @param {number} time */
const after = (time) => new Promise((done) => void setTimeout(done, time));

/** @param {string} [key] of the words in the page that are said; none: no more is said */
const tell = (key = "") => {
  told.textContent = told.dataset[key] ?? "";
};

/** Whether this site made what has this name on the device, which it may share with other sites. @param {string | undefined} name */
const isOurs = (name) => /^quietform/.test(name ?? "");

/** @param {Storage} store */
const empty = (store) => {
  for (const key of Object.keys(store).filter(isOurs)) store.removeItem(key);
};

/** What is forgotten, in this order. Each page hears "erase" and takes away what it holds itself. @type {(() => unknown)[]} */
const STEPS = [
  () => dispatchEvent(new Event("erase")),
  // Answers that were given before the rest of the page had come.
  () => {
    for (const form of document.querySelectorAll("form")) HTMLFormElement.prototype.reset.call(form);
  },
  () => empty(sessionStorage),
  () => empty(localStorage),
  () => location.hash && history.replaceState(null, "", location.pathname + location.search),
  async () => {
    for (const { name } of await indexedDB.databases()) if (isOurs(name)) indexedDB.deleteDatabase(/** @type {string} */ (name));
  },
  async () => {
    for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
  },
];

/** A step that the browser refuses keeps none of the others back. */
const forget = () => Promise.allSettled(STEPS.map(async (step) => step()));

const overlay = document.createElement("p");
overlay.className = "loading";
overlay.setAttribute("role", "alert");

const leave = async () => {
  if (overlay.isConnected) return;
  document.documentElement.classList.add("leaving");
  (document.body ?? document.documentElement).append(overlay);
  // Put in after it is there, or no screen reader says it.
  overlay.textContent = told.dataset.loading ?? "";
  document.title = "\u200b";
  await Promise.race([after(PATIENCE.frame), new Promise((done) => void requestAnimationFrame(() => setTimeout(done)))]);
  await Promise.race([after(PATIENCE.deletion), forget()]);
  // `replace` takes this page out of the tab's back list; the link itself works without any script.
  location.replace(exit.href);
};

let presses = 0;
/** Whether another key was pressed while Shift is held. */
let withOther = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const expire = () => {
  presses = 0;
  tell("expired");
  timer = setTimeout(tell, PATIENCE.press);
};

/** @param {KeyboardEvent} event */
const onKey = (event) => {
  const shift = event.key === "Shift";
  const alone = shift && !withOther;
  withOther = !shift && event.shiftKey;
  if (event.type === "keydown" || (!alone && !presses)) return;
  clearTimeout(timer);
  if (!alone) return expire();
  presses += 1;
  if (presses > 2) return void leave();
  tell(presses > 1 ? "one" : "two");
  timer = setTimeout(expire, PATIENCE.press);
};

/** @param {MouseEvent} event */
const onClick = async (event) => {
  const clicked = event.target instanceof Element && event.target.closest("a.exit, .delete");
  if (!clicked) return tell();
  event.preventDefault();
  if (clicked.matches(".exit")) return leave();
  await forget();
  tell("deleted");
};

/** The browser keeps a page to bring it back as it was: nobody should find answers there. @param {PageTransitionEvent} event */
const onTurn = (event) => {
  if (!event.persisted) return;
  dispatchEvent(new Event("erase"));
  if (event.type === "pagehide") return;
  clearTimeout(timer);
  presses = 0;
  tell();
  document.title = title;
  overlay.remove();
  document.documentElement.classList.remove("leaving");
};

// Heard before anything else hears it, also inside groups of radio buttons and fields of text.
addEventListener("keydown", onKey, true);
addEventListener("keyup", onKey, true);
addEventListener("click", (event) => void onClick(event), true);
addEventListener("pagehide", onTurn);
addEventListener("pageshow", onTurn);
