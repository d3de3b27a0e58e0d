"""The wording of an office: what is read, and every fault in a sentence."""

import pytest

from prongsai.core.documents.overlay_reading import read_overlay
from prongsai.core.problems import ProblemsFound


@pytest.fixture
def overlay_of(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read(text, name="wording.yaml"):
        (tmp_path / name).write_text(text, "utf-8")
        return read_overlay(name)

    return read


def test_a_wording_is_read_by_kind_and_name(overlay_of):
    text = """
analysis-indicators:
  title: รายงานของ{agency} ปี {year}
  keep/9: "{name} ดีแล้ว"
memo:
"""
    assert overlay_of(text) == {
        "analysis-indicators": {"title": "รายงานของ{agency} ปี {year}", "keep/9": "{name} ดีแล้ว"}
    }


def test_everything_that_is_wrong_is_told_with_its_line(overlay_of):
    with pytest.raises(ProblemsFound) as found:
        overlay_of("""\
analysis: {title: x}
analysis-indicators:
  titel: x
  title: "{wrong} {year"
  heading: "{score}"
  keep: ""
  lost: [ก]
memo: ข้อความ
""")

    assert [one.sentence("en") for one in found.value.problems] == [
        "wording.yaml, line 1: there is no kind of document 'analysis'; "
        "see those there are by: prongsai document list.",
        "wording.yaml, line 3: 'titel': this kind of document has no such phrase; "
        "see `prongsai document phrases` for the names.",
        "wording.yaml, line 4: 'title': the braces do not pair; "
        "write a field as {agency}, or {{ and }} for the braces.",
        "wording.yaml, line 5: 'heading': this phrase has no field score; "
        "it may use: agency, assessment, place, work_year, year.",
        "wording.yaml, line 6: 'keep': there are no words; write some, or remove it to use ours.",
        "wording.yaml, line 7: 'lost' has several values under it; give one value.",
        "wording.yaml, line 8: 'memo' must have names of phrases with their texts under it, "
        "such as title: รายงาน.",
    ]


def test_a_file_that_is_no_wording_is_told(overlay_of):
    with pytest.raises(ProblemsFound) as found:
        overlay_of("x", "wording.txt")

    assert [one.sentence("en") for one in found.value.problems] == [
        "wording.txt: the name of a wording must end in .yaml; "
        "start from prongsai document phrases KIND -o wording.yaml."
    ]
