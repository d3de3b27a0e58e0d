"""Which OIT items the documents of the measures prove, year by year (domain file, section 0)."""

import pytest

from prongsai.core.documents.kinds import KINDS
from prongsai.core.framework import DOCUMENTS
from prongsai.core.loading import load_framework

OF_MEASURES = ("analysis", "measures", "constraints", "follow-up")
OF_RESULTS = ("results", "photos")
PLAN, REPORT = ("action-plan",), ("action-plan-report",)


@pytest.mark.parametrize(
    ("year", "proved"),
    [
        # The measures of that year are single ones, against bribes and the like.
        (2562, {"o39": PLAN, "o40": REPORT, "o41": REPORT}),
        (2563, {"o39": PLAN, "o40": REPORT, "o41": REPORT, "o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2564, {"o39": PLAN, "o40": REPORT, "o41": REPORT, "o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2565, {"o39": PLAN, "o40": REPORT, "o41": REPORT, "o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2566, {"o36": PLAN, "o37": REPORT, "o38": REPORT, "o42": OF_MEASURES, "o43": OF_RESULTS}),
        (2567, {"o32": PLAN, "o33": REPORT, "o34": OF_MEASURES, "o35": OF_RESULTS}),
        (2568, {"o25": PLAN, "o26": REPORT, "o27": OF_MEASURES, "o28": OF_RESULTS}),
        (2569, {"o23": PLAN, "o24": REPORT, "o25": OF_MEASURES, "o26": OF_RESULTS}),
    ],
)
def test_measures_and_plans_and_what_became_of_them_prove_items(year, proved):
    items = load_framework(year).marked

    assert {item.code: item.documents for item in items if item.documents} == proved


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_an_item_may_name_is_made(name):
    assert any(code == name or code.startswith(f"{name}-") for code in KINDS)
