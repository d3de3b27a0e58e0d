"""Numbers that come with an address or a button, where no form reads them."""

_MOST_DIGITS = 9  # Python refuses to read thousands, and no database keeps them


def number_in(said: str) -> int | None:
    """The number that is said, in Thai or Arabic digits; ``None`` for anything else.

    >>> number_in("12"), number_in("๑๒"), number_in("-1"), number_in("")
    (12, 12, None, None)
    """
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else None
