// The document as it arrived → a file that the person may keep and open without a network.

/** @param {HTMLAnchorElement} link with the file's name in its `download` attribute */
export const keepAsFile = (link) => {
  // Taken before anything changes, so that the file holds no answer.
  const source = `<!DOCTYPE html>\n${document.documentElement.outerHTML}`;
  link.hidden = false;
  link.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([source], { type: "text/html" }));
    link.href = address;
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
};
