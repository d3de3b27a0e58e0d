"""The review of OIT: who may look, who sees which mark, what the agency says, what stands."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import appoint, end_appointment
from prongsai.apps.agencies.models import Role
from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.actions import approve, take_back_approval
from prongsai.apps.evidence.copying import keep_copies
from prongsai.apps.evidence.days import set_windows
from prongsai.apps.evidence.deciding import clarify, confirm, decide, open_clarification
from prongsai.apps.evidence.models import Decision, Stage, Turn
from prongsai.apps.evidence.review_queries import (
    Agreement,
    Load,
    agreement,
    assessors_for,
    assignments_of,
    choose_sample,
    copies_for_clarifying,
    examinations_clarified_by,
    examinations_led_by,
    loads,
    marks_for,
    marks_seen_by,
    reviewed,
    reviewed_items,
)
from prongsai.apps.evidence.reviewing import (
    assign,
    assign_items,
    assign_sample,
    begin_review,
    give_mark,
    settle,
    take_back_review,
)
from prongsai.apps.results.actions import take_in_oit
from tests.apps.evidence.looking import page, websites
from tests.apps.evidence.reviews import (
    FULL,
    NONE,
    TODAY,
    YESTERDAY,
    give,
    item_of,
    make_approved,
    make_assessor,
    make_clarifying,
    make_copied,
    make_review,
)
from tests.web.builders import (
    SINCE,
    make_agency,
    make_examination,
    make_hand_in,
    make_office,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db


def refusal(act, *given, **details) -> list[str]:
    """What an action says when it refuses."""
    with pytest.raises(ValidationError) as refused:
        act(*given, **details)
    return refused.value.messages


def acts() -> list[str]:
    """What the log has of the review, in order."""
    known = Entry.objects.filter(action__startswith="oit.").order_by("sequence")
    names = list(known.values_list("action", flat=True))
    return names[names.index("oit.review_begun") :]


def close_window(examination) -> None:
    """The window ends yesterday."""
    days = {"hand_in_until": None, "review_until": None, "clarify_until": YESTERDAY}
    set_windows(examination, **days, by=None)


def test_a_review_begins_only_with_an_approval():
    agency = make_agency()
    examination = make_examination(agency, 2568)
    before = refusal(begin_review, examination, by=None)

    approved = make_approved(agency=make_agency("other"))
    begin_review(approved, by=None)

    assert before == ["The executive approves first; then the assessors begin."]
    assert approved.stage == Stage.REVIEWING
    assert Entry.objects.get(action="oit.review_begun").details == {"year": 2568, "items": 3}


def test_what_was_handed_in_anew_is_looked_at_after_a_beginning_that_was_taken_back():
    examination = make_review("o1")
    item = item_of(examination)
    assessor = make_assessor()
    made = assign(item, assessor=assessor, turn=Turn.FIRST, by=None)
    executive = User.objects.get(username="executive-klongmuang")

    take_back_review(examination, by=None)
    nobodys = list(assignments_of(assessor))
    take_back_approval(examination, reason="แก้ลิงก์", by=executive)
    make_hand_in(item_of(examination))
    approve(examination, by=executive)
    begin_review(examination, by=None)

    made.refresh_from_db()
    assert (nobodys, made.hand_in.number) == ([], 2)
    assert acts()[:3] == ["oit.review_begun", "oit.assessor_assigned", "oit.review_taken_back"]


def test_an_approval_that_was_taken_back_is_none():
    agency = make_agency()
    examination = make_approved(agency=agency)
    take_back_approval(examination, reason="ลิงก์ผิด", by=agency_executive(agency))

    assert len(refusal(begin_review, examination, by=None)) == 1


def agency_executive(agency):
    return agency.positions.get(role=Role.EXECUTIVE).appointments.get().holder


@pytest.mark.parametrize("near", ["agency", "province"])
def test_nobody_looks_at_items_of_his_own_agency_or_province(near):
    agency = make_agency()
    item = item_of(make_review(agency=agency))
    if near == "agency":
        assessor = make_user(agency, Role.ASSESSOR)
    else:
        assessor = make_user(make_office(province="นครราชสีมา"), Role.ASSESSOR)

    said = refusal(assign, item, assessor=assessor, turn=Turn.FIRST, by=None)

    assert said == ["Nobody looks at items of his own agency or province. Choose another."]
    assert assessor not in assessors_for(agency)
    assert not item.assignments.exists()


def test_whoever_moves_to_the_province_gives_no_mark_any_more():
    agency = make_agency()
    assessor = make_assessor()
    made = assign(item_of(make_review(agency=agency)), assessor=assessor, turn="first", by=None)
    make_user_also(assessor, make_office("nearby", province=agency.province))

    said = refusal(give_mark, made, mark=FULL, comment="", by=assessor)

    assert said == ["Nobody looks at items of his own agency or province. Choose another."]


def make_user_also(holder, agency):
    appoint(make_position(agency), holder=holder, since=SINCE, by=None)


def test_nobody_looks_at_an_item_twice_and_only_assessors_look():
    item = item_of(make_review())
    assessor, stranger = make_assessor(), make_user(make_office("far", province="ตาก"))
    assign(item, assessor=assessor, turn=Turn.FIRST, by=None)

    assert refusal(assign, item, assessor=assessor, turn=Turn.SECOND, by=None) == [
        "This person looks at the item already. Choose another."
    ]
    assert refusal(assign, item, assessor=stranger, turn=Turn.SECOND, by=None) == [
        "This person is no assessor. Choose another."
    ]


def test_whoever_leads_the_review_sees_every_mark_and_so_gives_none():
    item, both = item_of(make_review()), make_assessor()
    office = make_office("leaders", province="ตาก")
    appoint(make_position(office, Role.ADMINISTRATOR), holder=both, since=SINCE, by=None)

    assert refusal(assign, item, assessor=both, turn=Turn.SECOND, by=None) == [
        "Whoever leads the review sees every mark, so he gives none. Choose another."
    ]


def test_a_sample_passes_over_what_the_second_looks_at_already():
    examination = make_review("o1", "o2", "o3", "o4")
    first, second = make_assessor("first"), make_assessor("second")
    assign(item_of(examination, "o1"), assessor=second, turn=Turn.FIRST, by=None)
    assign(item_of(examination, "o2"), assessor=first, turn=Turn.SECOND, by=None)

    n = assign_sample(examination, percent=100, assessor=second, by=None)

    given = second.assignments.filter(turn=Turn.SECOND)
    assert (n, sorted(one.disclosure.code for one in given)) == (2, ["o3", "o4"])
    assert refusal(assign_sample, examination, percent=100, assessor=second, by=None) == [
        "Every item of the sample has a second assessor, or this one."
    ]


def test_items_are_given_together_or_not_at_all():
    examination, assessor = make_review("o1", "o2"), make_assessor()
    details = {"assessor": assessor, "turn": Turn.FIRST, "by": None}

    said = refusal(assign_items, examination, codes=["o1", "o9"], **details)

    assert said == ["O9: Nothing is handed in for this item, so it gets 0 without a look."]
    assert not assessor.assignments.exists()
    assert assign_items(examination, codes=["o1", "o2"], **details) == 2


def test_an_item_goes_to_another_until_a_mark_is_given():
    item = item_of(make_review())
    first, other = make_assessor("first"), make_assessor("other")
    assign(item, assessor=first, turn=Turn.FIRST, by=None)

    give(item, other)

    assert [one.assessor for one in item.assignments.all()] == [other]
    assert refusal(assign, item, assessor=first, turn=Turn.FIRST, by=None) == [
        "This assessor has given his mark already; it stays with him."
    ]


def test_an_item_without_a_hand_in_is_given_to_nobody():
    item = item_of(make_review(), "o9")

    assert refusal(assign, item, assessor=make_assessor(), turn=Turn.FIRST, by=None) == [
        "Nothing is handed in for this item, so it gets 0 without a look."
    ]


def test_what_the_executive_approved_is_what_is_looked_at():
    item = item_of(make_review())

    made = assign(item, assessor=make_assessor(), turn=Turn.FIRST, by=None)

    assert made.hand_in == item.hand_ins.get(number=1)


@pytest.mark.parametrize("mark", ["50", "101", "-1"])
def test_a_mark_is_one_of_those_of_the_rules(mark):
    item, assessor = item_of(make_review()), make_assessor()
    made = assign(item, assessor=assessor, turn=Turn.FIRST, by=None)

    said = refusal(give_mark, made, mark=Decimal(mark), comment="ไม่ครบ", by=assessor)

    assert marks_for(item) == (NONE, FULL)
    assert said == ["The mark is one of: 0, 100."]


def test_below_the_full_mark_the_comment_says_what_is_missing():
    item, assessor = item_of(make_review()), make_assessor()
    made = assign(item, assessor=assessor, turn=Turn.FIRST, by=None)

    assert refusal(give_mark, made, mark=NONE, comment="  ", by=assessor) == [
        "Say in a sentence what is missing."
    ]
    give_mark(made, mark=NONE, comment=" ไม่พบอีเมล ", by=assessor)
    made.refresh_from_db()
    assert (made.mark, made.comment) == (NONE, "ไม่พบอีเมล")


def test_only_ones_own_item_gets_ones_mark():
    made = assign(item_of(make_review()), assessor=make_assessor(), turn=Turn.FIRST, by=None)

    assert refusal(give_mark, made, mark=FULL, comment="", by=make_assessor("other")) == [
        "Only the assessor whom an item was given to gives its mark."
    ]


def test_the_second_never_sees_the_mark_of_the_first():
    item = item_of(make_review())
    first, second = make_assessor("first"), make_assessor("second")
    give(item, first, NONE)
    made = assign(item, assessor=second, turn=Turn.SECOND, by=None)

    assert marks_seen_by(made) == []
    assert list(assignments_of(second)) == [made]
    give_mark(made, mark=FULL, comment="", by=second)
    assert marks_seen_by(made) == []


def test_the_third_sees_both_marks_and_decides():
    item = item_of(make_review())
    first = give(item, make_assessor("first"), NONE)
    second = give(item, make_assessor("second"), FULL, Turn.SECOND)
    before = reviewed(item)
    third = make_assessor("third")

    made = settle(item, assessor=third, by=None)

    assert (before.differs, before.standing) == (True, None)
    assert marks_seen_by(made) == [first, second]
    assert refusal(give_mark, first, mark=FULL, comment="", by=first.assessor) == [
        "A third assessor decides this item now; the mark stays."
    ]
    give_mark(made, mark=NONE, comment="ไม่พบอีเมล", by=third)
    assert reviewed(item).standing == made


def test_where_two_agree_nobody_else_decides():
    item = item_of(make_review())
    first = give(item, make_assessor("first"))
    give(item, make_assessor("second"), turn=Turn.SECOND)

    assert reviewed(item).standing == first
    assert refusal(settle, item, assessor=make_assessor("third"), by=None) == [
        "The two assessors do not differ, so there is nothing to decide."
    ]
    assert refusal(assign, item, assessor=make_assessor("4"), turn=Turn.THIRD, by=None) == [
        "A third assessor decides only where two differ."
    ]


def test_agreement_is_counted_exactly():
    examination = make_review("o1", "o2", "o3", "o4", "o5")
    first, second = make_assessor("first"), make_assessor("second")
    given = {"o1": (FULL, FULL), "o2": (NONE, NONE), "o3": (FULL, NONE), "o4": (FULL, FULL)}
    for code, (one, other) in given.items():
        give(item_of(examination, code), first, one)
        give(item_of(examination, code), second, other, Turn.SECOND)
    give(item_of(examination, "o5"), first)

    # By chance: 3/4 · 2/4 + 1/4 · 2/4 = 1/2; kappa = (3/4 - 1/2) / (1 - 1/2).
    assert agreement(reviewed_items(examination)) == Agreement(4, 3, Fraction(1, 2))


def test_agreement_of_nothing_or_of_one_mark_alone_has_no_kappa():
    examination = make_review("o1")
    before = agreement(reviewed_items(examination))
    give(item_of(examination), make_assessor("first"))
    give(item_of(examination), make_assessor("second"), turn=Turn.SECOND)

    assert before == Agreement(0, 0, None)
    assert agreement(reviewed_items(examination)) == Agreement(1, 1, None)


def test_the_sample_is_chosen_by_a_hash_and_always_the_same():
    codes = [f"o{number}" for number in range(1, 11)]
    examination = make_review(*codes)

    sample = [one.code for one in choose_sample(examination, 25)]

    assert sample == [one.code for one in choose_sample(examination, 25)]
    assert len(sample) == 3
    assert set(sample) <= {one.code for one in choose_sample(examination, 60)}
    assert len(choose_sample(examination, 100)) == 10
    assert choose_sample(examination, 0) == []


def test_loads_count_what_waits():
    examination = make_review()
    busy, free = make_assessor("busy"), make_assessor("free")
    give(item_of(examination, "o1"), busy)
    assign(item_of(examination, "o2"), assessor=busy, turn=Turn.FIRST, by=None)

    assert loads([busy, free]) == [Load(busy, 2, 1, 1), Load(free, 0, 0, 0)]


def test_whoever_is_no_assessor_any_more_has_no_items():
    assessor = make_assessor()
    assign(item_of(make_review()), assessor=assessor, turn=Turn.FIRST, by=None)
    end_appointment(assessor.appointments.get(), until=YESTERDAY, by=None)

    assert list(assignments_of(assessor)) == []


def test_a_clarification_opens_when_every_item_has_a_mark_that_stands():
    examination = make_review("o1", "o2")
    give(item_of(examination, "o1"), make_assessor())

    assert refusal(open_clarification, examination, until=TODAY, by=None) == [
        "These items have no mark that stands yet: O2."
    ]
    give(item_of(examination, "o2"), make_assessor("other"))
    assert refusal(open_clarification, examination, until=YESTERDAY, by=None) == [
        "The last day lies in the past. Choose a later one."
    ]
    open_clarification(examination, until=TODAY, by=None)
    assert (examination.stage, examination.clarify_until) == (Stage.CLARIFYING, TODAY)


def test_an_agency_clarifies_once_in_the_window_what_is_below_the_full_mark():
    examination = make_clarifying()
    item = item_of(examination)

    made = clarify(item, text="อีเมลอยู่ท้ายหน้า", by=None)

    assert (made.text, made.disclosure) == ("อีเมลอยู่ท้ายหน้า", item)
    assert refusal(clarify, item, text="อีกครั้ง", by=None) == [
        "This item is clarified already; what was sent stays."
    ]
    below = "Only an item below its full mark for which something was handed in is clarified."
    assert refusal(clarify, item_of(examination, "o9"), text="ไม่ได้ส่ง", by=None) == [below]


def test_an_item_with_its_full_mark_is_not_clarified():
    assert len(refusal(clarify, item_of(make_clarifying(FULL)), text="ขอบคุณ", by=None)) == 1


def test_nothing_is_clarified_before_the_window_or_after_it():
    before = make_review("o1", agency=make_agency("before"))
    after = make_clarifying()
    close_window(after)

    assert refusal(clarify, item_of(before), text="x", by=None) == [
        "The window of clarification is not open."
    ]
    assert refusal(clarify, item_of(after), text="x", by=None) == [
        "The window of clarification has ended."
    ]


def test_a_clarification_shows_what_stood_there_when_the_assessor_looked():
    item = make_copied()
    copies = list(copies_for_clarifying(reviewed(item)))

    made = clarify(item, text="ดูสำเนา", copies=copies, by=None)

    assert len(copies) == 1
    assert list(made.copies.all()) == copies


def test_a_copy_that_was_taken_after_the_mark_shows_nothing():
    item = make_copied()
    url = f"https://own.example.go.th/{item.code}"
    later = websites(page(url, "ติดต่อ อีเมล")).visit(url).fetched
    keep_copies(item.hand_ins.get(), [one._replace(taken_at=timezone.now()) for one in later])
    newest = item.hand_ins.get().copies.last()

    assert refusal(clarify, item, text="แก้แล้ว", copies=[newest], by=None) == [
        "A clarification shows only what already stood there when the assessor looked."
    ]
    assert reviewed(item).clarification is None


def test_no_reply_is_acceptance_and_what_was_not_handed_in_gets_nothing():
    examination = make_clarifying()
    assert refusal(confirm, examination, by=None) == [
        "The agency can still clarify. Confirm when its window has ended."
    ]
    close_window(examination)

    confirm(examination, by=None)

    decisions = {one.disclosure.code: one for one in Decision.objects.all()}
    assert examination.stage == Stage.CONFIRMED
    assert len(decisions) == 28
    assert (decisions["o1"].mark, decisions["o1"].reason) == (NONE, "ไม่พบอีเมล")
    assert (decisions["o2"].mark, decisions["o2"].reason) == (NONE, "ไม่มีการส่งข้อมูลของข้อนี้")


def test_what_was_clarified_is_decided_with_a_reason_before_it_is_confirmed():
    examination = make_clarifying()
    item = item_of(examination)
    clarify(item, text="อีเมลอยู่ท้ายหน้า", by=None)

    assert refusal(confirm, examination, by=None) == [
        "These items were clarified and wait for a decision: O1."
    ]
    assert refusal(decide, item, mark=FULL, reason=" ", by=None) == [
        "Say in a sentence why, also where the mark stays."
    ]
    decide(item, mark=FULL, reason="พบอีเมลท้ายหน้า", by=None)
    confirm(examination, by=None)
    assert reviewed(item).decision.mark == FULL
    assert acts() == [
        "oit.review_begun",
        "oit.assessor_assigned",
        "oit.mark_given",
        "oit.clarification_opened",
        "oit.clarified",
        "oit.decided",
        "oit.confirmed",
    ]


def test_what_nobody_contested_is_not_decided_anew():
    assert refusal(decide, item_of(make_clarifying()), mark=FULL, reason="x", by=None) == [
        "The agency has not contested this item; its mark stands."
    ]


def test_after_confirmation_nothing_changes():
    examination = make_clarifying(FULL)
    confirm(examination, by=None)
    made = item_of(examination).assignments.get()

    assert refusal(give_mark, made, mark=NONE, comment="x", by=made.assessor) == [
        "Marks are given while the review lasts."
    ]
    assert len(refusal(confirm, examination, by=None)) == 1
    assert len(refusal(clarify, item_of(examination), text="x", by=None)) == 1


def test_confirmed_marks_flow_into_the_draft_of_the_result():
    examination = make_clarifying(FULL)
    confirm(examination, by=None)

    draft = take_in_oit(examination, by=None)

    assert (draft.sheet["marks"]["o1"], draft.sheet["marks"]["o2"]) == ("100.00", "0.00")


def test_no_line_of_the_log_has_a_comment_or_a_name():
    examination = make_clarifying()
    clarify(item_of(examination), text="อีเมลอยู่ท้ายหน้า", by=None)
    decide(item_of(examination), mark=NONE, reason="ยังไม่พบ", by=None)

    lines = str(list(Entry.objects.filter(action__startswith="oit.").values("details")))
    assert [word for word in ("ไม่พบอีเมล", "ท้ายหน้า", "ยังไม่พบ", "assessor-") if word in lines] == []


def test_who_leads_and_who_clarifies():
    agency = make_agency()
    examination = make_review(agency=agency)
    officer, unit = make_user(agency), make_user(agency, Role.UNIT)
    leader, assessor = make_user(make_office(), Role.ADMINISTRATOR), make_assessor()
    while_reviewing = list(examinations_clarified_by(officer))
    for code in ("o1", "o2", "o3"):
        give(item_of(examination, code), assessor, NONE)
    open_clarification(examination, until=TODAY, by=None)

    assert while_reviewing == []
    assert list(examinations_clarified_by(officer)) == [examination]
    assert list(examinations_led_by(leader)) == [examination]
    for other in (unit, assessor):
        assert list(examinations_clarified_by(other)) == []
    for other in (officer, unit, assessor):
        assert list(examinations_led_by(other)) == []
