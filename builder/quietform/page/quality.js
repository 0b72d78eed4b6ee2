// How the answers were given → gentle notes above the scores. An optional part.

import { ADDITIONS } from "./report.js";
import { copyOf, find } from "./words.js";

ADDITIONS.push((report, { quality = [] }) => {
  find(".notes", report).append(...quality.map((note) => copyOf(`note-${note}`)));
});
