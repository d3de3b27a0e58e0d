"""Forms of the review. What they say beyond the obvious is the action's to check."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from prongsai.apps.accounts.models import User
from prongsai.apps.evidence.models import Copy, Disclosure, Turn
from prongsai.apps.evidence.phrases import phrases
from prongsai.apps.evidence.review_queries import Load, marks_for
from prongsai.core.dates import read_date
from prongsai.web.layout.words import page_language

STATES = {"waiting": _("Waits for a mark"), "given": _("Mark given")}
_REASON = forms.Textarea(attrs={"rows": 4})


class QueueForm(forms.Form):
    """Which of his items an assessor sees."""

    agency = forms.TypedChoiceField(label=_("Agency"), required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **details: Any) -> None:
        super().__init__(*args, **details)
        everything = ("", _("All"))
        self.fields["agency"].choices = [everything, *agencies]  # type: ignore[attr-defined]
        self.fields["state"].choices = [everything, *STATES.items()]  # type: ignore[attr-defined]


class _MarkForm(forms.Form):
    mark = forms.TypedChoiceField(label=_("Mark"), coerce=Decimal, widget=forms.RadioSelect)

    def __init__(self, *args: Any, disclosure: Disclosure, **details: Any) -> None:
        super().__init__(*args, **details)
        marks = [f"{mark.normalize():f}" for mark in reversed(marks_for(disclosure))]
        self.fields["mark"].choices = [(mark, mark) for mark in marks]  # type: ignore[attr-defined]


class MarkForm(_MarkForm):
    """An assessor's mark; a phrase that was chosen stands at the end of his comment."""

    phrase = forms.ChoiceField(label=_("Ready phrase"), required=False)
    comment = forms.CharField(
        label=_("Comment"),
        help_text=_("Required below the full mark. The agency reads it."),
        max_length=4000,
        required=False,
        widget=_REASON,
    )
    field_order = ("mark", "phrase", "comment")

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        known = [(code, text.say(page_language())) for code, text in phrases().items()]
        self.fields["phrase"].choices = [("", "–"), *known]  # type: ignore[attr-defined]


def with_phrase(comment: str, code: str) -> str:
    """A comment with a ready phrase at its end, in Thai: the agency's documents quote it."""
    phrase = phrases().get(code)
    return comment if phrase is None else f"{comment.rstrip()}\n{phrase.th}".strip()


class DecideForm(_MarkForm):
    """The decision about an item that the agency contests."""

    reason = forms.CharField(label=_("Reason"), max_length=4000, widget=_REASON)


class _AssessorForm(forms.Form):
    def __init__(self, *args: Any, loads: Sequence[Load], **details: Any) -> None:
        super().__init__(*args, **details)
        people = [one.assessor.pk for one in loads]
        waiting = {one.assessor.pk: one.waiting for one in loads}
        field = _AssessorField(User.objects.filter(pk__in=people), waiting)
        self.fields["assessor"] = field


class _AssessorField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def __init__(self, people: QuerySet[User], waiting: dict[int, int]) -> None:
        self.waiting = waiting
        super().__init__(people.order_by("username"), label=_("Assessor"))

    def label_from_instance(self, obj: User) -> str:
        says = _("%(name)s (%(waiting)s waiting)")
        return says % {"name": obj.get_username(), "waiting": self.waiting.get(obj.pk, 0)}


class AssignForm(_AssessorForm):
    """Items for one assessor, as the first or the second."""

    turn = forms.ChoiceField(
        label=_("As"),
        choices=[(Turn.FIRST.value, Turn.FIRST.label), (Turn.SECOND.value, Turn.SECOND.label)],
    )
    codes = forms.MultipleChoiceField(label=_("Items"), required=False)

    def __init__(self, *args: Any, codes: Iterable[str], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["codes"].choices = [(one, one) for one in codes]  # type: ignore[attr-defined]


class SampleForm(_AssessorForm):
    """The part of the items that a second assessor looks at."""

    percent = forms.IntegerField(label=_("Percent of the items"), min_value=1, max_value=100)


class SettleForm(_AssessorForm):
    """The third assessor, who decides."""


class WindowForm(forms.Form):
    """The last day of clarification."""

    until = forms.CharField(
        label=_("Last day of clarification"),
        help_text=_("Write it like 30 เมษายน 2568 or 30/4/2568."),
    )

    def clean_until(self) -> date:
        """The day that was meant."""
        read = read_date(self.cleaned_data["until"])
        if read is None:
            raise ValidationError(
                _("This is no date that we can read. Write it like 12 มีนาคม 2567 or 12/3/2567.")
            )
        return read


class ClarifyForm(forms.Form):
    """What an agency says against a mark, with dated copies that show it."""

    text = forms.CharField(
        label=_("Clarification"),
        help_text=_("Say where it stood. What was added after the review does not count."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    sure = forms.BooleanField(
        label=_("I have read it once more. It is sent once and cannot be changed."),
        label_suffix="",
        error_messages={"required": _("Read it once more and tick this, then send it.")},
    )

    def __init__(self, *args: Any, copies: QuerySet[Copy], **details: Any) -> None:
        super().__init__(*args, **details)
        self.fields["copies"] = forms.ModelMultipleChoiceField(copies, required=False)
