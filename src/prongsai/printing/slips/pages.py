"""Slips and posters as their templates read them: plain values, all text ready.

A slip bears its code and nothing that tells it from the others: no number, no unit, no order.
"""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from prongsai.core.calendar import BUDDHIST_ERA
from prongsai.core.dates import long_date
from prongsai.core.surveys.codes import shown
from prongsai.core.thai import thai_digits
from prongsai.printing.pdf.finished import printed
from prongsai.printing.pdf.letters import showable
from prongsai.printing.pdf.lines import CM, Lines, Plain

_FOLDER = Path(str(files(__package__)))
_SLIP, _POSTER = 5.6 * CM, 17.4 * CM  # how wide their lines are


class Slips(NamedTuple):
    """What stands on every slip of a pack; ``address`` is the survey's page, its end a slash.

    ``pack`` names the pack above the slips of a sheet, where it is cut off.
    """

    agency: str
    survey: str
    year: int
    address: str
    closes_on: date | None
    pack: str = ""


class Poster(NamedTuple):
    """What a poster tells; ``point`` is the service point, empty where it is the whole agency.

    ``minutes`` is how long answering takes; ``needs_code`` that a slip is needed to answer.
    """

    agency: str
    survey: str
    year: int
    point: str
    address: str
    closes_on: date | None
    minutes: int
    needs_code: bool


def slips_pdf(slips: Slips, codes: Sequence[str]) -> bytes:
    """The codes on slips, ten on each sheet, in the order given."""
    lines = Lines(_SLIP)
    title = showable(f"ใบรหัส {slips.survey} {slips.agency}")
    written: Plain = {
        **_about(title, slips.agency, slips.year),
        "survey": lines.text(f"{slips.survey} ปีงบประมาณ {thai_digits(str(slips.year))}"),
        "by": lines.text(slips.agency),
        "alt": "คิวอาร์โค้ดสำหรับตอบแบบวัด",
        "open": lines.text("สแกน หรือเปิดที่อยู่นี้แล้วกรอกรหัส"),
        "address": lines.text(_short(slips.address), bold=True),
        "closes": lines.text(_until(slips.closes_on)),
        "privacy": Lines(8.4 * CM).text(_PRIVACY_OF_SLIPS),
        "pack": Lines(19 * CM).text(_CUT_OFF.format(slips.pack) if slips.pack else ""),
        "slips": [
            {"code": shown(code), "square": _square(f"{slips.address}#{code}")} for code in codes
        ],
    }
    return printed(_FOLDER / "slips.typ", written)


def poster_pdf(poster: Poster) -> bytes:
    """The way to a survey on one page."""
    lines = Lines(_POSTER)
    survey = f"{poster.survey} ปีงบประมาณ {thai_digits(str(poster.year))}"
    written: Plain = {
        **_about(showable(f"{poster.survey} {poster.agency}"), poster.agency, poster.year),
        "by": lines.text(poster.agency, bold=True, size=34),
        "point": lines.text(poster.point, size=28),
        "ask": lines.text(_ASK_STAFF if poster.needs_code else _ASK, bold=True, size=42),
        "survey": lines.text(survey, size=22),
        "minutes": lines.text(_MINUTES.format(thai_digits(str(poster.minutes))), size=26),
        "how": lines.text(_HOW_WITH_CODE if poster.needs_code else _HOW, size=25),
        "address": lines.text(_short(poster.address), bold=True, size=32),
        "closes": lines.text(_until(poster.closes_on), bold=True, size=26),
        "privacy": lines.text(_PRIVACY_OF_STAFF if poster.needs_code else _PRIVACY, size=19),
        "paper": lines.text(_PAPER, size=19),
        "alt": showable(f"คิวอาร์โค้ดของ {poster.address}"),
        "square": _square(poster.address),
    }
    return printed(_FOLDER / "poster.typ", written)


def square_png(address: str) -> bytes:
    """The QR code of an address alone, as a picture for a website or a sign."""
    import segno

    picture = BytesIO()
    made = segno.make(address, error="m", micro=False)
    made.save(picture, kind="png", scale=12, border=4)
    return picture.getvalue()


def _about(title: str, agency: str, year: int) -> Plain:
    # No clock: a file's date is the day on which its fiscal year begins (PDF/A wants one).
    begins = min(max(year - BUDDHIST_ERA - 1, 1), 9999)
    return {"title": title.strip(), "agency": showable(agency), "year": begins}


def _short(address: str) -> str:
    """The address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def _until(closes_on: date | None) -> str:
    return "" if closes_on is None else f"ตอบได้ถึงวันที่ {thai_digits(long_date(closes_on))}"


def _square(address: str) -> str:
    """A QR code as SVG; nothing keeps what it says."""
    import segno

    # One mask for all: to weigh eight of them takes four times as long, and phones read each.
    made = segno.make(address, error="m", micro=False, mask=0)
    written: str = made.svg_inline(border=0, omitsize=True)
    return written.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


_CUT_OFF = "{} · ตัดแถบนี้ทิ้งก่อนนำใบรหัสไปคละกัน"
_PRIVACY_OF_SLIPS = (
    "จับใบนี้เองจากกอง ใบรหัสไม่มีชื่อและไม่มีลำดับ ใช้ได้ครั้งเดียว รหัสไม่ถูกเก็บไว้กับคำตอบ จึงไม่มีใครรู้ว่าท่านตอบอะไร"
)
_ASK = "ช่วยบอกเราว่าบริการเป็นอย่างไร"
_ASK_STAFF = "ช่วยบอกว่าหน่วยงานของเราเป็นอย่างไร"
_MINUTES = "ใช้เวลาราว {} นาที ไม่ต้องลงทะเบียน"
_HOW = "สแกนคิวอาร์โค้ดด้วยกล้องโทรศัพท์ หรือเปิดที่อยู่นี้"
_HOW_WITH_CODE = "สแกนแล้วกรอกรหัสจากใบรหัสของท่าน หรือเปิดที่อยู่นี้"
_PRIVACY = "ไม่ถามชื่อ ไม่เก็บเบอร์โทรศัพท์ เจ้าหน้าที่เห็นเพียงผลรวม ไม่เห็นว่าใครตอบอะไร"
_PRIVACY_OF_STAFF = "ไม่ถามชื่อ ผู้บังคับบัญชาและเพื่อนร่วมงานเห็นเพียงผลรวม ไม่เห็นว่าใครตอบอะไร"
_PAPER = "ไม่สะดวกใช้โทรศัพท์ ขอแบบกระดาษได้ที่เจ้าหน้าที่"
