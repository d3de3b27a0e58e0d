"""Reading a YAML mapping field by field, collecting every problem instead of stopping at one."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from prongsai.core.problems import Problem
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping, at_line


class Section:
    """One mapping of a file, read by asking for its fields; what nobody asks for is a problem.

    A field that is missing or of the wrong kind is noted in ``problems`` and answered with a
    harmless value, so that the rest of the file is still read.
    """

    def __init__(self, fields: Mapping, name: str, file: str, problems: list[Problem]) -> None:
        self.name = name
        self.file = file
        self.problems = problems
        self._fields = fields
        self._asked: set[str] = set()

    def problem(self, says: Text, field: str | None = None, **values: object) -> None:
        """Note a problem with this section, at the line of ``field`` where that is given."""
        line = self._fields.lines.get(field, self._fields.line) if field else self._fields.line
        self.problems.append(
            Problem(at_line(self.file, line), says.fill(name=self.name, field=field, **values))
        )

    def has(self, field: str) -> bool:
        """Whether the field is there and not empty."""
        self._asked.add(field)
        return self._fields.get(field) is not None

    def word(self, field: str, default: str | None = None) -> str:
        """A short string: a code or a key; a number is taken as it is written."""
        value = self._value(field, default)
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.problem(_NOT_A_WORD, field, value=_shown(value))
        return ""

    def choice(self, field: str, choices: Iterable[str], default: str | None = None) -> Any:
        """A word out of ``choices``."""
        word = self.word(field, default)
        allowed = tuple(choices)
        if word not in allowed:
            if word:
                self.problem(_NOT_A_CHOICE, field, word=_shown(word), choices=", ".join(allowed))
            return default if default is not None else allowed[0]
        return word

    def number(self, field: str, low: int = 0, high: int = 100) -> Decimal:
        """An exact number between ``low`` and ``high``."""
        value = self._value(field, None)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            if low <= value <= high:
                return Decimal(value)
            self.problem(_OUT_OF_RANGE, field, value=_shown(value), low=low, high=high)
        elif value is not None:
            self.problem(_NOT_A_NUMBER, field, value=_shown(value))
        return Decimal(low)

    def whole(self, field: str, low: int = 0, high: int = 1_000_000) -> int:
        """A whole number between ``low`` and ``high``."""
        number = self.number(field, low, high)
        if number != int(number):
            self.problem(_NOT_WHOLE, field, value=number)
        return int(number)

    def flag(self, field: str) -> bool:
        """true or false; false where it is not said."""
        value = self._value(field, False)
        if not isinstance(value, bool):
            self.problem(_NOT_A_FLAG, field, value=_shown(value))
        return value is True

    def day(self, field: str) -> date | None:
        """A day such as 2021-03-01, or ``None`` where it is not known."""
        self._asked.add(field)
        value = self._fields.get(field)
        if value is not None and not isinstance(value, date):
            self.problem(_NOT_A_DAY, field, value=_shown(value))
            return None
        return value

    def text(self, field: str, english: str | None = None) -> Text:
        """A wording in Thai and English; ``english`` stands where the file has only Thai."""
        value = self._value(field, None)
        if value is None:
            return same("")
        if not isinstance(value, Mapping):
            self.problem(_NOT_TWO_LANGUAGES, field)
            return same("")
        said = self._section(value, f"{self.name} › {field}")
        text = Text(said.word("th").strip(), said.word("en", default=english).strip())
        said.done()
        return text

    def words(self, field: str) -> tuple[str, ...]:
        """A list of words; empty where it is not there."""
        return tuple(str(word) for word in self._list(field))

    def section(self, field: str) -> "Section":
        """The mapping under ``field``; where it is not there, one whose fields nobody misses."""
        value = self._value(field, None)
        if isinstance(value, Mapping):
            return self._section(value, field)
        if value is not None:
            self.problem(_NOT_A_SECTION, field)
        return Section(Mapping(self._fields.line), field, self.file, problems=[])

    def optional_section(self, field: str) -> "Section":
        """The mapping under ``field``; an empty one, without a word, where it is not there."""
        if self.has(field):
            return self.section(field)
        return self._section(Mapping(self._fields.line), field)

    def entries(self) -> Iterable[tuple[str, "Section"]]:
        """Each key of this section with the mapping under it."""
        for key in self._fields:
            yield key, self.section(key)

    def values(self) -> Iterable[tuple[str, Any, int]]:
        """Each key of this section with its plain value and its line."""
        for key, value in self._fields.items():
            self._asked.add(key)
            yield key, value, self._fields.lines[key]

    def sections(self, field: str) -> tuple["Section", ...]:
        """The list of mappings under ``field``, each named by its code."""
        entries = self._list(field)
        if not all(isinstance(entry, Mapping) for entry in entries):
            self.problem(_NOT_ENTRIES, field)
            return ()
        return tuple(
            self._section(entry, _shown(entry.get("code", f"{self.name} › {field} {number}")))
            for number, entry in enumerate(entries, start=1)
        )

    def done(self) -> None:
        """Every field has been asked for; note those that nobody knows."""
        for field in self._fields:
            if field not in self._asked:
                self.problem(_UNKNOWN_FIELD, field, known=", ".join(sorted(self._asked)) or "-")

    def _list(self, field: str) -> list[Any]:
        self._asked.add(field)
        value = self._fields.get(field)
        if value is not None and not isinstance(value, list):
            self.problem(_NOT_A_LIST, field)
        return value if isinstance(value, list) else []

    def _value(self, field: str, default: Any) -> Any:
        self._asked.add(field)
        value = self._fields.get(field)
        if value is not None and not _is_blank(value):
            return value
        if default is None:
            self.problem(_MISSING, field)
        return default

    def _section(self, fields: Mapping, name: str) -> "Section":
        return Section(fields, name, self.file, self.problems)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _shown(value: object) -> str:
    """A value as it is quoted in a sentence: what a hostile file holds can be very long."""
    words = str(value).lower() if isinstance(value, bool) else str(value)
    return words if len(words) <= _LONGEST_QUOTED else f"{words[:_LONGEST_QUOTED]}…"


_LONGEST_QUOTED = 60
_MISSING = Text(
    "'{name}' ไม่มี '{field}' โปรดเติม",
    "'{name}' has no '{field}'; add it.",
)
_UNKNOWN_FIELD = Text(
    "'{name}' มี '{field}' ซึ่งไม่รู้จัก โปรดลบหรือแก้เป็นหัวข้อที่ใช้ได้ คือ {known}",
    "'{name}' has '{field}', which is not known here; remove it or use one of: {known}.",
)
_NOT_A_WORD = Text(
    "'{field}' ของ '{name}' เป็น '{value}' แต่ต้องเป็นคำหรือรหัสเพียงค่าเดียว "
    "หากเป็น true, false หรือวันที่ โปรดใส่เครื่องหมายคำพูด",
    "'{field}' of '{name}' is '{value}'; it must be one word or code, "
    "in quotes where it looks like true, false or a date.",
)
_NOT_A_CHOICE = Text(
    "'{field}' ของ '{name}' เป็น '{word}' แต่ต้องเป็นค่าหนึ่งใน {choices}",
    "'{field}' of '{name}' is '{word}'; it must be one of {choices}.",
)
_NOT_A_NUMBER = Text(
    "'{field}' ของ '{name}' เป็น '{value}' แต่ต้องเป็นตัวเลขอารบิก เช่น 33 หรือ 84.5 โดยไม่ใส่เครื่องหมายคำพูด",
    "'{field}' of '{name}' is '{value}'; it must be a number such as 33 or 84.5, without quotes.",
)
_NOT_WHOLE = Text(
    "'{field}' ของ '{name}' เป็น {value} แต่ต้องเป็นจำนวนเต็ม",
    "'{field}' of '{name}' is {value}; it must be a whole number.",
)
_OUT_OF_RANGE = Text(
    "'{field}' ของ '{name}' เป็น {value} แต่ต้องอยู่ระหว่าง {low} ถึง {high}",
    "'{field}' of '{name}' is {value}; it must be from {low} to {high}.",
)
_NOT_A_FLAG = Text(
    "'{field}' ของ '{name}' เป็น '{value}' แต่ต้องเป็น true หรือ false",
    "'{field}' of '{name}' is '{value}'; it must be true or false.",
)
_NOT_A_DAY = Text(
    "'{field}' ของ '{name}' เป็น '{value}' แต่ต้องเป็นวันที่ที่มีจริง ปี ค.ศ.-เดือน-วัน เช่น 2021-03-01",
    "'{field}' of '{name}' is '{value}'; it must be a day that exists, such as 2021-03-01.",
)
_NOT_TWO_LANGUAGES = Text(
    "'{field}' ของ '{name}' ต้องมีทั้ง th และ en เช่น {{th: ชื่อ, en: Name}}",
    "'{field}' of '{name}' must have both th and en, such as {{th: ชื่อ, en: Name}}.",
)
_NOT_A_LIST = Text(
    "'{field}' ของ '{name}' ต้องเป็นรายการ โปรดเขียนแต่ละรายการต่อจากเครื่องหมาย - หรือใน [ ]",
    "'{field}' of '{name}' must be a list; write each entry after a dash, or all of them in [ ].",
)
_NOT_ENTRIES = Text(
    "ทุกรายการใน '{field}' ของ '{name}' ต้องมีหัวข้อย่อย เช่น code: และ name:",
    "each entry in '{field}' of '{name}' must have named fields, such as code: and name:.",
)
_NOT_A_SECTION = Text(
    "'{field}' ของ '{name}' ต้องมีหัวข้อย่อยอยู่ข้างใต้ โปรดย่อหน้าหัวข้อย่อยไว้ใต้บรรทัดนี้",
    "'{field}' of '{name}' must have named fields under it; indent them below this line.",
)
