"""The file around the text: an empty one of ours to begin with, and the same bytes at its end."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from prongsai.printing.docx.elements import writable
from prongsai.printing.docx.styles import FONT, defaults, style_element, styles

LANGUAGE = "th-TH"
_LONGEST_PROPERTY = 255
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip file knows no time before
_KEPT = ("styles", "settings", "fontTable", "theme")
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)

# As Word 2013 and later lay out; TH Sarabun's marks need its OpenType tables.
_COMPATIBLE = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
    f'w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
    )
)
_SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
{_COMPATIBLE}
</w:compat>
<w:themeFontLang w:val="en-US" w:bidi="{LANGUAGE}"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""

# Where the font is missing, its elder sister of the same width stands in.
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="TH SarabunPSK"/>
<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>"""


def empty_file() -> tuple[Any, dict[str, str]]:
    """A Word file without text, and the identifiers of its styles by their names."""
    document = docx.Document()
    part = document.part
    for relation in list(part.rels):
        if part.rels[relation].reltype.rpartition("/")[2] not in _KEPT:
            del part.rels[relation]
    package = part.package
    for relation in list(package.rels):
        if package.rels[relation].reltype.rpartition("/")[2] in (
            "thumbnail",
            "extended-properties",
        ):
            del package.rels[relation]
    _replace(document.settings.element, parse_xml(_SETTINGS))
    for one in part.rels.values():
        if one.reltype.endswith("/fontTable"):
            one.target_part._blob = _FONTS.encode()
    document.element.body.clear()
    root = document.styles.element
    _replace(root, parse_xml(f"<w:styles {nsdecls('w')}/>"))
    root.append(defaults())
    return document, add_styles(root)


def add_styles(root: Any) -> dict[str, str]:
    """Give a file those of our styles that it has none of that name for; say where each is."""
    ids = {style.name: style.id for style in styles()}
    known: dict[str, str] = {}
    taken = set()
    for node in root.style_lst:
        taken.add(node.styleId)
        if node.name_val:
            known.setdefault(node.name_val.lower(), node.styleId)
    for style in styles():
        there = known.get(style.name.lower())
        if there:
            ids[style.name] = there
            continue
        if ids[style.name] in taken:
            ids[style.name] = f"{style.id}Ps"
        root.append(style_element(style, ids))
    return ids


def describe(document: Any, *, title: str, author: str) -> None:
    """Say in the file's properties what it is, whose, and in which language."""
    properties = document.core_properties
    properties.title = writable(title)[:_LONGEST_PROPERTY]
    properties.author = writable(author)[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE


def forget_the_writer(document: Any) -> None:
    """Drop the properties that the empty file brought along: its maker, and when it was made."""
    root = document.core_properties._element
    for child in list(root):
        root.remove(child)


def file_of(document: Any) -> bytes:
    """The bytes of a file; the same text gives the same bytes, whatever the clock says."""
    written = BytesIO()
    document.save(written)
    return without_times(written.getvalue())


def without_times(archive: bytes) -> bytes:
    """The same zip file with no time of day in it."""
    packed = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _TIMES.sub(b"", content)
            entry = ZipInfo(part.filename, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, content)
    return packed.getvalue()


def _replace(root: Any, by: Any) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(list(by))
