// The exit link → the person is gone at once, and the page holds nothing to come back to.

/** @param {() => void} erase what takes all answers out of the page */
export const leaveQuickly = (erase) => {
  const exit = document.querySelector("a.exit");
  if (!(exit instanceof HTMLAnchorElement)) return;
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    document.title = "\u200b";
    document.body.hidden = true;
    erase();
    // `replace` takes this page out of the tab's back list; the link itself works without any script.
    location.replace(exit.href);
  });
};
