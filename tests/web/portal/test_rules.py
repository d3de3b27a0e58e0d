"""The rules of every year, for everybody to read."""

import pytest

from prongsai.core.loading import load_framework, years

YEARS = years()

pytestmark = pytest.mark.django_db


def test_every_year_is_listed_with_its_counts_and_weights(client):
    lines = client.get("/rules/").context["lines"]

    assert [framework.year for framework, *_ in lines] == sorted(YEARS, reverse=True)
    counts = {framework.year: instruments for framework, instruments, _ in lines}
    assert [(one.code, one.questions, one.weight) for one in counts[2563]] == [
        ("iit", 30, "30"),
        ("eit", 15, "30"),
        ("oit", 43, "40"),
    ]


def test_a_draft_year_says_so_with_its_reason(client):
    because = load_framework(2562).because

    for address in ("/rules/", "/rules/2562/"):
        assert because.th in client.get(address).content.decode()


def test_a_year_with_some_draft_rules_says_which_and_why(client):
    node = next(node for node in load_framework(2567).assessment.walk() if node.because)

    assert node.name.th in client.get("/rules/").content.decode()
    assert node.because.th in client.get("/rules/2567/").content.decode()
    assert node.because.th in client.get(f"/rules/2567/{node.code}/").content.decode()


@pytest.mark.parametrize("year", YEARS)
def test_a_year_shows_its_tree_levels_samples_calendar_and_sources(client, year):
    page = client.get(f"/rules/{year}/")

    framework, text = load_framework(year), page.content.decode()
    codes = [branch.code for branch in page.context["tree"]]
    assert codes == [instrument.code for instrument in framework.instruments]
    for node in framework.marked:
        assert f'href="/rules/{year}/{node.code}/"' in text
    for level in framework.levels:
        assert level.name.th in text
    for window in framework.calendar:
        assert window.name.th in text


@pytest.mark.parametrize("year", YEARS)
def test_every_indicator_question_and_item_has_a_page(client, year):
    for code in load_framework(year).nodes:
        assert client.get(f"/rules/{year}/{code}/").status_code == 200


def test_a_level_is_told_with_what_it_asks_of_every_instrument(client):
    levels = client.get("/rules/2568/").context["levels"]

    assert levels[0].at_least == "95"
    assert "95" in levels[0].condition.th
    assert [level.condition for level in client.get("/rules/2563/").context["levels"]] == [None] * 7


def test_a_reversed_question_shows_the_points_that_an_answer_really_gives(client):
    reversed_ones = [node for node in load_framework(2563).marked if node.polarity == "reversed"]

    page = client.get(f"/rules/2563/{reversed_ones[0].code}/").context["page"]

    assert [option.points for option in page.options] in (["100", "67", "33", "0"], ["100", "0"])


def test_an_item_says_which_days_it_must_show(client):
    framework = load_framework(2563)
    item = next(node for node in framework.marked if node.data_year == "P")

    page = client.get(f"/rules/2563/{item.code}/")

    assert "(1 ตุลาคม 2561 ถึง 30 กันยายน 2562)" in page.content.decode()


def test_what_is_new_in_a_year_is_told_in_sentences(client):
    page = client.get("/rules/2566/changes/")

    kinds = [kind for kind, _ in page.context["groups"]]
    assert "items" in kinds
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    "address", ["/rules/2499/", "/rules/2563/x1/", "/rules/2562/changes/", "/rules/2563/ita/x/"]
)
def test_rules_that_nobody_made_are_answered_kindly(client, address):
    assert client.get(address).status_code == 404


def test_rules_need_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/rules/2563/")
