"""Meetings from YAML: what was due, what was said, what was resolved; and what cannot be read."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents import values
from prongsai.core.documents.hours import read_hour
from prongsai.core.documents.meeting_told import MeetingTold, PointTold
from prongsai.core.documents.plan_form import says_nothing
from prongsai.core.documents.plan_reading import refuse_control_signs
from prongsai.core.own_files import check_kind_of_file
from prongsai.core.problems import Problem, ProblemsFound, problem_in
from prongsai.core.sheets.files import content_of, text_in
from prongsai.core.sheets.values import Unfit, printable, quoted
from prongsai.core.thai import arabic_digits, closed_up
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping, at_line, read_yaml

Reader = Callable[[object], Any]


def read_meeting(path: str | Path) -> MeetingTold:
    """The meeting in a file; ProblemsFound with everything that is wrong with it."""
    name = printable(str(path))
    check_meeting_name(name)
    text = text_in(name, content_of(path))
    refuse_control_signs(name, text)
    document = read_yaml(text, name)
    check_kind_of_file(document, name, "meeting")
    reading = _Reading(name)
    said = reading.meeting(document)
    if reading.problems:
        raise ProblemsFound(reading.problems)
    return _of_its_year(said)


def check_meeting_name(name: str) -> None:
    """Raise ProblemsFound for a file whose ending is not of YAML."""
    if Path(name).suffix.lower() not in (".yaml", ".yml"):
        raise problem_in(name, _UNKNOWN_ENDING)


class _Reading:
    """A meeting while it is read field by field; what cannot be taken becomes a problem."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file

    def meeting(self, document: Mapping) -> dict[str, Any]:
        """The fields of the meeting by name, its points among them."""
        said = self._fields(document, _FIELDS, ("before", *_POINTS))
        for needed in ("number", "on"):
            if says_nothing(document.get(needed)):
                says = _LACKS.fill(field=needed)
                self.problems.append(Problem(same(self._file), says))
        for name in _POINTS:
            said[name] = tuple(self._points(document, name))
        said["before"] = self._before(document)
        self._check_days(document, said)
        return said

    def _points(self, document: Mapping, name: str) -> Iterator[PointTold]:
        value = document.get(name)
        for one in () if says_nothing(value) else value if isinstance(value, list) else [value]:
            if not isinstance(one, Mapping):
                self._problem(document.lines[name], _NOT_A_LIST.fill(field=name))
                return
            said = self._fields(one, _OF_POINTS)
            if "about" not in said:
                self._problem(one.line, _NO_SUBJECT)
            yield PointTold(**{"about": "", **said})

    def _before(self, document: Mapping) -> tuple[str, date] | None:
        given = document.get("before")
        if says_nothing(given) or (
            isinstance(given, Mapping) and all(map(says_nothing, given.values()))
        ):
            return None
        if not isinstance(given, Mapping):
            self._problem(document.lines["before"], _WHICH_BEFORE)
            return None
        said = self._fields(given, {name: _FIELDS[name] for name in ("number", "on")})
        if "number" in said and "on" in said:
            return said["number"], said["on"]
        self._problem(document.lines["before"], _WHICH_BEFORE)
        return None

    def _check_days(self, document: Mapping, said: dict[str, Any]) -> None:
        """A meeting ends after it began, and lies between the one before it and the next."""
        begins, ends = said.get("begins_at"), said.get("ends_at")
        if begins is not None and ends is not None and ends <= begins:
            self._problem(document.lines["ends_at"], _ENDS_BEFORE)
        on, following, before = said.get("on"), said.get("next_on"), said.get("before")
        if on is not None and following is not None and following <= on:
            self._problem(document.lines["next_on"], _NEXT_BEFORE)
        if on is not None and before is not None and before[1] >= on:
            self._problem(document.lines["before"], _BEFORE_AFTER)

    def _fields(
        self, given: Mapping, known: dict[str, Reader], apart: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        found = {}
        for name, value in given.items():
            line = given.lines[name]
            if name not in known and name not in apart:
                names = ", ".join((*known, *apart))
                self._problem(line, _UNKNOWN.fill(field=quoted(name), known=names))
            elif name in known and not says_nothing(value):
                read = self._fit(name, value, known[name], line)
                if read is not None:
                    found[name] = read
        return found

    def _fit(self, name: str, value: object, read: Reader, line: int) -> Any:
        try:
            return read(value)
        except Unfit as unfit:
            details = {"code": name, "value": quoted(value), **unfit.details}
            self._problem(line, unfit.says.fill(**details))
            return None

    def _problem(self, line: int, says: Text) -> None:
        self.problems.append(Problem(at_line(self._file, line), says))


def _of_its_year(said: dict[str, Any]) -> MeetingTold:
    """A meeting of the measures of its own fiscal year where the file names no other."""
    year = said.pop("year", None)
    assessed = said.pop("assessed", None)
    if year is None:
        year = FiscalYear.of(said["on"]).year if assessed is None else assessed + 1
    held = said.pop("held", False)
    return MeetingTold(**said, year=year, assessed=assessed or year - 1, is_held=held)


def _number(value: object) -> str:
    """The number of a meeting in Arabic digits, so that ๓/๒๕๖๘ and 3/2568 are one."""
    return arabic_digits("".join(values.line(value).split()))


def _hour(value: object) -> time:
    found = read_hour(values.line(value))
    if found is None:
        raise Unfit(_NO_HOUR)
    return found


def _yes(value: object) -> bool:
    said = value if isinstance(value, bool) else _YES.get(closed_up(values.line(value)).casefold())
    if said is None:
        raise Unfit(_NO_YES)
    return said


_YES = {"ใช่": True, "แล้ว": True, "yes": True, "ไม่": False, "ไม่ใช่": False, "ยัง": False, "no": False}
_POINTS = ("measures", "matters")
_FIELDS: dict[str, Reader] = {
    "number": _number,
    "on": values.day,
    "assessed": values.fiscal_year,
    "year": values.fiscal_year,
    "begins_at": _hour,
    "ends_at": _hour,
    "place": values.line,
    "chair": values.line,
    "attended": values.entries,
    "remarks": values.text,
    "next_on": values.day,
    "held": _yes,
}
_OF_POINTS: dict[str, Reader] = {
    "about": values.line,
    "due": values.entries,
    "reported": _yes,
    "said": values.text,
    "resolution": values.line,
}
_UNKNOWN_ENDING = Text(
    "ไฟล์การประชุมต้องลงท้ายด้วย .yaml โปรดบันทึกเป็นชนิดนี้",
    "the file of a meeting must end in .yaml; save it as that.",
)
_UNKNOWN = Text(
    "ไม่รู้จักหัวข้อ '{field}' หัวข้อที่ใช้ได้ที่นี่คือ {known} โปรดแก้ไขหรือลบออก",
    "'{field}' is not known here; known are {known}: correct or remove it.",
)
_LACKS = Text(
    "ยังไม่ได้บอก '{field}' โปรดเติม เช่น number: 3/2568 และ on: 28 มีนาคม 2568",
    "'{field}' is missing; write it, such as number: 3/2568 and on: 28 มีนาคม 2568.",
)
_NOT_A_LIST = Text(
    "'{field}' ต้องเป็นรายการ โปรดขึ้นต้นแต่ละเรื่องด้วยเครื่องหมาย - แล้วเขียน about: ใต้นั้น",
    "'{field}' must be a list; begin each point with a dash and write about: below it.",
)
_NO_SUBJECT = Text(
    "เรื่องนี้ยังไม่บอกว่าเกี่ยวกับอะไร โปรดเขียน about:",
    "this point does not say what it is about; write about:.",
)
_WHICH_BEFORE = Text(
    "'before' ต้องมีทั้ง number: และ on: ของการประชุมครั้งก่อน โปรดเติมให้ครบหรือลบออก",
    "'before' needs number: and on: of the meeting before; write both or remove it.",
)
_ENDS_BEFORE = Text(
    "เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม โปรดแก้เวลาใดเวลาหนึ่ง",
    "the meeting must end after it began; correct one of the hours.",
)
_NEXT_BEFORE = Text(
    "วันประชุมครั้งต่อไปต้องหลังวันประชุมครั้งนี้ โปรดแก้วันใดวันหนึ่ง",
    "the next meeting must be later than this one; correct one of the days.",
)
_BEFORE_AFTER = Text(
    "การประชุมครั้งก่อนต้องมาก่อนวันประชุมครั้งนี้ โปรดแก้วันใดวันหนึ่ง",
    "the meeting before must be earlier than this one; correct one of the days.",
)
_NO_HOUR = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็นเวลา เช่น 09.30",
    "'{code}' is '{value}'; it must be an hour such as 09.30.",
)
_NO_YES = Text(
    "'{code}' เป็น '{value}' แต่ต้องเป็น true (ใช่) หรือ false (ไม่ใช่)",
    "'{code}' is '{value}'; it must be true or false.",
)
