// A half of a pair → the other half: a part, on pages with a scale that counts no half alone. Twin of a part of sheet.py.

import { HALVES } from "./sheet.js";

/** An item that is no half is its own. */
HALVES.push((item) => item.replace(/\.(me|partner)$/, (half) => (half === ".me" ? ".partner" : ".me")));
