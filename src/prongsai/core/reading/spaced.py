"""Fixed phrases as patterns, whatever spaces a line end or a narrow column put into them."""

import re


def spaced(*phrases: str) -> str:
    """A pattern of any of some phrases, with or without spaces between their letters.

    >>> re.fullmatch(spaced("วิธีการดำเนินการ", "แนวทาง"), "วิธีการ ดำเนิน การ") is not None
    True
    """
    patterns = (r"\s*".join(map(re.escape, phrase)) for phrase in phrases)
    return f"(?:{'|'.join(patterns)})"
