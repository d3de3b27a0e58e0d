"""The Thai catalogue: complete, sure, of the code as it is, and compiled, without gettext here."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from prongsai.project.settings import LOCALE_PATHS

SOURCE = LOCALE_PATHS[0].parent
CATALOGUE = LOCALE_PATHS[0] / "th" / "LC_MESSAGES" / "django.po"

# One message by itself, and one with its plural.
ALONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
WITH_PLURAL = {"ngettext", "ngettext_lazy"}

Message = tuple[str, str]


@pytest.fixture(scope="module")
def entries() -> dict[Message, polib.POEntry]:
    """The entries of the catalogue that are in use, by message and plural."""
    return {
        (entry.msgid, entry.msgid_plural): entry
        for entry in polib.pofile(str(CATALOGUE))
        if not entry.obsolete
    }


def messages_in_code() -> Iterator[Message]:
    """Every message of the Python files."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from message_of(node)


def message_of(call: ast.Call) -> Iterator[Message]:
    """The message of a call of gettext; nothing for any other call."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    words = [one.value for one in call.args[:2] if isinstance(one, ast.Constant)]
    if name in ALONE and words and isinstance(words[0], str):
        yield words[0], ""
    elif name in WITH_PLURAL and len(words) == 2:
        yield str(words[0]), str(words[1])


# What Django makes of a template for xgettext: calls with literals, all else blanked out.
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?gettext|_)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?", re.DOTALL)


def messages_in_templates() -> Iterator[Message]:
    """Every message of the templates."""
    for path in SOURCE.rglob("templates/**/*.html"):
        for name, first, second in CALL.findall(templatize(path.read_text("utf-8"))):
            plural = ast.literal_eval(second) if name == "ngettext" else ""
            yield ast.literal_eval(first), plural


def test_every_message_of_the_code_is_in_the_catalogue_and_no_other(entries):
    used = {*messages_in_code(), *messages_in_templates()}

    assert used - entries.keys() == set(), "run: make messages"
    assert entries.keys() - used == set(), "run: make messages"


def test_every_message_is_said_in_thai_and_none_is_a_guess(entries):
    unsaid = [
        message for message, entry in entries.items() if not entry.translated() or entry.fuzzy
    ]

    assert unsaid == []


def test_a_thai_wording_has_the_values_of_the_english_one(entries):
    """Thai has one form, so it may use what the plural has and leave out the count of one."""
    strangers = {
        message: values_in(said) - values_in("".join(message))
        for message, entry in entries.items()
        for said in (entry.msgstr, *entry.msgstr_plural.values())
        if not values_in(said) <= values_in("".join(message))
    }

    assert strangers == {}


def values_in(words: str) -> set[str]:
    """The places for values in a wording."""
    return set(re.findall(r"%(?:\(\w+\))?[sd]|%%|\{\w+\}", words)) - {"%%"}


def test_the_compiled_catalogue_is_that_of_the_text(entries):
    with CATALOGUE.with_suffix(".mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)

    for (message, plural), entry in entries.items():
        if plural:
            assert catalogue.ngettext(message, plural, 2) == entry.msgstr_plural[0]
        else:
            assert catalogue.gettext(message) == entry.msgstr


def test_the_compiled_catalogue_comes_with_the_program():
    """An office installs without gettext: nothing is left to be compiled there."""
    ignored = Path(__file__).parent.parent.joinpath(".gitignore").read_text("utf-8")

    assert "*.mo" not in ignored
    assert CATALOGUE.with_suffix(".mo").is_file()
