"""The short forms that everybody writes for kinds of agencies and places."""

import re

from prongsai.core.local_kinds import LOCAL_KINDS

# A short form with what it stands for; a place's own abbreviation stands for nothing to search.
SHORT = {
    **{short.removesuffix("."): full for short, full in LOCAL_KINDS.items()},
    **dict.fromkeys(("อ", "จ", "ต"), ""),
}
_AT_THE_START = re.compile(rf"({'|'.join(SHORT)})\.")


def words_to_find(text: str) -> list[tuple[str, ...]]:
    """What somebody typed, as words that names contain, each with its other spellings.

    >>> words_to_find("อบต.คลองม่วง จ.นครราชสีมา")
    [('อบต', 'องค์การบริหารส่วนตำบล'), ('คลองม่วง',), ('นครราชสีมา',)]
    """
    return [spellings for word in text.split() for spellings in _spelled_out(word)]


def _spelled_out(word: str) -> list[tuple[str, ...]]:
    short = _AT_THE_START.match(word)
    if short is None:
        return [_spellings(word)]
    name = word[short.end() :]
    kind = [_spellings(short[1])] if SHORT[short[1]] else []
    return [*kind, (name,)] if name else kind


def _spellings(word: str) -> tuple[str, ...]:
    return (word, SHORT[word]) if SHORT.get(word) else (word,)
