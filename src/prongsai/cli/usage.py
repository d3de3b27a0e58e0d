"""How a command that was typed wrong is told: where, what, and what to do, in Thai by default.

Click says these things in English. Its errors keep their meaning and exit code 2; only the
sentence is ours. What we have no sentence for is said in Click's own words.
"""

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import IO, Any

import click

from prongsai.core.wording import LANGUAGES, Text, same

LANGUAGE_BY_DEFAULT = "th"


class Misused(click.UsageError):
    """Options that do not go together, told in both languages; exit code 2."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says


class Told(click.UsageError):
    """A mistake in a command in our sentence; ``words`` are what was typed after the command."""

    def __init__(self, error: click.UsageError, words: Sequence[str]) -> None:
        super().__init__(error.format_message(), error.ctx)
        self.error, self.language, self.words = error, language_in(words), words

    def show(self, file: IO[Any] | None = None) -> None:
        """Print two lines on standard error: what is wrong, and where the options are listed."""
        from prongsai.cli.output import complain

        command = _command(self.ctx, self.words)
        complain(f"{command}: {sentence_of(self.error).say(self.language)}")
        complain(_HELP.fill(command=command).say(self.language))


def _command(context: click.Context | None, words: Sequence[str]) -> str:
    """The command that was meant, as it is typed; Click names only the outermost at times."""
    if context is not None and context.parent is not None:
        return context.command_path
    from prongsai.cli import main

    path, outermost = "prongsai", click.Context(main)
    command: click.Command = main
    for word in words:
        below = command.get_command(outermost, word) if isinstance(command, click.Group) else None
        if below is None:
            break
        path, command = f"{path} {word}", below
    return path


def language_in(words: Sequence[str]) -> str:
    """The language that a command asks for, also where the rest of it could not be understood."""
    asked = os.environ.get("PRONGSAI_LANG", LANGUAGE_BY_DEFAULT)
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word == "--lang":
            asked = after
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGE_BY_DEFAULT


def sentence_of(error: click.UsageError) -> Text:
    """What is wrong and what to do; Click's own words where we have none."""
    if isinstance(error, Misused):
        return error.says
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    said = _said(error.message, error)
    if isinstance(error, click.BadParameter) and (place := _place(error)):
        return _IN.fill(place=place, says=said)
    return said


def _missing(error: click.MissingParameter) -> Text:
    parameter = error.param
    says = _NO_OPTION if isinstance(parameter, click.Option) else _NO_ARGUMENT
    return says.fill(place=_place(error) or "?", choices=_choices(parameter))


def _choices(parameter: click.Parameter | None) -> Text:
    if parameter is None or not isinstance(parameter.type, click.Choice):
        return same("")
    return _CHOOSE.fill(choices=", ".join(map(str, parameter.type.choices)))


def _place(error: click.BadParameter) -> str:
    """The option or argument that an error is about, as it is typed; empty where none is known."""
    parameter = error.param
    if isinstance(parameter, click.Option):
        return " / ".join(parameter.opts)
    return "" if parameter is None else parameter.make_metavar(error.ctx or _anywhere())


def _anywhere() -> click.Context:
    return click.Context(click.Command("prongsai"))


def _said(message: str, error: click.UsageError) -> Text:
    for pattern, says in _SENTENCES.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return says.fill(**found.groupdict(), meant=_meant(error, found.groupdict()))
    return same(message)


def _meant(error: click.UsageError, found: Mapping[str, str]) -> Text:
    """The names like the one that is not known, where there are some."""
    like = list(getattr(error, "possibilities", None) or ())
    if "command" in found and error.ctx is not None:
        command = error.ctx.command
        known = command.list_commands(error.ctx) if isinstance(command, click.Group) else []
        like = get_close_matches(found["command"], known) or known
    return _LIKE.fill(like=", ".join(like)) if like else same("")


_HELP = Text("ดูวิธีใช้และตัวเลือกทั้งหมด: {command} --help", "How it is used: {command} --help")
_IN = Text("{place}: {says}", "{place}: {says}")
_LIKE = Text(" ที่ใช้ได้: {like}", " Known: {like}.")
_CHOOSE = Text(" ค่าที่ใช้ได้: {choices}", " Choose from: {choices}.")
_NO_OPTION = Text(
    "ขาดตัวเลือก {place} โปรดเติมแล้วสั่งอีกครั้ง{choices}",
    "The option {place} is missing; add it and call again.{choices}",
)
_NO_ARGUMENT = Text(
    "ยังไม่ได้ระบุ {place} โปรดเติมต่อท้ายคำสั่ง{choices}",
    "{place} is missing; add it to the command.{choices}",
)

_Q = r"['\"]"
# Click's words (as of 8.5) and ours.
_SENTENCES: Mapping[str, Text] = {
    rf"No such option:? {_Q}?(?P<option>[^'\"]+?){_Q}?\.?": Text(
        "ไม่มีตัวเลือก {option} โปรดตรวจตัวสะกด{meant}", "There is no option {option}; check it.{meant}"
    ),
    rf"No such command {_Q}(?P<command>.*){_Q}\.": Text(
        "ไม่มีคำสั่ง {command} โปรดตรวจตัวสะกด{meant}", "There is no command {command}; check it.{meant}"
    ),
    r"Missing command\.": Text("ยังไม่ได้ระบุคำสั่งย่อย", "Say which command is meant."),
    rf"Option {_Q}(?P<option>.*){_Q} requires an argument\.": Text(
        "ต้องมีค่าต่อท้ายตัวเลือก {option}", "A value must follow the option {option}."
    ),
    rf"Option {_Q}(?P<option>.*){_Q} does not take a value\.": Text(
        "ตัวเลือก {option} ไม่รับค่า โปรดตัดค่าที่ต่อท้ายออก",
        "The option {option} takes no value; leave it out.",
    ),
    r"Got unexpected extra arguments? \((?P<extra>.*)\)": Text(
        "มีคำเกินมา: {extra} หากเป็นชื่อเดียวกันที่มีเว้นวรรค ให้ใส่เครื่องหมายคำพูดคร่อม",
        "There is more than the command takes: {extra}. Put quotes around a name with spaces.",
    ),
    rf"{_Q}(?P<value>.*?){_Q} is not (?:one of )?(?P<choices>'.*')\.": Text(
        "ใช้ค่า {value} ไม่ได้ ค่าที่ใช้ได้: {choices}", "{value} cannot be used; choose from {choices}."
    ),
    rf"{_Q}(?P<value>.*){_Q} is not a valid (?:integer|integer range)\.": Text(
        "{value} ไม่ใช่จำนวนเต็ม โปรดพิมพ์เป็นตัวเลข", "{value} is no whole number; type it in digits."
    ),
    rf"{_Q}(?P<value>.*){_Q} is not a valid float(?: range)?\.": Text(
        "{value} ไม่ใช่ตัวเลข", "{value} is no number."
    ),
    rf"{_Q}(?P<value>.*){_Q} is not a number from 0 up, such as 2 or 0\.5\.": Text(
        "{value} ไม่ใช่จำนวนตั้งแต่ 0 ขึ้นไป โปรดพิมพ์เช่น 2 หรือ 0.5",
        "{value} is no number from 0 up; type one such as 2 or 0.5.",
    ),
    rf"{_Q}(?P<value>.*){_Q} must be a code and a number, such as o17=5\.": Text(
        "{value} ต้องเป็นรหัสกับจำนวน เช่น o17=5", "{value} must be a code and a number: o17=5."
    ),
    r"(?P<value>\S+) is not in the range (?P<range>.*)\.": Text(
        "{value} อยู่นอกช่วงที่รับได้ ({range})", "{value} is outside what is taken ({range})."
    ),
    rf"\S+ {_Q}(?P<file>.*){_Q} does not exist\.": Text(
        "ไม่มี '{file}' โปรดตรวจชื่อและที่อยู่ของไฟล์", "There is no '{file}'; check its name and folder."
    ),
    rf"\S+ {_Q}(?P<file>.*){_Q} is a directory\.": Text(
        "'{file}' เป็นโฟลเดอร์ โปรดระบุไฟล์", "'{file}' is a folder; name a file."
    ),
    rf"\S+ {_Q}(?P<file>.*){_Q} is a file\.": Text(
        "'{file}' เป็นไฟล์ โปรดระบุโฟลเดอร์", "'{file}' is a file; name a folder."
    ),
    rf"\S+ {_Q}(?P<file>.*){_Q} is not readable\.": Text(
        "อ่าน '{file}' ไม่ได้ โปรดตรวจสิทธิ์ของไฟล์", "'{file}' cannot be read; check who may read it."
    ),
}
