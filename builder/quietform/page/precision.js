// A change between two results → whether it is more than chance would explain. An optional part, where that is known of a score.

import { change } from "../scoring/compare.js";
import { known, show } from "../scoring/exact.js";
import { MEANINGS } from "./note.js";
import { data, say, words } from "./words.js";

MEANINGS.push((before, after) => {
  const changes = change(data.program, before, after);
  return (id) => {
    const { difference, least, reliable, crossed } = changes[id] ?? {};
    if (!difference) return "";
    const sentence = least ? (reliable ? words.change_more : words.change_chance) : words.change_unknown;
    const facts = { least: show(known(least ?? 0), data.views[id]?.decimals, []) };
    return say(sentence, facts) + (crossed ? ` ${words.change_crossed}` : "");
  };
});
