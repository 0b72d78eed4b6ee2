"""Everything that can be wrong with what an author wrote: by code, what is said of it and what to do."""

from __future__ import annotations

from quietform.entries import LEVELS as LEVELS
from quietform.entries import Entry as Entry
from quietform.entries import Level as Level
from quietform.wording_entries import WORDING

CATALOGUE: dict[str, Entry] = {
    # source: the text is not YAML that we take
    "not-utf8": Entry("the file is not UTF-8 text (byte {byte})", "save it as UTF-8"),
    "empty": Entry("the file is empty", 'start from the output of "quietform new NAME"'),
    "too-large": Entry("the file has {size:,} bytes; at most {limit:,} are read", "split it into several assessments"),
    "bad-name": Entry(
        'the file name "{stem}" cannot be an address',
        "use lower-case letters, digits, - and _, and start with a letter",
    ),
    "tab": Entry("a tab stands where YAML wants spaces", "indent with spaces"),
    "not-yaml": Entry(
        "this is not YAML: {detail}",
        'mend this place; a text with ": " or " #" in it wants quotes, and keys of one level begin in one column',
    ),
    "several-documents": Entry("the file holds more than one YAML document", 'keep one, remove the line "---"'),
    "duplicate-key": Entry('the key "{key}" is already set in line {first}', "remove one of the two"),
    "tag": Entry('the tag "{tag}" means nothing here', "remove it"),
    "html": Entry(
        '"{found}" is HTML, which is shown as it is written',
        "use Markdown where the text allows it, or remove it",
        "warning",
    ),
    "odd-key": Entry("a key must be plain text", "write a simple key, such as title"),
    "too-many": Entry("the file holds more than {limit:,} values", "split it; an *alias counts each time"),
    "more": Entry("only the first {limit:,} problems are told", "mend these first"),
    "too-deep": Entry("values are nested more than {limit} deep", "flatten the file"),
    # model: the shape is not that of an assessment
    "wrong-language": Entry('the language version is "{value}"', "write language: 1"),
    "missing-key": Entry('{where} lacks "{key}"', 'add "{key}: …"'),
    "unknown-key": Entry('{where} has no key "{key}"', "{hint}"),
    "wrong-kind": Entry("{where} must be {wanted}, not {found}", "{hint}"),
    "empty-text": Entry("{where} is empty", "write a value or remove the key"),
    "bad-value": Entry('{where} must be {wanted}, not "{value}"', "{hint}"),
    "short-list": Entry("{where} lists {found}; at least {least} are needed", "add to it, or remove the key"),
    "empty-list": Entry("{where} has nothing in it", "list at least one"),
    # compiler: what is named does not fit together
    "duplicate-id": Entry('{kind} "{id}" already stands in line {first}', "give one of the two another id"),
    "unknown-option-set": Entry('{user} uses the option set "{id}"', "{hint}"),
    "no-option-set": Entry(
        'item "{item}" has no option set', 'add "options: …" to the item or its section; the sets are {known}'
    ),
    "options-order": Entry(
        'the values of the ordered set "{id}" do not rise ({before} is followed by {value})',
        "list the options from low to high, or write ordered: false",
    ),
    "same-option": Entry('the set "{id}" has the {what} "{value}" twice', "make them different"),
    "one-option": Entry('the set "{id}" has {count} option', "a choice needs at least two"),
    "no-source": Entry(
        'scale "{scale}" wants one of items, scales and formula; it has {found}', "give exactly one of them"
    ),
    "method": Entry('scale "{scale}" {fault}', "{hint}"),
    "missing-rule": Entry(
        'scale "{scale}" does not say what happens to missing answers',
        "add missing: complete, {{at_least: 2}}, {{at_least: 80%}}, {{at_most: 1}} or zero",
    ),
    "rule-out-of-reach": Entry('scale "{scale}" asks for {asked} of {count} {unit}', "ask for between 1 and {count}"),
    "rule-not-for": Entry('scale "{scale}" {fault}', "{hint}"),
    "zero-rule": Entry(
        'scale "{scale}" counts missing answers as 0',
        "keep this only if the instrument defines it so; at_least with prorate says more",
        "warning",
    ),
    "unknown-item": Entry('{user} uses "{id}"; the items are {known}', "{hint}"),
    "unknown-scale": Entry('{user} uses "{id}"; the scales are {known}', "{hint}"),
    "pair-half": Entry('{user} uses "{id}", which is a pair', 'name one half: "{id}.me" or "{id}.partner"'),
    "item-part": Entry('{user} uses "{id}", which asks for several answers', "name one of them: {parts}"),
    "for-the-person": Entry(
        '{user} uses "{id}", which is for the person alone and never scored', "use an item with a number or options"
    ),
    "item": Entry('item "{item}" {fault}', "{hint}"),
    "pair-rule": Entry(
        'scale "{scale}" uses halves of pairs and does not say when a half counts',
        "add pairs: both (only if the other half is answered too) or pairs: each",
    ),
    "twice-in-scale": Entry('scale "{scale}" uses "{id}" twice', "remove one of the two"),
    "reverse-unused": Entry('scale "{scale}" reverses "{id}", which is not among its items', "{hint}"),
    "reverse-unordered": Entry(
        'scale "{scale}" reverses "{id}", whose option set "{options}" has no order',
        "reverse only ordered choices; for this one give the values you want scored",
    ),
    "weight-unused": Entry('scale "{scale}" weighs "{id}", which it is not made of', "{hint}"),
    "weight-zero": Entry('scale "{scale}" gives "{id}" the weight 0', "leave it out of the scale, or weigh it"),
    "only-items": Entry(
        '{user} has a condition on "{id}", which is no item', "use items; scales have no score yet there"
    ),
    "only-conditions": Entry("{user} uses {name}(…) for a number", "use it in a condition, such as a flag's"),
    "shown-circle": Entry("whether these are shown depends on each other: {path}", "remove one of the conditions"),
    "never-true": Entry("{user} has a condition that no answers can meet: {formula}", "mend it or remove it"),
    "measure": Entry("{user} {fault}", "{hint}"),
    "norm-overlap": Entry(
        'the groups "{one}" and "{other}" of norms "{norms}" overlap: both hold for {answers}',
        "let each person belong to one group at most",
    ),
    "norm-unproven": Entry(
        'the groups "{one}" and "{other}" of norms "{norms}" rest on too many answers to prove them apart',
        "use fewer items, or option sets with fewer options",
    ),
    "twice-in-profile": Entry('profile "{profile}" uses "{id}" twice', "remove one of the two"),
    # bundles: assessments that are made of others
    "unknown-part": Entry('no assessment "{id}" stands beside this bundle', "{hint}"),
    "part": Entry('the part "{id}" {fault}', "{hint}"),
    "part-errors": Entry('the part "{id}" has {count}, the first at {first}', "mend them there"),
    "part-needs-check": Entry(
        'the part "{id}" holds the safety check, so the bundle does too', 'remove "not_needed", or that part'
    ),
    "not-in-bundle": Entry('a bundle has no "{key}" of its own', "remove it: its parts bring theirs"),
    "no-safety": Entry("the site has no safety check", "add one, kind: safety, or a reason, safety: {{not_needed: …}}"),
    "two-checks": Entry("this is a second safety check beside {other}", "keep one of them: a site has one"),
    "unknown-flag": Entry('"replaces" names "{id}", which is no flag of the safety check {check}', "{hint}"),
    "check-id": Entry('the item "{id}" has the id of an item of the safety check {check}', "rename one of them"),
    "not-in-check": Entry(
        'a safety check has no "{key}"', "remove it: it is never scored; flags say which help is shown"
    ),
    "check-item": Entry('the safety check asks "{id}", which {fault}', "ask all at once, and only for choices"),
    "unknown-tag": Entry('{who} "{tag}", which nothing {other}; the tags are {known}', "{hint}"),
    "reasons": Entry('the reasons of scale "{scale}" {fault}', "{hint}"),
    "shown": Entry('scale "{scale}" is shown in {how} {fault}', "{hint}"),
    "picture": Entry('scale "{scale}" has the picture beam {fault}', "{hint}"),
    "profile-ranges": Entry(
        'profile "{profile}" sets scales of different ranges side by side', "use scales of one range, such as pomp"
    ),
    "keying": Entry(
        'all {count} items of scale "{scale}" are keyed one way',
        "if the instrument allows it, let some point the other way; who tends to agree scores higher otherwise",
        "warning",
    ),
    "unequal-facets": Entry(
        'the parts of scale "{scale}" do not weigh the same: "{most}" can move it by {large}, "{least}" by {small}',
        "this may be meant; else give them one range (pomp, mean) or weights",
        "note",
    ),
    "formula-constant": Entry('the formula of scale "{scale}" rests on no answer', "use a scale or an item in it"),
    "too-exact": Entry(
        'the exact score of scale "{scale}" can have more than {limit:,} digits', "use rounder values or fewer factors"
    ),
    "circle": Entry("these scales need each other: {path}", "remove one of the steps"),
    "unused-item": Entry('no scale uses "{id}"', "use it in a scale, or write unscored: true"),
    "beside": Entry('scale "{scale}" {fault}', "{hint}"),
    "irt": Entry('the item response model of scale "{scale}" {fault}', "{hint}"),
    "python-only": Entry(
        '{user} rests on scale "{scale}", whose score only the second engine works out',
        "use its items, or write estimate: table there",
    ),
    "formula-syntax": Entry("the formula cannot be read: {detail}", "mend it, for example: own - partner"),
    "formula-node": Entry(
        'the formula uses "{found}"',
        "use + - * /, comparisons, and or not, min max abs round if, numbers, and ids of scales and items",
    ),
    "formula-arguments": Entry("{name} takes {wanted}, not {found}", "write {example}"),
    "formula-kind": Entry("{where} must be {wanted}, not {found}", "{hint}"),
    "band-bounds": Entry('band "{band}" {fault}', "{hint}"),
    "band-gap": Entry(
        'the bands of scale "{scale}" leave a gap: {values} belongs to none', "let one band end where the next begins"
    ),
    "band-end": Entry(
        'the bands of scale "{scale}" leave out {values}', "leave the {end} band open, or move it beyond that score"
    ),
    "band-order": Entry(
        'the bands of scale "{scale}" do not rise: "{band}" begins below "{other}"', "list them from low to high"
    ),
    "formula-undefined": Entry('the formula of scale "{scale}" never has a value', "mend what it divides by"),
    "band-overlap": Entry(
        'the bands "{band}" and "{other}" of scale "{scale}" overlap: {values} belongs to both',
        "let one band end where the next begins",
    ),
    "band-out-of-reach": Entry(
        'no answer can reach band "{band}": scale "{scale}" goes from {low} to {high}{step}',
        "remove it or move its bounds",
    ),
    "no-check-page": Entry(
        'scale "{scale}" is scored on the check page, and this site has none',
        "install quietform[browser] and let the site have that page, or write estimate: table",
    ),
    "no-such-page": Entry('words are given for the page "{page}", which is not there', "{hint}", "warning"),
    "telling-word": Entry(
        '{where} says "{word}", which others may read on a tab, in a history or in an address',
        "choose neutral words; revealing_words in mkdocs.yml lists those that are refused",
    ),
    "unknown-page": Entry('the link to "{target}" leads nowhere', "{hint}"),
    # examples: the worked cases
    "unknown-response": Entry('example "{example}" answers "{id}"; the items are {known}', "{hint}"),
    "response-range": Entry('example "{example}" answers "{id}" with "{value}"', "the answers are {known}"),
    "unknown-band": Entry('example "{example}" names band "{band}" of scale "{scale}"', "{hint}"),
    "no-score": Entry(
        'example "{example}" expects "{expected}" of scale "{scale}"',
        "write a score such as 12, 0.5 or 100/3, or too_few, not_shown or undefined",
    ),
    "wrong-example": Entry(
        'example "{example}" expects {scale} = {expected}; it is {found}', "mend the example or the scale"
    ),
    # help: a country's list of services
    "help-name": Entry('the file of "{iso}" is called "{stem}"', "name it {iso}.yaml"),
    "help-number": Entry('{where} has "{number}", which is no number of {country}', "look it up at its source"),
    "help-service": Entry("{where} {fault}", "{hint}"),
    "help-lacks": Entry(
        "{country} has no {kind}",
        "add one with its source; without, leave this file out: a list with a gap is not published",
    ),
    "help-ahead": Entry("{where} was last checked on {date}, which is still to come", "mend the date"),
    "help-old": Entry(
        "{where} was last checked {days} days ago", "look it up at its source, then change last_checked", "warning"
    ),
    "help-stale": Entry(
        "{where} was last checked {days} days ago; from {limit} days on it is not published",
        "look it up at its source, then change last_checked",
    ),
    # interface: the words of the page in other languages
    "no-catalogue": Entry(
        'the interface has no words in "{language}", so they are English', "choose one of {known}", "warning"
    ),
    "untranslated": Entry(
        "{count} of {all} texts have no translation, so they are English: {names}",
        "translate them",
        "warning",
    ),
    "stale-translation": Entry(
        "{count} of {all} texts changed since they were translated, and are English: {names}",
        'look at each, then remove "fuzzy"',
        "warning",
    ),
    "changed-placeholder": Entry(
        'the translation of "{text}" has {found}, where {wanted} belongs: "{said}"',
        "write the same names, each as it is",
    ),
    # translations: texts of an assessment or a page in another language
    "overlay-alone": Entry('there is no "{source}" beside it', "name it after the file that it translates"),
    "overlay-name": Entry('{key} is "{value}", and the name of the file says "{wanted}"', "let both say the same"),
    "overlay-unknown": Entry('"{address}" is no text of the source', "{hint}"),
    "no-translation": Entry(
        "{where} has no translation, so the page shows the text of {source}", "write its text", "note"
    ),
    "stale": Entry(
        "{where} translates a text that has changed since, in {source}",
        "read it against that, then write {key}: {now}",
        "warning",
    ),
    "page-source": Entry(
        "the page does not say which text it translates",
        "read it against {source}, then write source: {now} between the lines --- at its head",
        "warning",
    ),
    "translation-differs": Entry("{where} {fault}", "take over links and names as they are", "warning"),
    # responses: a file of answers to score
    "unknown-column": Entry('the column "{name}" is no item', "{hint}"),
    "column-twice": Entry('the column "{name}" stands twice', "keep one"),
    "no-column": Entry("no column for {names} ({count} in all)", "add them; an empty cell is a missing answer"),
    "row-length": Entry("the row has {found} cells, the header {wanted}", "give each row a cell for every column"),
    "bad-cell": Entry('"{value}" is no answer to "{item}"', "write one of {known}, or nothing"),
    "not-csv": Entry("this is not CSV: {detail}", "save the table as CSV in UTF-8"),
    "not-json": Entry("this is not a line of JSON: {detail}", "give each person one object on one line, in UTF-8"),
    "not-parquet": Entry("this is not Parquet: {detail}", "write the file anew"),
    "long-row": Entry("a row is longer than {limit:,} bytes", "check that this is the file of responses"),
    "late-key": Entry('the first object has no "{name}", so this one cannot carry it', "give it to all or to none"),
    "odd-carried": Entry('"{name}" is neither a text nor a number', "write one of the two, or null"),
    "odd-column": Entry('the column "{name}" holds {type}', "give it numbers or texts"),
    **WORDING,
}
