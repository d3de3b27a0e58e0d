"""Elements of WordprocessingML, with the children of properties in the order of the schema.

Word refuses a file whose properties stand in another order; LibreOffice does not mind. So every
container of properties is sorted here, whoever builds it.
"""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# ECMA-376, part 1, 17.3.1.26 (pPr), 17.3.2.28 (rPr), 17.4.59 (tblPr), 17.4.69 (tcPr),
# 17.6.17 (sectPr): the order of their sequences, as far as we write them.
_ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr shd tabs bidi "
    "spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u vertAlign rtl cs lang",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "w:trPr": "cantSplit trHeight tblHeader",
    "w:sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}
_PLACES = {
    parent: {qn(f"w:{name}"): place for place, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}

# XML 1.0 has no control characters, surrogates and non-characters; a zero-width space between
# Thai words helps no reader here, as Word knows where Thai words end; and nothing may turn the
# direction of reading for what comes after it.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)


def writable(text: str) -> str:
    """The text without what a DOCX cannot hold; lines end with a single line feed.

    >>> writable("ก\\x00ข\\u200bค\\r\\nง")
    'กขค\\nง'
    """
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def el(tag: str, *children: Any, **attributes: object) -> Any:
    """An element such as ``el("w:jc", val="center")``; attributes of ``w:`` get that prefix.

    A child that is ``None`` is left out, and an attribute that is ``None`` likewise.
    """
    node = OxmlElement(tag)
    own = "w:" if tag.startswith("w:") else ""
    for name, value in attributes.items():
        if value is not None:
            node.set(qn(own + name) if own else name, str(value))
    places = _PLACES.get(tag)
    written = [child for child in children if child is not None]
    if places:
        written.sort(key=lambda child: places[child.tag])
    node.extend(written)
    return node


def insert_property(properties: Any, child: Any) -> None:
    """Put one more property where the schema has it, in place of one of the same name."""
    places = _PLACES[_prefixed(properties)]
    for sibling in properties.findall(child.tag):
        properties.remove(sibling)
    later = [one for one in properties if places.get(one.tag, 0) > places[child.tag]]
    if later:
        later[0].addprevious(child)
    else:
        properties.append(child)


def text_of(text: str) -> Any:
    """A ``w:t`` that keeps its spaces."""
    node = el("w:t")
    node.text = text
    node.set(qn("xml:space"), "preserve")
    return node


def _prefixed(node: Any) -> str:
    return "w:" + str(node.tag).rpartition("}")[2]
