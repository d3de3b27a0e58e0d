"""Derive "Saraban ITA" from Sarabun: for maintainers, after a new edition of Sarabun.

    npm pack @expo-google-fonts/sarabun@0.4.1 && tar xzf expo-google-fonts-sarabun-0.4.1.tgz
    python scripts/build_fonts.py package src/prongsai/printing/fonts

What is changed and why stands in fonts/README.md. Works with fonttools 4.68.
"""

import copy
import json
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FAMILY = "Saraban ITA"
SOURCES = {"Regular": "400Regular/Sarabun_400Regular", "Bold": "700Bold/Sarabun_700Bold"}
# TH Sarabun New draws the same letters in a larger em: 16 official points are 10.5 of Sarabun.
UNITS_PER_EM = 1526
TONES = ("0E48", "0E49", "0E4A", "0E4B")
SARA_AM = 0x0E33
AM_STAND_IN = "saraAm.stand"
THAI_LETTERS = (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))
HAIR = 2  # units of the font: 0.02 points in running text
STAND_INS = 0xA500 - 0x0E00  # letters of the Vai script, which no layout engine treats specially


def em(share: float) -> int:
    """A length in the font's units."""
    return round(share * UNITS_PER_EM)


def take_official_sizes(font: TTFont) -> None:
    """Make "16 points" and its line pitch those of TH Sarabun New."""
    font["head"].unitsPerEm = UNITS_PER_EM
    across, os2 = font["hhea"], font["OS/2"]
    across.ascent, across.descent, across.lineGap = em(0.84), -em(0.46), em(0.03)
    os2.sTypoAscender, os2.sTypoDescender = across.ascent, across.descent
    os2.sTypoLineGap = across.lineGap
    os2.usWinAscent, os2.usWinDescent = em(0.86), em(0.46)
    for table in ("fpgm", "prep", "cvt ", "gasp", "DSIG"):
        if table in font:
            del font[table]
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()


def set_width(font: TTFont, name: str, width: int) -> None:
    """Give a glyph another width, its ink in the middle."""
    advance, bearing = font["hmtx"][name]
    shift = (width - advance) // 2
    glyph = font["glyf"][name]
    if glyph.numberOfContours > 0:
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
    elif glyph.isComposite():
        for part in glyph.components:
            part.x += shift
    font["hmtx"][name] = (width, bearing + shift)


def align_digits_and_spaces(font: TTFont) -> None:
    """Thai digits of one width, for columns of scores; spaces as wide as TH Sarabun New's."""
    letters = font.getBestCmap()
    for code in range(0x0E50, 0x0E5A):
        set_width(font, letters[code], em(0.449))
    for code in (0x20, 0xA0):
        font["hmtx"][letters[code]] = (em(0.216), 0)


def is_thai(name: str) -> bool:
    """Whether a glyph is Thai, by its name."""
    return name.startswith("uni0E") or "thai" in name.lower()


def anchors(table) -> Iterator:
    """Every list of marks with what they attach to, and the name of the anchors of the latter."""
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag in ("mark", "mkmk")
        for index in record.Feature.LookupListIndex
    }
    for lookup in sorted(lookups):
        for subtable in table.LookupList.Lookup[lookup].SubTable:
            one = getattr(subtable, "ExtSubTable", subtable)
            if one.LookupType == 4:
                bases = zip(one.BaseCoverage.glyphs, one.BaseArray.BaseRecord, strict=True)
                marks = zip(one.MarkCoverage.glyphs, one.MarkArray.MarkRecord, strict=True)
                yield marks, bases, "BaseAnchor"
            elif one.LookupType == 6:
                bases = zip(one.Mark2Coverage.glyphs, one.Mark2Array.Mark2Record, strict=True)
                marks = zip(one.Mark1Coverage.glyphs, one.Mark1Array.MarkRecord, strict=True)
                yield marks, bases, "Mark2Anchor"


def keep_marks_on_one_height(font: TTFont) -> None:
    """Place Thai marks by their own drawing, not by offsets.

    Typst begins a new stretch of text at each vertical offset, and readers of the PDF then take
    the letters of both stretches twice.
    """
    raised = ("uni0E47", "uni0E47.narrow")  # a mark above mai taikhu has no drawing of its own
    for marks, bases, anchor in anchors(font["GPOS"].table):
        heights: dict[int, int] = {}
        for name, record in marks:
            if is_thai(name):
                heights.setdefault(record.Class, record.MarkAnchor.YCoordinate)
                record.MarkAnchor.YCoordinate = heights[record.Class]
        for name, record in bases:
            if is_thai(name) and name not in raised:
                for kind, place in enumerate(getattr(record, anchor)):
                    if place is not None and kind in heights:
                        place.YCoordinate = heights[kind]


def add_composite(font: TTFont, name: str, parts: list[tuple[str, int, int]], width: int) -> None:
    """Add a glyph drawn from others at their offsets."""
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for part, x, y in parts:
        component = GlyphComponent()
        component.glyphName, component.x, component.y, component.flags = part, x, y, 0x204
        glyph.components.append(component)
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)


def add_names(font: TTFont, names: list[str]) -> None:
    """Make room for glyphs of these names."""
    font.ensureDecompiled()
    font.setGlyphOrder(font.getGlyphOrder() + names)
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    font["post"].extraNames = []


def add_sara_am(font: TTFont) -> list[tuple[str, str, str, str]]:
    """Draw tone marks that stand above sara am, and the narrow sara am.

    Returns for each tone: its glyph, that with nikhahit, and both of the new ones.
    """
    raised = [f"uni{tone}.{look}" for tone in TONES for look in ("am", "amn")]
    add_names(
        font,
        [*raised, "uni0E33.narrow", AM_STAND_IN, f"{AM_STAND_IN}.narrow", "uni25A1", "uni2011"],
    )
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for tone in TONES:
        wide = font["glyf"][f"uni0E4D{tone}"].components[1]
        narrow = font["glyf"][f"uni0E4D{tone}.narrow"].components[0]
        for look, shift in (("am", 0), ("amn", narrow.x)):
            name = f"uni{tone}.{look}"
            add_composite(font, name, [(wide.glyphName, wide.x + shift, wide.y)], 0)
            classes[name] = 3
    width = font["hmtx"]["uni0E32"][0]
    narrow = [("uni0E4D.narrow", 0, 0), ("uni0E32", 0, 0)]
    add_composite(font, "uni0E33.narrow", narrow, width)
    add_composite(font, f"{AM_STAND_IN}.narrow", narrow, width)
    add_composite(font, AM_STAND_IN, [("uni0E33", 0, 0)], width)
    return [(f"uni{t}", f"uni0E4D{t}", f"uni{t}.am", f"uni{t}.amn") for t in TONES]


def features(tones: list[tuple[str, str, str, str]]) -> str:
    """One glyph for one character: sara am in one piece, with its tone mark above it.

    THAI puts together what layout engines take apart; STAND_IN is for the stand-in of sara am,
    which none takes apart.
    """
    above = "".join(
        f"sub {both} by {wide}; sub {both}.narrow by {thin};" for _, both, wide, thin in tones
    )
    both = " ".join(one for _, one, _, _ in tones)
    narrow = " ".join(f"{one}.narrow" for _, one, _, _ in tones)
    looks = ("", ".narrow", ".small")
    plain = " ".join(f"{one}{look}" for one, _, _, _ in tones for look in looks)
    wide_tone = "".join(f"sub {t}{x} by {wide};" for t, _, wide, _ in tones for x in looks)
    thin_tone = "".join(f"sub {t}{x} by {thin};" for t, _, _, thin in tones for x in looks)
    return f"""
@TALL = [uni0E1B uni0E1D uni0E1F];
lookup ABOVE {{ {above} }} ABOVE;
lookup AM {{ sub uni0E32 by uni0E33; }} AM;
lookup AM_NARROW {{ sub uni0E32 by uni0E33.narrow; }} AM_NARROW;
lookup WIDE_TONE {{ {wide_tone} }} WIDE_TONE;
lookup THIN_TONE {{ {thin_tone} }} THIN_TONE;
lookup NARROW {{ sub {AM_STAND_IN} by {AM_STAND_IN}.narrow; }} NARROW;
feature ss19 {{
 lookup THAI {{
  sub [{both}]' lookup ABOVE uni0E32' lookup AM;
  sub [{narrow}]' lookup ABOVE uni0E32' lookup AM_NARROW;
 }} THAI;
 lookup ALONE {{
  sub uni0E4D uni0E32 by uni0E33; sub uni0E4D.narrow uni0E32 by uni0E33.narrow;
 }} ALONE;
}} ss19;
feature ss20 {{
 lookup STAND_IN {{
  sub @TALL [{plain}]' lookup THIN_TONE {AM_STAND_IN}' lookup NARROW;
  sub [{plain}]' lookup WIDE_TONE {AM_STAND_IN}';
  sub @TALL {AM_STAND_IN}' lookup NARROW;
 }} STAND_IN;
}} ss20;"""


def lookups_within(lookup) -> Iterator:
    """The places where a contextual lookup names another one."""
    for subtable in lookup.SubTable:
        yield from getattr(subtable, "SubstLookupRecord", None) or []
        for kind in ("ChainSubRule", "ChainSubClassRule"):
            for rules in filter(None, getattr(subtable, f"{kind}Set", None) or []):
                for rule in getattr(rules, kind):
                    yield from rule.SubstLookupRecord


def join_sara_am(font: TTFont, tones: list[tuple[str, str, str, str]]) -> dict[str, list[int]]:
    """Add the lookups of ``features`` after the font's own; returns their numbers by feature."""
    own = font["GSUB"]
    del font["GSUB"]
    addOpenTypeFeaturesFromString(font, features(tones))
    added, table = font["GSUB"].table, own.table
    start = len(table.LookupList.Lookup)
    for lookup in added.LookupList.Lookup:
        for record in lookups_within(lookup):
            record.LookupListIndex += start
    table.LookupList.Lookup += added.LookupList.Lookup
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    font["GSUB"] = own
    return {
        record.FeatureTag: [start + index for index in record.Feature.LookupListIndex]
        for record in added.FeatureList.FeatureRecord
    }


def compose(font: TTFont, numbers: dict[str, list[int]]) -> None:
    """Let both Thai letters and their stand-ins be put together by the same rules."""
    table = font["GSUB"].table
    scripts = {one.ScriptTag: one.Script.DefaultLangSys for one in table.ScriptList.ScriptRecord}
    records = table.FeatureList.FeatureRecord
    thai = next(r for i in scripts["thai"].FeatureIndex if (r := records[i]).FeatureTag == "ccmp")
    stand_in = copy.deepcopy(thai)
    for record, more in ((thai, numbers["ss19"]), (stand_in, numbers["ss20"])):
        lookups = sorted({*record.Feature.LookupListIndex, *more})
        record.Feature.LookupListIndex = lookups
        record.Feature.LookupCount = len(lookups)
    records.append(stand_in)
    table.FeatureList.FeatureCount = len(records)
    scripts["DFLT"].FeatureIndex.append(len(records) - 1)
    scripts["DFLT"].FeatureCount = len(scripts["DFLT"].FeatureIndex)


def add_stand_ins(font: TTFont) -> None:
    """Let a letter of another script draw each Thai letter; typst breaks no line among those."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in THAI_LETTERS:
                table.cmap[code + STAND_INS] = table.cmap[code]
            table.cmap[SARA_AM + STAND_INS] = AM_STAND_IN


def rectangle(pen: TTGlyphPen, left: int, bottom: int, right: int, top: int) -> None:
    """Draw a filled rectangle; from right to left it cuts a hole."""
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def add_box(font: TTFont) -> None:
    """Draw the empty box that stands for characters that the font has not."""
    pen = TTGlyphPen(None)
    side, line, left = em(0.40), em(0.03), em(0.05)
    rectangle(pen, left, 0, left + side, side)
    rectangle(pen, left + side - line, line, left + line, side - line)
    font["glyf"].glyphs["uni25A1"] = pen.glyph()
    font["glyf"].glyphs["uni25A1"].recalcBounds(font["glyf"])
    font["hmtx"]["uni25A1"] = (em(0.50), left)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x25A1] = "uni25A1"


def add_firm_hyphen(font: TTFont) -> None:
    """A hyphen after which no line ends: a glyph of its own, so that it is read as a hyphen."""
    add_composite(font, "uni2011", [("hyphen", 0, 0)], font["hmtx"]["hyphen"][0])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2011] = "uni2011"


def let_marks_go_on(font: TTFont) -> None:
    """Give marks a width that nobody sees, so that each letter begins after the one before.

    Readers that sort letters by where they begin (poppler) would take a tone mark for one that
    follows the next letter, where both begin at one place.
    """
    for name in font.getGlyphOrder():
        width, bearing = font["hmtx"][name]
        if is_thai(name) and width == 0:
            font["hmtx"][name] = (HAIR, bearing)


def rename(font: TTFont, style: str) -> None:
    """Give the font its own name: it is no longer what its designers drew."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 16, 17, 21, 22):
            names.removeNames(nameID=record.nameID)
    whole = f"{FAMILY} {style}"
    own = {1: FAMILY, 2: style, 3: f"{whole} 1.0", 4: whole, 6: f"SarabanITA-{style}"}
    for number, text in own.items():
        names.setName(text, number, 3, 1, 0x409)


def derive(source: Path, target: Path, style: str) -> TTFont:
    """Build one style and write it."""
    font = TTFont(source, recalcTimestamp=False)
    take_official_sizes(font)
    align_digits_and_spaces(font)
    keep_marks_on_one_height(font)
    tones = add_sara_am(font)
    add_box(font)
    add_firm_hyphen(font)
    compose(font, join_sara_am(font, tones))
    add_stand_ins(font)
    let_marks_go_on(font)
    rename(font, style)
    font.save(target)
    return font


def widths(font: TTFont) -> dict[str, int]:
    """How wide each character is, in thousandths of the size: what the font can show."""
    advances = font["hmtx"]
    return {
        chr(code): round(advances[name][0] * 1000 / UNITS_PER_EM)
        for code, name in sorted(font.getBestCmap().items())
        if code >= 0x20 and code != 0xAD and unicodedata.category(chr(code)) != "Co"
        if code - STAND_INS not in THAI_LETTERS
    }


def main(package: Path, folder: Path) -> None:
    """Build both styles, the widths of their letters, and lay the licence beside them."""
    shown = {}
    for style, source in SOURCES.items():
        font = derive(package / f"{source}.ttf", folder / f"SarabanITA-{style}.ttf", style)
        shown[style.lower()] = widths(font)
    text = json.dumps(shown, ensure_ascii=True, separators=(",", ":"))
    (folder / "widths.json").write_text(text + "\n", "utf-8")
    shutil.copyfile(package / "LICENSE_FONT", folder / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
