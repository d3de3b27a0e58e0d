"""How a wording would read in a document, before it is kept."""

import pytest

from prongsai.core.documents.kinds.analysis_indicators import KIND
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.trying_words import passages_with, present_fields
from prongsai.core.results import result_of
from tests.web.builders import make_sheet


@pytest.fixture(scope="module")
def material() -> Material:
    """A result of 80 everywhere."""
    return Material(profile=Profile("อบต. น้ำคำ"), result=result_of(make_sheet(80)))


def test_a_phrase_reads_with_its_fields_filled_in(material):
    passages = passages_with(KIND, material, "overall", "{agency} ได้ {score} ใน {year}")

    assert passages == ("อบต. น้ำคำ ได้ ๘๐.๐๐ ใน ๒๕๖๓",)


def test_a_phrase_that_stands_often_is_given_as_often_as_it_reads_differently(material):
    assert len(passages_with(KIND, material, "indicator", "{name}")) == 10
    assert len(passages_with(KIND, material, "indicator", "เหมือนกัน")) == 1


def test_a_phrase_that_the_document_does_not_use_gives_nothing(material):
    assert passages_with(KIND, material, "keep", "{name}") == ()


def test_the_fields_of_a_phrase_have_their_present_values(material):
    fields = present_fields(KIND, material, "overall")

    assert (fields["score"], fields["agency"], fields["work_year"]) == (
        "๘๐.๐๐",
        "อบต. น้ำคำ",
        "๒๕๖๔",
    )
