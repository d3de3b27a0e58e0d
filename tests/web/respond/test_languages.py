"""A language is a file: what it says is said, what it leaves out is said in Thai."""

from collections.abc import Iterator

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.web.respond import languages, pages
from tests.web.builders import make_agency, make_open_survey
from tests.web.respond.answering import page_of

SHAN = """
language: shn
name: လိၵ်ႈတႆး
sentences:
  send: သူင်ႇ
  progress: "{number}/{total}"
questions:
  "2563":
    eit: ၶေႃႈထၢမ်
    e2: ၶေႃႈသွင် <b>
    e1.1: ၼိုင်ႈ
  "2567":
    e3: another year
options:
  four_levels.1: ဢမ်ႇမီး
traits:
  sex: ၽေႃႇ
  sex.female: ယိင်း
"""


@pytest.fixture
def folder(tmp_path, settings) -> Iterator[None]:
    """An office that wrote a language."""
    settings.LANGUAGES_OF_SURVEYS = tmp_path
    read_anew()
    yield tmp_path
    read_anew()


def read_anew() -> None:
    """As after a start of the program."""
    languages.languages.cache_clear()
    pages.empty_form.cache_clear()


@pytest.mark.django_db
def test_a_file_adds_a_language_and_thai_says_the_rest(folder):
    (folder / "shn.yaml").write_text(SHAN, "utf-8")

    survey = make_open_survey(make_agency(), "eit")
    page = page_of(survey, "?lang=shn")

    assert "<html lang=shn>" in page
    assert "<button id=send>သူင်ႇ</button>" in page
    assert "<small>2/15</small> ၶေႃႈသွင် &lt;b&gt;</legend>" in page
    assert "<legend>ၼိုင်ႈ</legend>" in page
    assert page.count("ဢမ်ႇမီး</label>") == 13
    assert ">ယိင်း<" in page
    assert "another year" not in page
    assert "ไม่ระบุ" in page
    assert '<a href="?lang=shn" lang=shn>လိၵ်ႈတႆး</a>' in page_of(survey)


@pytest.mark.django_db
def test_a_broken_file_leaves_its_language_out_and_the_log_says_why(folder, caplog):
    (folder / "bad.yaml").write_text("language: bad\nname: Bad\nsentences: {sned: x}\n", "utf-8")

    page = page_of(make_open_survey(make_agency(), "eit"))

    assert "Bad" not in page
    assert "no sentence is called 'sned'" in caplog.text


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ('progress: "{number.real} {total}"', "only for {number}, {total};"),
        ('progress: "{nummer}"', "only for {number}, {total};"),
        ('progress: "{number"', "only for {number}, {total};"),
        ('progress: "{number:{width}}"', "only for {number}, {total};"),
        ('send: "{0}"', "only for -;"),
    ],
)
def test_a_sentence_has_room_only_for_its_own_values(sentence, says):
    text = f"language: xx\nname: X\nsentences:\n  {sentence}\n"

    with pytest.raises(ProblemsFound) as found:
        languages.read_language(text, "xx.yaml")

    assert says in str(found.value)


def test_english_says_every_sentence():
    known = languages.languages()

    assert known["en"].sentences.keys() == known["th"].sentences.keys()
