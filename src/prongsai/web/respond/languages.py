"""The languages that survey pages speak: Thai, English, and those that an office adds by a file."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from string import Formatter

from django.conf import settings

from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sections import Section
from prongsai.core.textfile import text_of
from prongsai.core.thai import thai_digits
from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml

USUAL = "th"
OWN = ("th", "en")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Language:
    """One language: its sentences by name, and texts of the rules by code where it has its own.

    ``questions`` are by year and code, for a code asks something else in another year; ``options``
    by scale and code (``yes_no.1``); ``traits`` by code, their values by both (``sex.female``).
    """

    code: str
    name: str
    thai_digits: bool = False
    sentences: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    traits: Mapping[str, str] = field(default_factory=dict)

    def say(self, sentence: str, **values: object) -> str:
        """A sentence of our pages; in Thai where this language does not have it."""
        words = self.sentences.get(sentence) or thai().sentences[sentence]
        shown = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return words.format(**shown)

    def number(self, number: int) -> str:
        """A number in the digits of this language."""
        return thai_digits(str(number)) if self.thai_digits else str(number)

    def question(self, year: int, code: str, text: Text) -> str:
        """What a question or a part of one asks."""
        return self.questions.get(f"{year}.{code}") or text.say(self.code)

    def option(self, scale: str, code: str, text: Text) -> str:
        """One answer that a scale offers."""
        return self.options.get(f"{scale}.{code}") or text.say(self.code)

    def trait(self, code: str, text: Text) -> str:
        """What a trait asks, or one of its values (``sex.female``)."""
        return self.traits.get(code) or text.say(self.code)


@cache
def thai() -> Language:
    """The language that says what others leave out."""
    return _own(USUAL)


@cache
def languages() -> Mapping[str, Language]:
    """Every language by its code, Thai first; read once for each process."""
    known = {code: _own(code) for code in OWN}
    for path in sorted(Path(settings.LANGUAGES_OF_SURVEYS).glob("*.yaml")):
        try:
            added = read_language(text_of(path), path.name)
        except ProblemsFound as found:
            # A page without one language is better than no page.
            _log.error("a language of survey pages was left out: %s", found)
        else:
            known[added.code] = added
    return known


def language_called(code: str) -> Language:
    """The language with this code, Thai where there is none."""
    return languages().get(code, thai())


def read_language(text: str, file: str) -> Language:
    """Read a file of wording; ProblemsFound with everything that is wrong with it."""
    problems: list[Problem] = []
    section = Section(read_yaml(text, file), file, file, problems)
    language = Language(
        code=section.word("language"),
        name=section.word("name"),
        thai_digits=section.flag("thai_digits"),
        sentences=_words(section.optional_section("sentences")),
        questions=dict(_by_year(section.optional_section("questions"))),
        options=_words(section.optional_section("options")),
        traits=_words(section.optional_section("traits")),
    )
    section.done()
    if language.code != USUAL:
        problems += _unfit_sentences(section, language.sentences)
    if problems:
        raise ProblemsFound(problems)
    return language


def _own(code: str) -> Language:
    file = resources.files(__package__) / "wording" / f"{code}.yaml"
    return read_language(file.read_text("utf-8"), f"{code}.yaml")


def _words(section: Section) -> dict[str, str]:
    return {key: str(value).strip() for key, value, _ in section.values() if value is not None}


def _by_year(section: Section) -> Iterable[tuple[str, str]]:
    for year, questions in section.entries():
        for code, text in _words(questions).items():
            yield f"{year}.{code}", text


def _unfit_sentences(section: Section, sentences: Mapping[str, str]) -> Iterable[Problem]:
    """Sentences that nobody says, and those with places for values that there are not."""
    ours = thai().sentences
    for name, words in sentences.items():
        if name not in ours:
            yield Problem(_where(section, name), _UNKNOWN.fill(name=name))
        elif (places := _places(words)) is None or not places <= (_places(ours[name]) or set()):
            yield Problem(_where(section, name), _PLACES.fill(known=_shown(ours[name])))


def _places(words: str) -> set[str] | None:
    """The names of the values that a sentence has room for; ``None`` where braces are no room."""
    try:
        parts = list(Formatter().parse(words))
    except ValueError:
        return None
    if any(form or conversion for _, _, form, conversion in parts):
        return None
    return {name for _, name, _, _ in parts if name is not None}


def _shown(words: str) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(_places(words) or ())) or "-"


def _where(section: Section, name: str) -> Text:
    return Text(f"{section.file} sentences › {name}", f"{section.file}, sentences › {name}")


_UNKNOWN = Text(
    "ไม่มีประโยคชื่อ '{name}' โปรดใช้ชื่อจากไฟล์ภาษาไทย",
    "no sentence is called '{name}'; use the names of the Thai file.",
)
_PLACES = Text(
    "วงเล็บปีกกาในประโยคนี้ใช้ได้เพียง {known} โปรดแก้ให้ตรง",
    "this sentence has room in braces only for {known}; write these.",
)
