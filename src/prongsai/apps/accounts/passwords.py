"""Passwords that an office hands over to its new people."""

from datetime import timedelta
from secrets import choice

# Nothing that looks like something else in handwriting: no 0 and o, no 1, i and l.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"

# A week covers leave and a long weekend; a slip of paper that lies about longer is a key that
# somebody may find, and another one is made in a minute.
ENDS_AFTER = timedelta(days=7)


def one_time_password() -> str:
    """A password that can be read out and typed, for the first sign-in: ``kp4m-7x2q-9w3d``."""
    return "-".join("".join(choice(_SIGNS) for _ in range(4)) for _ in range(3))
