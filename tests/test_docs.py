"""The documents say what the code does: figures, commands, settings, names, links, examples."""

import ast
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.apps import apps
from scripts.write_command_reference import reference

from prongsai.cli import COMMANDS, main
from prongsai.core.scoring import COMBINE
from prongsai.core.yamlfile import read_yaml
from prongsai.web.agency.log_sentences import SENTENCES
from tests.repository import ROOT, blocks, documents, links, read, steps, table
from tests.worked_tables import TABLES

SOURCE = ROOT / "src" / "prongsai"
SHEETS = SOURCE / "apps" / "demonstration" / "sheets"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
READMES = ["README.md", "README.th.md"]
WITH_EXAMPLES = [
    *READMES,
    *(f"docs/how-to/{path.name}" for path in (ROOT / "docs/how-to").glob("*")),
]


def code() -> str:
    """All of our Python."""
    return "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))


def public_classes() -> set[str]:
    """The public classes of the core and of the engines."""
    modules = [*SOURCE.glob("core/**/*.py"), *SOURCE.glob("engines/**/*.py")]
    return {
        part.name
        for module in modules
        for part in ast.parse(module.read_text("utf-8")).body
        if isinstance(part, ast.ClassDef) and not part.name.startswith("_")
    }


def models() -> set[str]:
    """The models of our apps."""
    return {
        model.__name__
        for model in apps.get_models()
        if model.__module__.startswith("prongsai.apps.")
    }


@pytest.mark.parametrize("name", TABLES)
def test_every_figure_of_the_worked_tables_is_what_the_code_computes(name):
    assert table(read("docs/scoring.md"), name) == list(TABLES[name]())


def test_every_worked_table_of_the_document_is_computed():
    marks = re.findall(r"<!-- table: (.*?) -->", read("docs/scoring.md"))

    assert sorted(marks) == sorted(TABLES)


@pytest.mark.parametrize("way", COMBINE)
def test_every_way_of_combining_is_explained_by_its_name(way):
    assert f"`combine: {way}`" in read("docs/scoring.md")


def test_the_reference_of_commands_is_what_the_commands_say():
    """Mend it with: .venv/bin/python scripts/write_command_reference.py"""
    assert read("docs/reference/commands.md") == reference()


@pytest.mark.parametrize("document", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_both_readmes(document, command):
    assert f"| `prongsai {command}" in read(document)


def test_the_settings_are_those_that_the_program_reads():
    known = set(re.findall(r"^\| `([A-Z_]+)`", read("docs/operations/settings.md"), re.MULTILINE))

    asked = set(re.findall(r'"(PRONGSAI_[A-Z_]+)"', code()))
    assert "dj_database_url.config(" in code()  # which reads DATABASE_URL
    assert known == asked | {"DATABASE_URL"}


def acts() -> list[str]:
    """Every act that the code writes into the audit log."""
    return sorted(set(re.findall(r'\b_?log\w*\(\s*"([a-z_]+\.[a-z_]+)"', code())))


def test_every_act_of_the_audit_log_is_a_sentence_on_its_page():
    assert sorted(SENTENCES) == acts()


def test_every_act_of_the_audit_log_is_explained():
    explained = re.findall(r"^\| `([a-z_.]+)`", read("docs/operations/audit-log.md"), re.MULTILINE)
    assert sorted(explained) == acts()


def test_every_model_and_every_public_class_of_core_and_engines_is_in_the_glossary():
    words = set(re.findall(r"`(\w+)`", read("docs/glossary.md")))

    assert models() | public_classes() <= words


@pytest.mark.parametrize("document", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(document):
    targets = links(document.read_text("utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", [name for name in WITH_EXAMPLES if name not in READMES])
def test_every_button_and_heading_that_a_how_to_names_is_on_a_page(document):
    """In Thai how-tos, what stands in bold is what a page says."""
    catalogue = read("src/prongsai/locale/th/LC_MESSAGES/django.po")

    named = re.findall(r"\*\*([^*]*[ก-๙][^*]*)\*\*", read(document))
    assert [words for words in named if f'"{words}"' not in catalogue] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_every_decision_has_its_four_parts(decision):
    headings = re.findall(r"^## (.*)$", decision.read_text("utf-8"), re.MULTILINE)

    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(decision.name.partition("-")[0]) for decision in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("document", WITH_EXAMPLES)
def test_every_example_of_yaml_can_be_read(document):
    for block in blocks(read(document)):
        if block.language == "yaml":
            assert read_yaml(block.text, document)


@pytest.mark.django_db
@pytest.mark.parametrize("document", WITH_EXAMPLES)
def test_every_example_prints_what_the_document_shows(document, tmp_path, monkeypatch):
    text = read(document)
    monkeypatch.chdir(make_desk(tmp_path, text))

    for step in steps(text):
        printed = run(step.command)
        assert step.prints(printed), f"$ {step.command}\n{printed}"


def make_desk(folder: Path, text: str) -> Path:
    """A folder with the sheets of the demonstration and the files that a document shows."""
    for sheet in SHEETS.glob("*.yaml"):
        shutil.copy(sheet, folder)
    for block in blocks(text):
        if block.file:
            (folder / block.file).write_text(block.text, "utf-8", newline="")
    return folder


def run(command: str) -> str:
    """What a command prints, problems included."""
    program, *arguments = shlex.split(command)
    assert program == "prongsai"
    nobodys = dict.fromkeys(("PRONGSAI_LANG", "PRONGSAI_VAR", "DATABASE_URL"))
    done = CliRunner().invoke(main, arguments, catch_exceptions=False, env=nobodys)
    return done.output
