"""Names of files that every system can keep, Windows among them."""

import re
from unicodedata import category

MOST_BYTES = 120
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LEADING_VOWELS = "เแโใไ"


def safe_name(text: str, most_bytes: int = MOST_BYTES) -> str:
    """A text as a file's name, in at most so many bytes of UTF-8, never cut inside a letter.

    >>> safe_name('ผล "ปี/๖๖" ?')
    'ผล ปี ๖๖'
    """
    kept = " ".join(_UNSAFE.sub(" ", text).split())
    while len(kept.encode()) > most_bytes:
        cut = kept[-1]
        kept = kept[:-1]
        # A mark goes with the letter below it, and a vowel in front with the letter after it.
        while kept and (category(cut) == "Mn" or kept[-1] in _LEADING_VOWELS):
            cut, kept = kept[-1], kept[:-1]
    return kept.rstrip(" .")
