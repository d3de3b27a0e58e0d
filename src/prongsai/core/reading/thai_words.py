"""Where words of Thai begin and end at a space: whether a space breaks a word in two."""

import re
from functools import lru_cache
from importlib.resources import files

_WORD_LISTS = ("words/thai_words.txt", "words/our_words.txt")
_LONGEST = 16
# Looked at on each side of a space; a longer run of letters is cut there.
_WINDOW = 24
_UNKNOWN = 3  # a letter that no word has costs as much as three words

_LEADS = frozenset("เแโใไ")  # vowels written before their consonant
_FOLLOWS = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_RUN_BEFORE = re.compile("[ก-ฺเ-ๅ็-๎]*$")
_RUN_AFTER = re.compile("[ก-ฺเ-ๅ็-๎]*")


@lru_cache(maxsize=20_000)
def is_broken(before: str, after: str) -> bool:
    """Whether a word begins in the letters before a space and ends in those after it.

    Both sides are read as words with and without the space; it breaks a word if without it fewer
    words or fewer unknown letters are left.
    """
    left, right = _RUN_BEFORE.findall(before)[0][-_WINDOW:], _run_after(after)
    if not left or not right or not _some_word_crosses(left, right):
        return False
    return _cost(left + right) < _cost(left) + _cost(right)


def last_word_is(text: str, word: str) -> bool:
    """Whether the letters at the end of a text are this word, and not the end of a longer one."""
    run = _RUN_BEFORE.findall(text)[0][-_WINDOW:]
    if not run.endswith(word):
        return False
    rest = run[: len(run) - len(word)]
    return _cost(rest) + 1 <= _cost(run)


def first_word_is(text: str, word: str) -> bool:
    """Whether the letters at the start of a text are this word, and not the start of a longer."""
    run = _run_after(text)
    return run.startswith(word) and _cost(run[len(word) :]) + 1 <= _cost(run)


def _run_after(text: str) -> str:
    found = _RUN_AFTER.match(text)
    run = found[0] if found else ""
    return run[:_WINDOW]


def _some_word_crosses(left: str, right: str) -> bool:
    words = _words()
    most = _LONGEST
    return any(
        left[-taken:] + right[:more] in words
        for taken in range(1, min(len(left), most - 1) + 1)
        for more in range(1, min(len(right), most - taken) + 1)
        if more == len(right) or right[more] not in _FOLLOWS
    )


@lru_cache(maxsize=50_000)
def _cost(run: str) -> int:
    """How many words a run of letters is, a letter that fits in none counted three times."""
    words = _words()
    costs = [0] + [0] * len(run)
    for end in range(1, len(run) + 1):
        best = costs[end - 1] + _UNKNOWN
        if end == len(run) or _may_part(run, end):
            for start in range(max(end - _LONGEST, 0), end):
                if costs[start] + 1 < best and run[start:end] in words:
                    best = costs[start] + 1
        costs[end] = best
    return costs[-1]


def _may_part(run: str, at: int) -> bool:
    return run[at] not in _FOLLOWS and run[at - 1] not in _LEADS


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """The words of the dictionary and of the domain, read once."""
    package = files("prongsai")
    texts = (package.joinpath(*name.split("/")).read_text("utf-8") for name in _WORD_LISTS)
    return frozenset(word for text in texts for word in text.split() if len(word) > 1)
