// The document as it arrived → a file that the person may keep and open without a network.

/** Links of a kept page lead to the site it came from. @param {ParentNode} root */
const pointBack = (root) => {
  for (const link of root.querySelectorAll('a:not([href^="#"], [href*=":"])')) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", document.baseURI).href);
  }
  for (const template of root.querySelectorAll("template")) pointBack(template.content);
};

/** @param {HTMLAnchorElement} link with the file's name in its `download` attribute */
export const keepAsFile = (link) => {
  // Taken before anything changes, so that the file holds no answer; written out only if it is asked for.
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  link.hidden = false;
  link.addEventListener("click", () => {
    if (location.protocol !== "file:") pointBack(copy);
    const address = URL.createObjectURL(new Blob([`<!DOCTYPE html>\n${copy.outerHTML}`], { type: "text/html" }));
    link.href = address;
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
};
