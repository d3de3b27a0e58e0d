"""The profile of an agency from YAML: its name, its emblem, what its letters say, its photographs.

The fields of the file are those of Profile, and below ``details`` those of Details; what is left
out stays open in documents.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from os.path import isfile
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from prongsai.core.documents import values
from prongsai.core.documents.blocks import Image, Photo, words
from prongsai.core.documents.phrases import open_or
from prongsai.core.documents.pictures import emblem_of, photo_of
from prongsai.core.documents.plan_reading import refuse_control_signs
from prongsai.core.documents.profile import Details, Profile
from prongsai.core.own_files import check_kind_of_file
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.files import content_of, text_in
from prongsai.core.sheets.values import Unfit, blank, printable, quoted
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping, at_line, read_yaml

MOST_PHOTOS = 200
_MOST_BYTES = 25_000_000  # of one picture; what is too much for its place is told more exactly
_COUNT = re.compile("^[0-9๐-๙]{1,3}[ ._-]+")
_PHOTO_ENDINGS = (".jpg", ".jpeg", ".png")


class Office(NamedTuple):
    """What a profile says: the agency, what its letters say, and its photographs."""

    profile: Profile
    details: Details
    photos: tuple[Photo, ...]


def read_profile(path: str | Path) -> Office:
    """The profile in a file, with the pictures beside it; ProblemsFound with all that is wrong."""
    name = printable(str(path))
    check_profile_name(name)
    text = text_in(name, content_of(path))
    refuse_control_signs(name, text)
    document = read_yaml(text, name)
    check_kind_of_file(document, name, "profile")
    reading = _Reading(document, name, Path(path).parent)
    office = reading.office()
    if reading.problems:
        raise ProblemsFound(reading.problems)
    return office


def check_profile_name(name: str) -> None:
    """Raise ProblemsFound for a file whose ending is not of YAML."""
    if Path(name).suffix.lower() not in (".yaml", ".yml"):
        raise ProblemsFound([Problem(same(name), _UNKNOWN_ENDING)])


def photos_in(folder: str | Path) -> tuple[Photo, ...]:
    """The photographs of a folder in the order of their names; a Thai name is the note.

    Raises ProblemsFound for a folder without photographs, and for pictures that cannot be used.
    """
    place, name = Path(folder), printable(str(folder))
    try:
        files = sorted(one for one in place.iterdir() if one.suffix.lower() in _PHOTO_ENDINGS)
    except OSError as error:
        raise ProblemsFound([Problem(same(name), _NO_FOLDER)]) from error
    if not files:
        raise ProblemsFound([Problem(same(name), _NO_PHOTOS)])
    if len(files) > MOST_PHOTOS:
        raise ProblemsFound([Problem(same(name), _TOO_MANY_PHOTOS.fill(most=MOST_PHOTOS))])
    found: list[Photo] = []
    problems: list[Problem] = []
    for number, file in enumerate(files, 1):
        try:
            content = photo_of(content_of(file, _MOST_BYTES), same(printable(str(file))))
        except ProblemsFound as one:
            problems += one.problems
        else:
            found.append(_photo(content, _note_of(file.stem), number))
    if problems:
        raise ProblemsFound(problems)
    return tuple(found)


class _Reading:
    """A profile while it is read field by field; what cannot be taken becomes a problem."""

    def __init__(self, document: Mapping, file: str, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._file = file
        self._folder = folder

    def office(self) -> Office:
        known = (*_hints(Profile), "details", "photos")
        profile = self._fields(self._document, Profile, known)
        if not profile.get("name"):
            self.problems.insert(0, Problem(same(self._file), _NO_NAME))
        return Office(
            Profile(**{"name": "", **profile}),
            Details(**self._details(self._document.get("details"))),
            tuple(self._photos(self._document.get("photos"))),
        )

    def _details(self, given: object) -> dict[str, Any]:
        if isinstance(given, Mapping):
            return self._fields(given, Details, tuple(_hints(Details)))
        if given is not None:
            self._problem("details", _NOT_NAMED.fill(field="details"))
        return {}

    def _fields(self, given: Mapping, kind: type, known: tuple[str, ...]) -> dict[str, Any]:
        """What a mapping says of the fields of a class; an empty one is left to its default."""
        hints = _hints(kind)
        found: dict[str, Any] = {}
        for name, value in given.items():
            where = at_line(self._file, given.lines[name])
            if name not in known:
                says = _UNKNOWN.fill(field=quoted(name), known=", ".join(known))
                self.problems.append(Problem(where, says))
            elif name in hints and not _nothing(value):
                read = self._value(hints[name], name, value, where)
                if read is not None:
                    found[name] = read
        return found

    def _value(self, hint: Any, name: str, value: object, where: Text) -> Any:
        """A value of the type that its field has; ``None`` where it is a problem."""
        if isinstance(hint, UnionType):
            (hint,) = (one for one in get_args(hint) if one is not type(None))
        try:
            if get_origin(hint) is tuple:
                return self._entries(get_args(hint)[0], name, value, where)
            if hint is Image:
                return self._emblem(values.line(value), where)
            return _READERS.get(hint, values.line)(value)
        except Unfit as unfit:
            details = {"code": name, "value": quoted(value), **unfit.details}
            self.problems.append(Problem(where, unfit.says.fill(**details)))
        except ProblemsFound as found:
            self.problems += found.problems
        return None

    def _entries(self, hint: type, name: str, value: object, where: Text) -> tuple[Any, ...]:
        if hint is str:
            return values.entries(value)
        given = value if isinstance(value, list) else [value]
        return tuple(
            one for entry in given if (one := self._record(hint, name, entry, where)) is not None
        )

    def _record(self, hint: Any, name: str, entry: object, where: Text) -> Any:
        """A signer, a letter: its fields, or only the first of them."""
        known: tuple[str, ...] = hint._fields
        if not isinstance(entry, Mapping):
            return hint(values.line(entry)) if not _nothing(entry) else None
        found = self._fields(entry, hint, known)
        missing = [one for one in known if one not in found and one not in hint._field_defaults]
        if missing:
            says = _MISSING.fill(field=name, missing=", ".join(missing))
            self.problems.append(Problem(at_line(self._file, entry.line), says))
            return None
        return hint(**found)

    def _emblem(self, file: str, where: Text) -> Image:
        content = emblem_of(self._beside(file, where), self._named(file, where))
        return Image(content, f"ตราสัญลักษณ์ของ{values.line(self._document.get('name') or '')}")

    def _photos(self, given: object) -> Iterator[Photo]:
        if given is None:
            return
        if not isinstance(given, list):
            self._problem("photos", _NOT_PHOTOS)
            return
        if len(given) > MOST_PHOTOS:
            self._problem("photos", _TOO_MANY_PHOTOS.fill(most=MOST_PHOTOS))
            return
        for number, entry in enumerate(given, 1):
            photo = self._photo(entry, number)
            if photo is not None:
                yield photo

    def _photo(self, entry: object, number: int) -> Photo | None:
        if not isinstance(entry, Mapping):
            self._problem("photos", _NOT_PHOTOS)
            return None
        said = self._fields(entry, _PhotoFields, _PhotoFields._fields)
        if "file" not in said:
            return _photo(None, said.get("note", ""), number)
        where = at_line(self._file, entry.lines["file"])
        try:
            content = self._beside(said["file"], where)
            return _photo(
                photo_of(content, self._named(said["file"], where)), said.get("note", ""), number
            )
        except ProblemsFound as found:
            self.problems += found.problems
            return None

    def _beside(self, file: str, where: Text) -> bytes:
        """The bytes of a file in the folder of the profile, and in no other."""
        place = (self._folder / file).resolve()
        if not place.is_relative_to(self._folder.resolve()) or Path(file).is_absolute():
            raise ProblemsFound([Problem(where, _ELSEWHERE.fill(file=quoted(file)))])
        if not isfile(place):  # pathlib's own fails on a name that no folder could hold
            raise ProblemsFound([Problem(where, _NO_PICTURE.fill(file=quoted(file)))])
        return content_of(place, _MOST_BYTES)

    def _named(self, file: str, where: Text) -> Text:
        return Text("{where} ({file})", "{where} ({file})").fill(where=where, file=quoted(file))

    def _problem(self, field: str, says: Text) -> None:
        self.problems.append(Problem(at_line(self._file, self._document.lines[field]), says))


class _PhotoFields(NamedTuple):
    file: str = ""
    note: str = ""


_READERS: dict[Any, Callable[[object], Any]] = {date: values.day}


def _hints(kind: type) -> dict[str, Any]:
    """The fields of a class with their types, in order."""
    hints = get_type_hints(kind)
    named = [one.name for one in fields(kind)] if is_dataclass(kind) else [*hints]
    return {name: hints[name] for name in named}


def _photo(content: bytes | None, note: str, number: int) -> Photo:
    image = None if content is None else Image(content, note or f"ภาพที่ {number}")
    said = words(note) if note else open_or(None, f"คำบรรยายภาพที่ {number}")
    return Photo(image, said)


def _note_of(stem: str) -> str:
    """What the name of a file says of its picture: words in Thai do, numbers of a camera do not."""
    note = values.line(_COUNT.sub("", stem).replace("_", " "))
    return note if any("ก" <= sign <= "๎" for sign in note) else ""


def _nothing(value: object) -> bool:
    if isinstance(value, list):
        return all(map(_nothing, value))
    return not isinstance(value, dict) and blank(value)


def profile_template() -> str:
    """An empty profile, with a remark beside each field."""
    return _TEMPLATE


_TEMPLATE = """\
# ข้อมูลหน่วยงานสำหรับเอกสารราชการ กรอกเท่าที่มี ที่เว้นว่างจะเป็นจุดไข่ปลาให้กรอกด้วยมือ
name:  # ชื่อหน่วยงาน เช่น องค์การบริหารส่วนตำบลตัวอย่าง (ต้องกรอก)
subdistrict:  # ตำบล ไม่ต้องมีคำว่า ตำบล
district:  # อำเภอ ไม่ต้องมีคำว่า อำเภอ
province:  # จังหวัด ไม่ต้องมีคำว่า จังหวัด
head:  # ตำแหน่งผู้บริหารสูงสุด เช่น นายกองค์การบริหารส่วนตำบลตัวอย่าง
unit:  # ส่วนราชการเจ้าของเรื่อง เช่น สำนักปลัด
units: []  # ส่วนราชการทั้งหมด เช่น [สำนักปลัด, กองคลัง, กองช่าง]
letter_number:  # เลขหนังสือ ส่วนหน้า เช่น นม 70001
website:  # เว็บไซต์
channels: []  # ช่องทางประชาสัมพันธ์ เช่น [เว็บไซต์, เพจเฟซบุ๊ก, บอร์ดประชาสัมพันธ์]
emblem:  # ไฟล์ตราของหน่วยงาน (PNG หรือ JPEG ไม่เกิน 5 MB) ในโฟลเดอร์เดียวกับไฟล์นี้ เช่น garuda.png
signers: []  # ผู้ลงนามตามลำดับ เช่น
#  - {position: หัวหน้าสำนักปลัด}
#  - {position: ปลัดองค์การบริหารส่วนตำบล, name: นายตัวอย่าง ดีงาม, endorsement: "- เห็นควร"}

details:  # ของบันทึกข้อความและประกาศฉบับนี้
  number:  # เลขที่หนังสือ
  dated:  # วันที่ เช่น 1 เมษายน 2566 หรือ 2023-04-01
  subject:  # เรื่อง (เว้นว่างเพื่อใช้ชื่อเอกสาร)
  addressee:  # เรียน เช่น นายกองค์การบริหารส่วนตำบลตัวอย่าง
  ordered_unit:  # หน่วยที่ได้รับมอบหมายให้วิเคราะห์
  meeting:  # วันที่ประชุมคณะทำงาน
  suggestions: []  # ข้อเสนอแนะในบันทึกข้อความ ทีละข้อ
  goes_with:  # เอกสารที่แนบ เช่น analysis-sections หรือ bundle (เว้นว่างเพื่อให้โปรแกรมเลือก)
  references: []  # หนังสือที่อ้างถึง เช่น
#    - {sender: สำนักงาน ป.ป.ช., number: ปช 0001/ว 1, dated: 1 มีนาคม 2566, subject: การประเมิน ITA}
  signers: []  # ผู้ลงนามเฉพาะฉบับนี้ (เว้นว่างเพื่อใช้ผู้ลงนามของหน่วยงาน)

photos: []  # ภาพกิจกรรม ไฟล์อยู่ในโฟลเดอร์เดียวกับไฟล์นี้ เช่น
#  - {file: meeting.jpg, note: ประชุมคณะทำงาน วันที่ 2 ตุลาคม 2566}
"""
_UNKNOWN_ENDING = Text(
    "ชื่อไฟล์ข้อมูลหน่วยงานต้องลงท้ายด้วย .yaml โปรดเริ่มจาก prongsai template ปี --of profile",
    "the name of a profile must end in .yaml; start from prongsai template YEAR --of profile.",
)
_NO_NAME = Text(
    "ไม่มีชื่อหน่วยงาน โปรดกรอกที่ name",
    "the agency has no name; give it under name.",
)
_UNKNOWN = Text(
    "ไม่รู้จักหัวข้อ '{field}' หัวข้อที่ใช้ได้ที่นี่คือ {known} โปรดแก้ไขหรือลบออก",
    "'{field}' is not known here; known are {known}: correct or remove it.",
)
_NOT_NAMED = Text(
    "ใต้ '{field}' ต้องมีหัวข้อย่อยทีละบรรทัด เช่น number: และ dated:",
    "'{field}' must have named fields under it, such as number: and dated:.",
)
_MISSING = Text(
    "รายการนี้ของ '{field}' ขาด {missing} โปรดเติม",
    "this entry of '{field}' has no {missing}; add it.",
)
_NOT_PHOTOS = Text(
    "'photos' ต้องเป็นรายการของ {{file: ชื่อไฟล์, note: คำบรรยาย}} โปรดแก้ไข",
    "'photos' must be a list of {{file: name, note: words}}; correct it.",
).fill()
_TOO_MANY_PHOTOS = Text(
    "มีภาพเกิน {most} ภาพ โปรดเลือกเฉพาะภาพที่ใช้",
    "there are more than {most} photographs; choose those you need.",
)
_ELSEWHERE = Text(
    "'{file}' ไม่ได้อยู่ในโฟลเดอร์เดียวกับไฟล์ข้อมูลหน่วยงาน โปรดย้ายภาพมาไว้ด้วยกัน",
    "'{file}' is not in the folder of the profile; move the picture there.",
)
_NO_PICTURE = Text(
    "ไม่พบไฟล์ภาพ '{file}' ข้างไฟล์ข้อมูลหน่วยงาน โปรดตรวจชื่อและที่เก็บ",
    "there is no picture '{file}' beside the profile; check its name and folder.",
)
_NO_FOLDER = Text(
    "ไม่พบโฟลเดอร์ภาพนี้ โปรดตรวจชื่อและที่เก็บ", "there is no such folder; check its name and place."
)
_NO_PHOTOS = Text(
    "ไม่มีภาพ PNG หรือ JPEG ในโฟลเดอร์นี้ โปรดตรวจว่าเลือกโฟลเดอร์ถูกต้อง",
    "there are no PNG or JPEG pictures in this folder; check that it is the one you meant.",
)
