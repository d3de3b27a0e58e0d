"""Reports that no rule was written for: their own facts first, and then what is read in them."""

import pytest

from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_text
from tests.core.reading.matching import any_of
from tests.core.reading.test_truths_of_the_seeds import facts_of
from tests.core.reading.truth import compare
from tests.core.reading.variants import VARIANTS, Variant

every = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)


def test_there_are_twenty_and_each_is_another() -> None:
    assert len({variant.text for variant in VARIANTS}) == len(VARIANTS) >= 20


@every
def test_facts_made_from_a_variant_agree_with_it(variant: Variant) -> None:
    compared = compare(variant.truth, facts_of(variant.truth))

    assert [one for one in compared.wrong if "repairs" not in one.name] == [], str(compared)


@every
def test_every_figure_of_a_variant_is_printed_on_its_line(variant: Variant) -> None:
    lines = variant.text.replace("\f", "").split("\n")
    truth = variant.truth

    figures = [*truth["scores"], *truth["questions"], truth["total"], truth["level"]]
    for figure in filter(None, figures):
        on = lines[any_of(figure["line"])[0] - 1]
        assert any(printed in on for printed in any_of(figure["printed"]))


@every
def test_a_variant_is_read_and_no_wrong_number_is_silent(variant: Variant) -> None:
    read = read_report(read_text(variant.name, variant.text))

    compared = compare(variant.truth, read, variant.text)

    assert (compared.wrong, compared.silent) == ((), ()), str(compared)
