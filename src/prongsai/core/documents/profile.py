"""Whose a document is, and what one letter says beside its figures: number, date, signers."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from prongsai.core.documents.blocks import Image


class Signer(NamedTuple):
    """Who signs, by position; ``name`` is empty where it is to be written by hand.

    ``endorsement`` stands above the name (``- เห็นควร.....``).
    """

    position: str
    name: str = ""
    endorsement: str = ""


class Reference(NamedTuple):
    """A letter that this one answers; what is not known is left open."""

    sender: str = ""
    number: str = ""
    dated: date | None = None
    subject: str = ""


@dataclass(frozen=True)
class Profile:
    """An agency as its documents name it.

    ``head`` is the position of who leads it, ``unit`` the unit that writes, ``letter_number`` the
    number that its letters begin with, ``channels`` where it announces things to the public.
    """

    name: str
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    head: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()
    letter_number: str = ""
    website: str = ""
    channels: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    emblem: Image | None = None

    @property
    def place(self) -> str:
        """The district and province, as they follow the name: ``อำเภอ… จังหวัด…``.

        A province that is itself the agency is not named again.
        """
        parts = (("ตำบล", self.subdistrict), ("อำเภอ", self.district), ("จังหวัด", self.province))
        named = (f"{kind}{name}" for kind, name in parts if name)
        return " ".join(one for one in named if one != self.name)


@dataclass(frozen=True)
class Details:
    """What one document says beside its figures; ``None`` and empty are open, to fill by hand.

    ``goes_with`` is the code of the kind that a cover, a memo or an announcement goes with; where
    it is empty, what the material has decides.
    """

    number: str = ""
    dated: date | None = None
    subject: str = ""
    addressee: str = ""
    references: tuple[Reference, ...] = ()
    ordered_unit: str = ""
    meeting: date | None = None
    suggestions: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    goes_with: str = ""
