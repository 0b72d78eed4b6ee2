// How built pages are checked. Every rule that is off says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "no-inline-style": "error",
    // Styles come from the page's own host; hashes are for other hosts.
    "require-sri": ["error", { target: "crossorigin" }],
    // The policy names hashes, which are stricter than a nonce and work in a file.
    "require-csp-nonce": "off",
    // The form is never submitted; its button opens the review.
    "wcag/h32": "off",
    // Numbers wrap nowhere by style, and keep the spaces that people copy.
    "tel-non-breaking": "off",
    // mkdocs' Markdown writes <br /> and <hr />.
    "void-style": "off",
    // HTML allows a dot, as in the names of a bundle's parts, and a digit first, as in numbered headings.
    "valid-id": ["error", { relaxed: true }],
    // Names of pages and the site may be long together.
    "long-title": "off",
  },
};
