"""What the key for paper says: steps of arithmetic, and what must have a value; texts alone, for key.py."""

from __future__ import annotations

from quietform.interface import mark, mark_counted

# What is done first, with the rows or scores that have a value; each has a blank to write into.
SUM = {"row": mark("Add the values of these rows."), "score": mark("Add these scores.")}
WEIGHTED = {
    "row": mark("Multiply the value of each row by its weight, then add."),
    "score": mark("Multiply each score by its weight, then add."),
}
COUNT = {"row": mark("Count the rows that have a value."), "score": mark("Count the scores that have a value.")}
ASKED = {
    "row": mark("Count the rows that you were asked, with a value or without."),
    "score": mark("Count the scores that you were asked, with a value or without."),
}
WEIGHTS = {
    "row": mark("Add the weights of the rows that have a value, without minus signs."),
    "score": mark("Add the weights of the scores that have a value, without minus signs."),
}
ALL_WEIGHTS = {
    "row": mark("Add the weights of the rows that you were asked, without minus signs."),
    "score": mark("Add the weights of the scores that you were asked, without minus signs."),
}
ZERO = {
    "row": mark("A row that you were asked and that has no value counts as 0."),
    "score": mark("A score that you were asked and that has no value counts as 0."),
}
MADE_OF = {("row", False): mark("Row"), ("row", True): mark("Rows")}
MADE_OF |= {("score", False): mark("Score"), ("score", True): mark("Scores")}
LOWS = mark("Add the lowest value that each row with a value can have; the table shows them.")
HIGHS = mark("Add the highest value that each row with a value can have; the table shows them.")
# Methods that look for one value: the name of the step, and its words.
FOUND = {
    "minimum": (mark("Lowest"), mark("Find the lowest of these values.")),
    "maximum": (mark("Highest"), mark("Find the highest of these values.")),
    "median": (
        mark("Middle"),
        mark(
            "Put these values in order of size and take the middle one; of an even number, the mean of the two in the "
            "middle."
        ),
    ),
}
# What a count looks for, among rows or scores.
MET = {
    ("at_least", "row"): mark("Count the rows with a value of at least {value}."),
    ("equal", "row"): mark("Count the rows with a value of exactly {value}."),
    ("at_most", "row"): mark("Count the rows with a value of at most {value}."),
    ("at_least", "score"): mark("Count the scores with a value of at least {value}."),
    ("equal", "score"): mark("Count the scores with a value of exactly {value}."),
    ("at_most", "score"): mark("Count the scores with a value of at most {value}."),
}
# What a rule is about, all that there is or all that was asked of a person.
THESE = {
    ("row", False): mark_counted("this row", "these {number} rows"),
    ("row", True): mark_counted("this row that you were asked", "these {number} rows that you were asked"),
    ("score", False): mark_counted("this score", "these {number} scores"),
    ("score", True): mark_counted("this score that you were asked", "these {number} scores that you were asked"),
}
UNDERNEATH = {
    False: mark_counted("the {number} row underneath ({names})", "the {number} rows underneath ({names})"),
    True: mark_counted(
        "the {number} row underneath ({names}) that you were asked",
        "the {number} rows underneath ({names}) that you were asked",
    ),
}
WRITTEN = mark("The number that you wrote")
NUMBER = mark("the number itself, from {low} to {high}")
TURNED_NUMBER = mark("{ends} − the number, from {low} to {high}")
OTHERWISE = mark("Otherwise there is no score.")
COMPUTER = mark("Only a computer can work this score out: it is an estimate by item response theory.")
