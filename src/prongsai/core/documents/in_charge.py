"""Who is in charge of a question or item that has to get better, as the office assigned it."""

from typing import NamedTuple


class InCharge(NamedTuple):
    """The unit that mends it, who sees to it, and a remark; empty where nobody said so.

    Where something is said here, it stands before what measures say of the question.
    """

    unit: str = ""
    supervisor: str = ""
    remark: str = ""
