"""Typical words for who does something, said with the names of an agency's own units."""

import re
from collections.abc import Mapping, Sequence

Names = Mapping[str, Sequence[str]]


def own_names(owners: Sequence[str], units: Sequence[str], names: Names) -> tuple[str, ...]:
    """The agency's own units for typical words, each once; a word that fits none stays.

    ``names`` has, for each typical word, what units of other agencies are called that do the same,
    the likeliest first.
    """
    return tuple(dict.fromkeys(_own_name(owner, units, names) for owner in owners))


def in_own_names(sentence: str, units: Sequence[str], names: Names) -> str:
    """A sentence with the agency's own units in the place of typical words.

    >>> in_own_names("สำนักปลัดตรวจป้าย", ["สำนักปลัดเทศบาล"], {"สำนักปลัด": []})
    'สำนักปลัดเทศบาลตรวจป้าย'
    """
    # The longest word is tried first, and what was put in is not looked at again.
    typical = sorted(names, key=len, reverse=True)
    if not typical:
        return sentence
    pattern = "|".join(map(re.escape, typical))
    return re.sub(pattern, lambda found: _own_name(found[0], units, names), sentence)


def _own_name(owner: str, units: Sequence[str], names: Names) -> str:
    """The unit whose name has the typical word, or else one of the names that others have for it.

    ``สำนักปลัด`` is ``สำนักปลัดเทศบาล``, and in a province ``สำนักงานจังหวัด``. Of several units
    the one with the shortest name is meant: what a longer one adds makes it the narrower.
    """
    for name in (owner, *names.get(owner, ())):
        if fitting := [unit for unit in units if name in unit]:
            return min(fitting, key=len)
    return owner
