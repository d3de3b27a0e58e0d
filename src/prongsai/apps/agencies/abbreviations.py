"""The short forms that everybody writes for kinds of agencies and places."""

import re

from prongsai.core.local_kinds import LOCAL_KINDS

# A short form with what it stands for; a place's own abbreviation stands for nothing to search.
SHORT = {
    **{short.removesuffix("."): full for short, full in LOCAL_KINDS.items()},
    **dict.fromkeys(("อ", "จ", "ต"), ""),
}
_AT_THE_START = re.compile(rf"({'|'.join(SHORT)})\.")
# In full, also by those who leave out which municipality or organization it is.
_IN_FULL = re.compile(rf"({'|'.join((*LOCAL_KINDS.values(), 'เทศบาล', 'องค์การบริหารส่วน'))})(.*)")


def words_to_find(text: str) -> list[tuple[str, ...]]:
    """What somebody typed, as words that names contain, each with its other spellings.

    >>> words_to_find("อบต.คลองม่วง จ.นครราชสีมา")
    [('อบต', 'องค์การบริหารส่วนตำบล'), ('คลองม่วง',), ('นครราชสีมา',)]
    >>> words_to_find("เทศบาลแม่กา")
    [('เทศบาล', 'ทต.', 'ทม.', 'ทน.'), ('แม่กา',)]
    """
    return [spellings for word in text.split() for spellings in _spelled_out(word)]


def _spelled_out(word: str) -> list[tuple[str, ...]]:
    short = _AT_THE_START.match(word)
    if short is None:
        return _parted(word)
    name = word[short.end() :]
    kind = [_spellings(short[1])] if SHORT[short[1]] else []
    return [*kind, (name,)] if name else kind


def _parted(word: str) -> list[tuple[str, ...]]:
    """A kind in full apart from the name after it: between them something may be left out."""
    full = _IN_FULL.fullmatch(word)
    if full is None:
        return [_spellings(word)]
    kind = (full[1], *(short for short, name in LOCAL_KINDS.items() if name.startswith(full[1])))
    return [kind, (full[2],)] if full[2] else [kind]


def _spellings(word: str) -> tuple[str, ...]:
    return (word, SHORT[word]) if SHORT.get(word) else (word,)
