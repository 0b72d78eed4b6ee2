"""What can be wrong with the wording and the care of a site's texts: by code, what is said of it and what to do."""

from __future__ import annotations

from quietform.entries import Entry

WORDING: dict[str, Entry] = {
    # the rules themselves: wording.yaml
    "rules-language": Entry('there are no rules for the language "{language}"', "{hint}"),
    "rules-word": Entry('"{word}" is on no list, so there is nothing to do without', "{hint}"),
    "rules-page": Entry('"{key}" names the page "{page}", which is not there', "write that page, or remove the key"),
    "allow-nothing": Entry(
        '"allow {word}" stands beside nothing that it allows', "remove the comment, or mend its word"
    ),
    "allow-no-reason": Entry('"allow {word}" gives no reason', "write it after a colon: allow {word}: …"),
    # WRD-01
    "no-sentence": Entry("the introduction lacks the sentence of every page", "add it, word for word: {sentence}"),
    # WRD-02
    "word": Entry('"{word}" is not written here: {reason}', "{instead}"),
    # WRD-03
    "item-long": Entry('item "{item}" has {words} words', "keep it to {most}; one idea, one verb"),
    "item-negatives": Entry('item "{item}" says no twice: {said}', "say it the other way round"),
    "item-mind": Entry(
        'item "{item}" guesses at the partner\'s mind: "{word}"',
        "ask what was said or done, or how it is for the reader",
    ),
    "item-gender": Entry('item "{item}" assumes a gender: "{word}"', "say partner, they or someone"),
    "item-not": Entry(
        'item "{item}" is reverse-keyed and has "{word}", so that a no to it says yes twice over',
        "write it without, or key it the other way",
    ),
    "item-joined": Entry(
        'item "{item}" may hold two ideas: "{word}"',
        'ask one of them, or say why both are one: "# allow {word}: …"',
        "warning",
    ),
    # WRD-04
    "hard-items": Entry(
        "the items are hard to read: half of them have {score} or more, {limit} is meant",
        "use shorter words and sentences",
    ),
    "hard-items-ease": Entry(
        "the items are hard to read: half of them have {score} or less, {limit} is meant",
        "use shorter words and sentences",
        "warning",
    ),
    "hard-item": Entry("this item is hard to read: {score}, {limit} is meant", "use shorter words", "warning"),
    "hard-text": Entry("this is hard to read: {score}, {limit} is meant", "use shorter words and sentences"),
    "hard-text-ease": Entry(
        "this is hard to read: {score}, {limit} is meant", "use shorter words and sentences", "warning"
    ),
    "long-sentences": Entry(
        "sentences have {mean} words on average, at most {most} are meant", "cut the long ones in two"
    ),
    "no-entry": Entry(
        '"{term}" is a listed term, and the glossary has no entry for it', "add one, or use another word"
    ),
    "no-glossary": Entry(
        'terms are listed, and there is no glossary "{page}"', "write that page, with a definition list"
    ),
    # WRD-05
    "band-parts": Entry(
        'band "{band}" of scale "{scale}" lacks {parts}', "write all five parts, here or for every band"
    ),
    "band-words": Entry(
        'band "{band}" of scale "{scale}" has {words} words with all its parts', "keep it from {least} to {most}"
    ),
    "step-with-partner": Entry(
        'the next step of band "{band}" of scale "{scale}" needs the partner: "{word}"',
        "name a step for one alone, or say what it advises: advises_in: {{next_step: [joint]}}",
    ),
    # WRD-06
    "as-you-see-it": Entry('scale "{scale}" is about the partner and does not say "{phrase}"', "add it to its title"),
    # GOV-01
    "editorial": Entry(
        'scale "{scale}" has {what}, and the evidence is editorial',
        'remove "{key}"; it needs a study of this very text',
    ),
    "cut-off-word": Entry(
        '"{word}" sounds like a cut-off or a norm, and the evidence is editorial', "say what the answers show"
    ),
    # GOV-02
    "version-same": Entry(
        "{changed} changed, and the version is still {version}",
        "raise it, then run: quietform check --record; results of two versions are not compared",
    ),
    "version-new": Entry(
        "what version {version} scores is not recorded", "when it is finished, run: quietform check --record", "warning"
    ),
    "versions-unreadable": Entry(
        "the record of versions cannot be read",
        "take it back from history, or remove it and run: quietform check --record",
    ),
    # GOV-03
    "for-adults": Entry("{where} does not say that this is for adults", "say there: for adults, {adults} or older"),
    "to-under-18": Entry("the introduction does not lead those who are too young to their page", "link to {page}"),
}
