"""Which OIT items the documents of the measures prove, year by year (domain file, section 0)."""

import pytest

from prongsai.core.documents.kinds import KINDS
from prongsai.core.framework import DOCUMENTS
from prongsai.core.loading import load_framework

OF_MEASURES = ("analysis", "measures", "constraints", "follow-up")
OF_RESULTS = ("results", "photos")


@pytest.mark.parametrize(
    ("year", "proved"),
    [
        # The measures of that year are single ones, against bribes and the like.
        (2562, {}),
        (2563, {"o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2564, {"o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2565, {"o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2566, {"o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2567, {"o34": OF_MEASURES, "o35": OF_RESULTS}),
        (2568, {"o27": OF_MEASURES, "o28": OF_RESULTS}),
        (2569, {"o25": OF_MEASURES, "o26": OF_RESULTS}),
    ],
)
def test_the_measures_and_their_results_prove_an_item_each(year, proved):
    items = load_framework(year).marked

    assert {item.code: item.documents for item in items if item.documents} == proved


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_an_item_may_name_is_made(name):
    assert any(code == name or code.startswith(f"{name}-") for code in KINDS)
