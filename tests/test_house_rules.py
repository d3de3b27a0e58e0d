"""House rules that a machine can check. Each says why it is there when it is broken."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import ROOT

SOURCE = ROOT / "src" / "prongsai"
PYTHON = sorted(SOURCE.rglob("*.py"))
TEMPLATES = sorted(SOURCE.rglob("*.html"))
EXACT = sorted([*SOURCE.glob("core/**/*.py"), *SOURCE.glob("engines/**/*.py")])
WEB = sorted(SOURCE.glob("web/**/*.py"))
FOLDERS = (".ci", "benchmarks", "docs", "scripts", "src", "tests")
ENDINGS = {
    ".css",
    ".html",
    ".json",
    ".lock",
    ".md",
    ".po",
    ".py",
    ".svg",
    ".toml",
    ".yaml",
    ".yml",
    "",
}

MOST_LINES = 300
MOST_LINES_ALONE = 400  # of what nobody builds on: scripts, benchmarks, and what Django writes
LONGEST_FUNCTION = 50
HEAVY = ("duckdb", "openpyxl", "django", "granian")


def text_files() -> list[Path]:
    """Every text file of the project, as a release would hold it."""
    below = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    files = [path for path in (*ROOT.iterdir(), *below) if path.is_file()]
    own = {".git", ".env", "__pycache__"}  # of one computer, never of the repository
    return [path for path in files if path.suffix in ENDINGS and not own & set(path.parts)]


def places(paths: list[Path], pattern: str) -> list[str]:
    """Every line that has the pattern, as ``file:line: text``."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def parsed(paths: list[Path]) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of the syntax of every file."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield path, node


def docstrings(tree: ast.AST) -> set[int]:
    """The docstrings of a module, by the identity of their nodes."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }


def fiscal_years(text: str) -> Iterator[str]:
    """Numbers and words in code that are fiscal years; what gives an example is none."""
    tree = ast.parse(text)
    explained = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explained:
            value = str(node.value)
            example = re.search("Example:|such as|like|เช่น", value)
            if re.search(r"(?<!\d)25[67]\d(?!\d)", value) and not example:
                yield f"line {node.lineno}: {value[:60]}"


def test_no_float_and_no_round_where_scores_are_made():
    """A float cannot hold a third of a point, and round() takes ties to the even digit.

    Use Fraction or Decimal, and core.scoring.as_published where a figure is announced.
    """
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}("
        for path, node in parsed(EXACT)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("float", "round")
    ]

    assert calls == []


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_fiscal_year_in_code(path):
    """A year is a file in frameworks/: code that knows a year is wrong the year after."""
    assert list(fiscal_years(path.read_text("utf-8"))) == []


def test_a_fiscal_year_in_code_is_found_and_one_in_an_example_is_not():
    assert len(list(fiscal_years("if year >= 2566: names = ['fy2567']"))) == 2
    assert list(fiscal_years('"""The rules of 2563."""\nsays = "a year, such as 2563"')) == []


def test_no_fiscal_year_in_templates():
    """Pages show the year that they are given."""
    assert places(TEMPLATES, r"(?<!\d)25[67]\d(?!\d)") == []


def test_pages_do_not_write():
    """A page calls an action, which checks, writes and logs; forms read what was sent."""
    writes = r"request\.POST\[|\.(save|create|get_or_create|bulk_create|update|delete)\("

    assert places(WEB, writes) == []


def test_every_module_has_a_name_that_says_what_is_in_it():
    """What is called utils, helpers or manager has no subject, and so no end."""
    vague = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}

    assert [str(path) for path in PYTHON if path.stem in vague or path.parent.name in vague] == []


def test_no_file_is_longer_than_one_reads_in_a_sitting():
    """Split it by subject."""
    alone = [*(ROOT / "scripts").glob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    most = dict.fromkeys([*PYTHON, *TEMPLATES], MOST_LINES)
    most |= dict.fromkeys([*alone, *SOURCE.rglob("migrations/*.py")], MOST_LINES_ALONE)
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in most}

    assert [f"{path}: {lines}" for path, lines in lengths.items() if lines > most[path]] == []


def test_no_function_is_longer_than_a_screen():
    """Find the second idea in it and give that a name."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = [
        (f"{path.relative_to(ROOT)}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path, node in parsed(PYTHON)
        if isinstance(node, functions)
    ]

    assert [found for found in lengths if found[1] > LONGEST_FUNCTION] == []


def test_scoring_a_yaml_sheet_loads_nothing_heavy():
    """Each of these costs a tenth of a second; import it in the function that needs it."""
    sheet = SOURCE / "apps" / "demonstration" / "sheets" / "klongmuang-2563.yaml"
    script = (
        "import json, sys; from prongsai.cli import main;"
        f"main(['score', {str(sheet)!r}, '--json'], standalone_mode=False);"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    scored, loaded = map(json.loads, done.stdout.splitlines())

    assert scored["total"] == "79.68"
    assert [name for name in HEAVY if name in loaded] == []


def test_no_paths_of_one_machine_and_no_package_hosts():
    """What stands in the repository must hold on every computer, behind every proxy."""
    private = r"(?<![\w.])/(work|root|home|Users)/\w|[A-Z]:\\Users|pypi\.org|pythonhosted|index-url"
    others = [path for path in text_files() if path != Path(__file__)]

    assert places(others, private) == []


def test_text_files_end_with_a_line_end_and_have_no_others_than_lf():
    """Rules are known by their bytes, and two computers must have the same."""
    contents = {path: path.read_bytes() for path in text_files() if path.name != "LICENSE"}

    assert [path for path, content in contents.items() if b"\r" in content] == []
    assert [path for path, content in contents.items() if content and content[-1:] != b"\n"] == []
