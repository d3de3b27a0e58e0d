"""Counting in batches: exactly once, never fewer than k, nothing lost whenever it is cut off."""

import random

import pytest

from prongsai.apps.surveys.intake import batches, folding, store
from prongsai.apps.surveys.intake.folding import fold, fold_rest, forget
from prongsai.apps.surveys.intake.groups import groups_of
from prongsai.apps.surveys.intake.receiving import receive, waiting
from prongsai.apps.surveys.intake.sealing import seal
from prongsai.apps.surveys.intake.store import StoreUnavailable
from prongsai.apps.surveys.models import Code, Comment, FoldedBatch, Survey, SurveyTally
from prongsai.core.surveys.tallies import Tally, tally_from_plain, tally_of, together
from tests.apps.surveys.intake_builders import (
    asked_in,
    make_codes,
    make_submission,
    make_survey,
    random_response,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done inside is committed at its end, as far as a test can commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def answer(survey: Survey, times: int, **changes):
    """Random answers, the same each time; what they are together."""
    asked, chance = asked_in(survey), random.Random(7)  # noqa: S311
    responses = [random_response(asked, chance, sex=chance.choice("fm")) for _ in range(times)]
    for one in responses:
        receive(make_submission(survey, asked.pack(one), **changes))
    return tally_of(asked, responses)


def counted(survey: Survey) -> Tally:
    return together(tally_from_plain(row.tally) for row in survey.tallies.all())


def test_fewer_than_twice_k_are_left_to_wait(committed):
    survey = make_survey()
    answer(survey, 9, portion="1")

    with committed():
        fold(survey, "1")

    assert (waiting(survey.pk), SurveyTally.objects.count()) == (9, 0)


def test_a_batch_leaves_k_behind_and_the_rest_is_counted_at_closing(committed):
    survey = make_survey()
    truth = answer(survey, 23, portion="1")

    with committed():
        fold(survey, "1")
    assert (waiting(survey.pk), counted(survey).n) == (5, 18)

    seal(survey.pk)
    with committed():
        fold_rest(survey)
    assert (waiting(survey.pk), counted(survey)) == (0, truth)
    assert FoldedBatch.objects.count() == 0


def test_groups_add_up_to_all_and_are_forgotten_with_tokens_and_codes(committed):
    survey = make_survey()
    truth = answer(survey, 23, portion="1")
    with committed():
        fold(survey, "1")
    seal(survey.pk)
    with committed():
        fold_rest(survey)

    groups = groups_of(survey)

    assert sorted(groups) == [("1", "sex", "f"), ("1", "sex", "m")]
    assert together(groups.values()) == truth

    with committed():
        forget(survey)

    assert groups_of(survey) == {}
    with store.transaction() as opened:
        assert opened.execute("SELECT COUNT(*) FROM spent").fetchone() == (0,)


def test_of_fewer_than_k_only_how_many_they_were_is_written(committed):
    survey = make_survey()
    answer(survey, 4, portion="1")
    seal(survey.pk)

    with committed():
        fold_rest(survey)

    assert (counted(survey), groups_of(survey)) == (Tally(n=4), {})


def test_codes_are_marked_with_the_batch_but_for_k_of_them_and_comments_go_along(committed):
    survey = make_survey("iit")
    codes = make_codes(survey, *[f"ACEFGHJ{a}{b}" for a in "3467" for b in "ACE"], "ACEFGHJKM")
    for code in codes[:12]:
        receive(make_submission(survey, code=code, comment=f"เรื่อง {code[:2]}"))

    with committed():
        fold(survey, "all")

    assert Code.objects.filter(used=True).count() == 12 - 5
    assert sorted(Comment.objects.values_list("text", flat=True)) == sorted(
        f"เรื่อง {code[:2]}" for code in codes[:12]
    )


def test_the_last_batch_marks_at_least_k_codes_however_few_answered_since(committed):
    survey = make_survey("iit")
    codes = make_codes(survey, *[f"ACEFGHJ{a}{b}" for a in "3467" for b in "ACE"], "ACEFGHJKM")
    for code in codes[:12]:
        receive(make_submission(survey, code=code))
    with committed():
        fold(survey, "all")
    receive(make_submission(survey, code=codes[12], comment="ผู้เดียวที่ตอบทีหลัง"))
    before = Code.objects.filter(used=True).count()

    with committed():
        fold_rest(survey)

    assert (before, Code.objects.filter(used=True).count()) == (7, 13)


def test_fewer_than_k_codes_are_never_marked(committed):
    survey = make_survey("iit")
    for code in make_codes(survey, "ACEFGHJ3A", "ACEFGHJ3C"):
        receive(make_submission(survey, code=code, comment="เราสองคน"))

    with committed():
        fold_rest(survey)

    assert Code.objects.filter(used=True).count() == 0


class Cut(Exception):  # noqa: N818 - it reads as what happened
    """The machine stopped here."""


@pytest.mark.parametrize("step", ["_count", "_add", "_mark_codes", "_put_off", "add_group"])
def test_a_crash_at_any_step_neither_loses_nor_doubles(step, monkeypatch, committed):
    survey = make_survey()
    truth = answer(survey, 30, portion="1", comment="ดี")

    def crash(*_given: object) -> None:
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(folding, step, crash)
        with pytest.raises(Cut), committed():
            fold(survey, "1")
    assert waiting(survey.pk) + counted(survey).n == 30

    seal(survey.pk)
    with committed():
        fold_rest(survey)

    assert (counted(survey), waiting(survey.pk)) == (truth, 0)
    assert together(groups_of(survey).values()) == truth
    assert Comment.objects.count() == 30


def test_a_batch_that_another_process_counted_meanwhile_is_left_alone(committed):
    survey = make_survey()
    truth = answer(survey, 10, portion="1")
    batch = batches.begin(survey, "1", leaving=0, at_least=0)
    assert batch is not None

    with committed():
        folding._count(survey, batch)
    with committed():
        folding._count(survey, batch)  # as a process that read it before the first one was done

    assert (counted(survey), together(groups_of(survey).values())) == (truth, truth)


def test_signs_are_counted_with_the_batch_and_stand_at_no_answer(committed):
    survey = make_survey()
    line = "0" * len(asked_in(survey).asked) + "||fast"
    for _ in range(10):
        receive(make_submission(survey, line, portion="1"))

    with committed():
        fold(survey, "1")

    assert counted(survey).signs == {"fast": 10}


def test_a_store_that_cannot_be_read_is_a_sentence(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.ANSWERS = tmp_path / "file" / "answers.sqlite3"

    with pytest.raises(StoreUnavailable, match=r"store of answers: the disk refuses it \(.*"):
        receive(make_submission(make_survey()))


def test_names_of_batches_that_a_crash_left_behind_are_swept_away():
    survey = make_survey()
    answer(survey, 10, portion="1")
    FoldedBatch.objects.create(pk="of a batch that is gone")
    under_way = batches.begin(survey, "1", leaving=0, at_least=0)
    assert under_way is not None
    FoldedBatch.objects.create(pk=under_way.id)

    folding.sweep()

    assert list(FoldedBatch.objects.values_list("pk", flat=True)) == [under_way.id]
