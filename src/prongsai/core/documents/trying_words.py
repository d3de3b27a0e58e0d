"""How a wording would read in a document, before somebody keeps it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.phrases import merged, phrase_for
from prongsai.core.documents.reading_aloud import as_text

# Characters that mean nothing and stand in nobody's text; they tell the passages apart.
_BEGINS, _ENDS, _BETWEEN = "\ue000", "\ue001", "\ue002"
_PASSAGE = re.compile(f"{_BEGINS}([^{_BEGINS}]*?){_ENDS}", re.DOTALL)


def passages_with(kind: str, material: Material, name: str, text: str) -> tuple[str, ...]:
    """The passages of a document that a phrase gives if it reads ``text``, each wording once.

    The text must have passed check_wording. None where the document does not use the phrase now.
    """
    marked = {kind: {name: f"{_BEGINS}{text}{_ENDS}"}}
    document = built(kind, replace(material, overlay=merged(material.overlay, marked)))
    found = _PASSAGE.findall(f"{document.title}\n{as_text(document)}")
    return tuple(dict.fromkeys(" ".join(passage.split()) for passage in found))


def present_fields(kind: str, material: Material, name: str) -> Mapping[str, str]:
    """The fields that a phrase may use, with their value where the document uses it first."""
    fields = sorted(phrase_for(kind, name).fields)
    asked = _BETWEEN.join(f"{{{field}}}" for field in fields)
    found = passages_with(kind, material, name, asked)
    values = found[0].split(_BETWEEN) if found else [""] * len(fields)
    return dict(zip(fields, (value.strip() for value in values), strict=True))
