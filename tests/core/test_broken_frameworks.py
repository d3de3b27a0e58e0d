"""Each file below broken_frameworks makes one mistake and says what a rule author must be told."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core import node_reading, sections, yamlfile
from prongsai.core.checking import RULES as EVERY_RULE
from prongsai.core.checking import codes, nodes, places, surveys, windows
from prongsai.core.loading import framework_as_written, read_framework
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import LANGUAGES, Text

FOLDER = Path(__file__).parent.parent / "broken_frameworks"
SOUND = (FOLDER / "sound.yaml").read_text("utf-8")
MISTAKES = {
    f"{path.parent.name}/{path.stem}": yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(FOLDER.glob("*/*.yaml"))
}
KINDS_OF_VALUE = (
    "",
    "null",
    "true",
    "-1",
    "0.5",
    "word",
    '""',
    "[]",
    "[1]",
    "{}",
    "{a: b}",
    "2020-01-01",
)
RULES = {rule.__name__: rule for rule in EVERY_RULE}
TELLING = (codes, nodes, places, surveys, windows, node_reading, sections, yamlfile)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_whole_sentences(name: str):
    mistake = MISTAKES[name]

    with pytest.raises(ProblemsFound) as found:
        read_framework(with_mistake(mistake), file_of(mistake))

    told = [
        {language: problem.sentence(language) for language in LANGUAGES}
        for problem in found.value.problems
    ]
    assert told == mistake["says"]


def test_the_framework_without_a_mistake_is_sound():
    assert read_framework(SOUND, "fy2563.yaml").name == "fy2563"


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_files_that_break_it(name: str):
    broken = [mistake for path, mistake in MISTAKES.items() if path.split("/")[0] == name]

    assert broken
    for mistake in broken:
        framework = framework_as_written(with_mistake(mistake), file_of(mistake))
        assert any(RULES[name](framework, file_of(mistake)))


@pytest.mark.parametrize("module", TELLING, ids=lambda it: it.__name__)
def test_every_message_is_told_by_some_file(module: Any):
    told = {
        language: [one[language] for mistake in MISTAKES.values() for one in mistake["says"]]
        for language in LANGUAGES
    }
    messages = {name: it for name, it in vars(module).items() if isinstance(it, Text)}

    assert messages
    assert [
        name
        for name, message in messages.items()
        for language in LANGUAGES
        if not any(as_pattern(message.say(language)).search(line) for line in told[language])
    ] == []


@settings(max_examples=200, deadline=None)
@given(
    start=st.integers(0, len(SOUND)),
    length=st.integers(0, 60),
    by=st.one_of(
        st.text(max_size=12),
        st.sampled_from(["null", "true", "-1", "1e9", "[]", "{}", "{a: b}", "[[1]]", "2020-01-01"]),
    ),
)
def test_whatever_is_typed_into_a_file_only_problems_are_told(start: int, length: int, by: str):
    assert all(sentences_about(SOUND[:start] + by + SOUND[start + length :]))


@given(
    field=st.sampled_from(re.findall(r"\w+(?=: )", SOUND)), value=st.sampled_from(KINDS_OF_VALUE)
)
@settings(max_examples=200, deadline=None)
def test_whatever_kind_of_value_a_field_has_only_problems_are_told(field: str, value: str):
    text = re.sub(rf"(?<=\b{field}: )(\{{.*?\}}|\[.*?\]|[^,}}\n]+)", value, SOUND)

    assert all(sentences_about(text))


def sentences_about(text: str) -> list[str]:
    """What is told about a text; nothing where it is sound."""
    try:
        read_framework(text, "fy2563.yaml")
    except ProblemsFound as found:
        return [problem.sentence("th") for problem in found.problems]
    return []


def with_mistake(mistake: dict[str, Any]) -> str:
    if "whole" in mistake:
        return str(mistake["whole"])
    if "replace" not in mistake:
        return SOUND
    assert SOUND.count(mistake["replace"]) == 1, "the text to replace must stand there once"
    return SOUND.replace(mistake["replace"], mistake["by"] * mistake.get("times", 1))


def file_of(mistake: dict[str, Any]) -> str:
    return str(mistake.get("file", "fy2563.yaml"))


def as_pattern(message: str) -> re.Pattern[str]:
    """A message as a pattern: any words may stand where a value is filled in."""
    pieces = re.split(r"(?<!\{)\{\w+\}", message)
    return re.compile(".+".join(re.escape(piece.format()) for piece in pieces))
