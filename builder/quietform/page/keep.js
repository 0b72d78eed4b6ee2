// The document as it arrived → a file that the person may keep and open without a network.

/** Links of a kept page lead to the site it came from. @param {ParentNode} root */
const pointBack = (root) => {
  for (const link of root.querySelectorAll('a:not([href^="#"], [href*=":"])')) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", document.baseURI).href);
  }
  for (const template of root.querySelectorAll("template")) pointBack(template.content);
};

/** A link that leads to a file of its own, for as long as the browser needs to take it. @param {HTMLAnchorElement} link @param {string} text @param {string} [type] */
export const offer = (link, text, type = "") => {
  link.href = URL.createObjectURL(new Blob([text], { type }));
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/** @param {HTMLAnchorElement} link with the file's name in its `download` attribute */
export const keepAsFile = (link) => {
  // Taken before anything changes, so that the file holds no answer; written out only if it is asked for.
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  link.hidden = false;
  link.addEventListener("click", () => {
    if (location.protocol !== "file:") pointBack(copy);
    offer(link, `<!DOCTYPE html>\n${copy.outerHTML}`, "text/html");
  });
};
