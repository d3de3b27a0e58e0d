"""The OIT of a year as open data: one document in JSON described by DCAT, one table in CSV."""

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from django.urls import reverse

from prongsai.apps.evidence.models import Exhibit, ExhibitKind
from prongsai.apps.evidence.publishing import PublicItem, PublicOit
from prongsai.core.sheets.csv_sheets import guarded
from prongsai.core.sheets.values import written
from prongsai.core.wording import Text

# Makes a path into a whole address.
Whole = Callable[[str], str]

# The columns of the table, each with what it says; new ones come last, none is ever taken away.
COLUMNS: Mapping[str, Text] = {
    "year": Text("ปีงบประมาณ พ.ศ.", "fiscal year, B.E."),
    "agency": Text("ชื่อหน่วยงาน", "name of the agency"),
    "district": Text("อำเภอ", "district"),
    "province": Text("จังหวัด", "province"),
    "code": Text("รหัสข้อ", "code of the item"),
    "name": Text("ชื่อข้อ", "name of the item"),
    "address": Text("ที่อยู่ถาวรของข้อนี้", "permanent address of the item"),
    "state": Text(
        "shown เผยแพร่แล้ว, none ไม่มีข้อมูลให้เผยแพร่, missing ยังไม่มีข้อมูล",
        "shown: published; none: there was nothing to disclose; missing: nothing yet",
    ),
    "handed_in": Text("วันเวลาที่นำส่ง", "when it was handed in"),
    "explanation": Text("คำอธิบาย", "explanation"),
    "kind": Text("ชนิด: link, file, text หรือ table", "kind: link, file, text or table"),
    "title": Text("ชื่อของลิงก์ ไฟล์ หรือเนื้อหา", "title of the link, file or content"),
    "url": Text("ลิงก์ หรือที่อยู่ของไฟล์", "the link, or the address of the file"),
    "file_name": Text("ชื่อไฟล์", "name of the file"),
    "media_type": Text("ชนิดของไฟล์", "media type of the file"),
    "bytes": Text("ขนาดของไฟล์", "size of the file"),
    "sha256": Text("ค่าแฮชของไฟล์", "hash of the file"),
    "text": Text("ข้อความที่เก็บไว้ที่นี่", "text that is kept here"),
}


def oit_table(oit: PublicOit, language: str, whole: Whole) -> str:
    """What was approved as a table: a row for each link, file, text or table of each item."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    agency = oit.examination.round.agency
    place = (oit.examination.round.year, agency.name, agency.district, agency.province)
    for item in oit.items:
        before = (*place, *_about(oit, item, language, whole).values())
        for exhibit in item.exhibits or (None,):
            after = [""] * 8 if exhibit is None else _cells(oit, item, exhibit, whole)
            writer.writerow(guarded(written(value)) for value in (*before, *after))
    return "\ufeff" + out.getvalue()


def oit_document(oit: PublicOit, language: str, whole: Whole) -> dict[str, Any]:
    """What was approved with everything that explains it, as a data set of DCAT."""
    round_ = oit.examination.round
    agency, at = round_.agency, [round_.agency.slug, round_.year]
    approved = None if oit.approved_at is None else oit.approved_at.isoformat()
    addresses = {"text/csv": "portal:oit_csv", "application/json": "portal:oit_json"}
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Dataset",
        "dct:title": _TITLE.fill(agency=agency.name, year=round_.year).say(language),
        "dct:description": _DESCRIPTION.say(language),
        "dct:publisher": agency.name,
        "dct:issued": approved,
        "dct:language": language,
        "dcat:landingPage": whole(reverse("portal:oit", args=at)),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:mediaType": kind,
                "dcat:downloadURL": whole(reverse(name, args=at)),
            }
            for kind, name in addresses.items()
        ],
        "year": round_.year,
        "agency": agency.name,
        "district": agency.district,
        "province": agency.province,
        "approved": approved,
        "fields": {name: says.say(language) for name, says in COLUMNS.items()},
        "items": [_item_document(oit, item, language, whole) for item in oit.items],
    }


def _item_document(oit: PublicOit, item: PublicItem, language: str, whole: Whole) -> dict[str, Any]:
    elements = [{"code": one.code, "text": one.text.say(language)} for one in item.node.elements]
    return {
        **_about(oit, item, language, whole),
        "elements": elements,
        "exhibits": [_exhibit_document(oit, item, one, whole) for one in item.exhibits],
    }


def _exhibit_document(
    oit: PublicOit, item: PublicItem, exhibit: Exhibit, whole: Whole
) -> dict[str, Any]:
    names = list(COLUMNS)[-8:]
    told = dict(zip(names, _cells(oit, item, exhibit, whole), strict=True))
    document = {name: value for name, value in told.items() if value not in ("", None)}
    return document | ({"table": exhibit.table} if exhibit.kind == ExhibitKind.TABLE else {})


def _about(oit: PublicOit, item: PublicItem, language: str, whole: Whole) -> dict[str, Any]:
    round_, made = oit.examination.round, item.hand_in
    path = reverse("portal:oit_item", args=[round_.agency.slug, round_.year, item.node.code])
    return {
        "code": item.node.code,
        "name": item.node.name.say(language),
        "address": whole(path),
        "state": item.state,
        "handed_in": None if made is None else made.at.isoformat(),
        "explanation": "" if made is None else made.explanation,
    }


def _cells(oit: PublicOit, item: PublicItem, exhibit: Exhibit, whole: Whole) -> Iterator[object]:
    file, round_ = exhibit.file, oit.examination.round
    url = exhibit.url
    if file is not None:
        at = [round_.agency.slug, round_.year, item.node.code, file.digest]
        url = whole(reverse("portal:oit_file", args=at))
    yield from (exhibit.kind, exhibit.title, url, exhibit.file_name)
    yield from ("", "", "") if file is None else (file.content_type, file.size, file.digest)
    yield exhibit.text or "\n".join("\t".join(map(str, row)) for row in exhibit.table)


_TITLE = Text(
    "ข้อมูลที่{agency}เปิดเผยต่อสาธารณะ (OIT) ปีงบประมาณ พ.ศ. {year}",
    "What {agency} discloses (OIT), fiscal year {year}",
)
_DESCRIPTION = Text(
    "ลิงก์ ไฟล์ ข้อความ และตารางของแต่ละข้อ เฉพาะที่ผู้บริหารของหน่วยงานอนุมัติแล้ว ที่อยู่ของแต่ละข้อใช้ได้ตลอดไป",
    "Links, files, texts and tables of every item, only those that the agency's executive has "
    "approved. The address of each item lasts for ever.",
)
