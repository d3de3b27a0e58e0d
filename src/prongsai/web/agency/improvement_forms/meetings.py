"""Forms about meetings: called, ticked in the room, closed."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from prongsai.apps.improvement.meeting_queries import MayAttend
from prongsai.apps.improvement.minuting import Minuted, Typed, minuted_of
from prongsai.apps.improvement.models import AgendaItem
from prongsai.core.documents.hours import read_hour, said_hour
from prongsai.core.thai import arabic_digits
from prongsai.web.agency.document_forms import LinesField, OpenField, ThaiDateField

# Of the meeting in its year; meetings out of turn are told apart by their word.
_NUMBER = re.compile(r"(?:(?:พิเศษ|วิสามัญ)(?:ที่)?/?)?[0-9]{1,3}/[0-9]{4}|(?:พิเศษ|วิสามัญ)(?:/[0-9]{4})?")
_DAY = _("Write it like 12 มีนาคม 2568 or 12/3/2568.")


def _with(sent: Any, name: str, value: str) -> "MultiValueDict[str, Any]":
    """What a form sent, with another value of one field."""
    changed = MultiValueDict(sent)
    changed[name] = value
    return changed


class HourField(forms.Field):
    """An hour as officials write it: ``09.30``, ``๙.๓๐ น.`` or ``9:30``."""

    def prepare_value(self, value: object) -> object:
        """An hour as officials write it; what somebody wrote stays as it is."""
        return said_hour(value) if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """The hour; ``None`` where nothing was written."""
        said = str(value or "").strip()
        if not said:
            return None
        found = read_hour(said)
        if found is None:
            raise ValidationError(_("Write the hour like 09.30."))
        return found


class MeetingForm(forms.Form):
    """Which meeting it is, when and where, and who leads it.

    ``number_on`` says the number of a day: the field has it until somebody types another.
    """

    proposed = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Number of the meeting"),
        help_text=_(
            "Such as ๓/๒๕๖๘: the third of the year. Leave it as it is, and it follows the year of "
            "the day."
        ),
        max_length=20,
        required=False,
    )
    on = ThaiDateField(label=_("Day"), help_text=_DAY)
    begins_at = HourField(label=_("Hour"), help_text=_("Such as 09.30"), required=False)
    place = OpenField(label=_("Where it is"), help_text=_("Such as ห้องประชุมสภา อบต."))
    chair = OpenField(label=_("Position of whoever leads it"), help_text=_("No name of a person."))

    def __init__(self, *args: Any, number_on: Callable[[date], str], **details: Any) -> None:
        super().__init__(*args, **details)
        self._number_on = number_on

    def clean_number(self) -> str:
        """The number in Arabic digits, so that ๓/๒๕๖๘ and 3/2568 are one."""
        number = arabic_digits("".join(self.cleaned_data["number"].split()))
        if number and not _NUMBER.fullmatch(number):
            raise ValidationError(_("Write the number like 3/2569, or พิเศษ 1/2569."))
        return number

    def clean(self) -> dict[str, Any]:
        """What was filled in, with the number of the day where nobody typed one."""
        given = self.cleaned_data
        proposed = given.pop("proposed", "")
        if "on" in given and given.get("number") in ("", proposed):
            given["number"] = self._number_on(given["on"])
        return given


class ChangeMeetingForm(MeetingForm):
    """The same, of a meeting that somebody has before him: ``seen`` says what he saw."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def look_again(self, stands: str) -> None:
        """Take what stands there now as seen: what was typed is kept the next time."""
        self.data = _with(self.data, "seen", stands)


class PointForm(forms.Form):
    """One point in the room: ticked, what was said, what was resolved."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reported = forms.BooleanField(label=_("Reported in the meeting"), required=False)
    said = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    resolution = forms.CharField(
        label=_("Resolution"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"list": "usual-resolutions"}),
    )

    @staticmethod
    def of(item: AgendaItem, sent: Any = None) -> "PointForm":
        """The form of a point, with what stands there by now or what was sent."""
        kept = minuted_of(item)
        given = {"seen": kept.mark, **kept._asdict()}
        return PointForm(sent, initial=given, prefix=f"p{item.pk}", label_suffix="")

    def look_again(self, item: AgendaItem) -> None:
        """Take what stands there now as seen: what was typed is kept the next time."""
        self.data = _with(self.data, self.add_prefix("seen"), minuted_of(item).mark)

    def typed(self) -> Typed:
        """What was typed, of a form that is valid."""
        given = dict(self.cleaned_data)
        return Typed(given.pop("seen"), Minuted(**given))


class MatterForm(forms.Form):
    """A matter of its own."""

    matter = forms.CharField(label=_("Another matter"), max_length=300, required=False)


class AmendForm(forms.Form):
    """What is corrected of closed minutes, and why."""

    text = forms.CharField(
        label=_("What the minutes should say"),
        help_text=_("Such as: มติวาระ 3.1 ที่ถูกต้องคือ … Units and positions, no names of persons."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = forms.CharField(label=_("Why the minutes are corrected"), max_length=500)


class HoldForm(forms.Form):
    """Who came, what else was said, when the next meeting is: then the minutes are closed."""

    others = LinesField(
        label=_("Others who came, one on each line"),
        help_text=_("By position or unit; no name of a person."),
        rows=2,
    )
    remarks = forms.CharField(
        label=_("Other matters that were spoken of"),
        help_text=_("Stands in the minutes under the fifth point, เรื่องอื่น ๆ."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ends_at = HourField(
        label=_("Hour at which the meeting ended"), help_text=_("Such as 12.00"), required=False
    )
    next_on = ThaiDateField(label=_("Day of the next meeting"), help_text=_DAY, required=False)
    sure = forms.BooleanField(
        label=_("Close the minutes with these places empty"),
        label_suffix="",
        required=False,
        widget=forms.HiddenInput,
    )
    field_order = ("attended", "others", "remarks", "ends_at", "next_on", "sure")

    def __init__(
        self, *args: Any, people: MayAttend, unresolved: Sequence[str], **details: Any
    ) -> None:
        super().__init__(*args, **details)
        self._unresolved = unresolved
        groups = ((_("Positions"), people.positions), (_("Units"), people.units))
        self.fields["attended"] = forms.MultipleChoiceField(
            label=_("Who came"),
            required=False,
            choices=[(name, [(one, one) for one in names]) for name, names in groups if names],
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """What was filled in; asks once more where the minutes would have empty places."""
        given = self.cleaned_data
        nobody = not (given.get("attended") or given.get("others"))
        empty = [str(_("who came"))] if nobody else []
        if self._unresolved:
            points = ", ".join(self._unresolved)
            empty.append(str(_("the resolution of %(points)s")) % {"points": points})
        if empty and not given.get("sure") and not self.errors:
            self.fields["sure"].widget = forms.CheckboxInput()
            says = _("Still empty: %(empty)s. Fill it in, or tick below that it stays empty.")
            self.add_error(None, says % {"empty": " · ".join(empty)})
        return given

    def kept(self) -> dict[str, Any]:
        """What was filled in, as ``hold_meeting`` takes it."""
        given = {name: one for name, one in self.cleaned_data.items() if name != "sure"}
        came = [*given.pop("attended"), *given.pop("others")]
        return given | {"attended": list(dict.fromkeys(came))}
