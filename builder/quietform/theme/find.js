// The pages of a site and a person's words → the pages that they fit. What is typed stays in the field: no request, no address, no store.

/** @typedef {{url: string, title: string, lead: string, text: string, also: string, asks: boolean}} Found */

// The library stands before this, in the same block.
const lunr = /** @type {any} */ (globalThis).lunr;
const field = /** @type {HTMLInputElement} */ (document.querySelector("#find"));
const list = /** @type {HTMLElement} */ (document.querySelector("#found"));
const all = /** @type {HTMLElement} */ (document.querySelector("#all-pages"));
const status = /** @type {HTMLElement} */ (document.querySelector("#how-many"));
/** @type {{language: string, pages: Found[]}} */
const { language, pages } = JSON.parse(document.querySelector("#pages")?.textContent ?? "");
const MOST = 8;

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const index = lunr(/** @this {any} */ function () {
  if (lunr[language]) this.use(lunr[language]);
  this.ref("at");
  this.field("title", { boost: 8 });
  this.field("also", { boost: 10 });
  this.field("lead", { boost: 2 });
  this.field("text");
  pages.forEach(({ title, also, lead, text }, at) => {
    this.add({ at, title: folded(title), also: folded(also), lead: folded(lead), text: folded(text) });
  });
});

/** @param {string} words @returns {Found[]} */
const fitting = (words) => {
  const terms = folded(words).match(/[\p{L}\p{N}]+/gu) ?? [];
  const rows = index.query((/** @type {any} */ query) => {
    for (const term of terms) {
      query.term(term, { boost: 10 });
      // As it is being typed, and with one slip.
      if (term.length > 2) query.term(term, { boost: 2, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (term.length > 4) query.term(term, { editDistance: 1 });
    }
  });
  return rows.slice(0, MOST).map((/** @type {{ref: string}} */ { ref }) => pages[Number(ref)]);
};

const show = () => {
  const typed = field.value.trim(), found = typed ? fitting(typed) : [];
  list.replaceChildren(...found.map(({ url, title, lead, asks }) => {
    const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p"), kind = document.createElement("b");
    link.href = url;
    link.textContent = title;
    kind.textContent = (asks ? list.dataset.asks : list.dataset.read) ?? "";
    text.append(kind, ` ${lead}`);
    item.append(link, text);
    return item;
  }));
  all.hidden = found.length > 0;
  const { none = "", one = "", many = "" } = status.dataset;
  status.textContent = !typed ? "" : !found.length ? none : found.length === 1 ? one : many.replace("{count}", String(found.length));
};

field.closest("p")?.removeAttribute("hidden");
field.addEventListener("input", show);
// "Delete everything now", the exit, and a page that comes back.
for (const event of ["erase", "pageshow"]) addEventListener(event, () => {
  field.value = "";
  show();
});
