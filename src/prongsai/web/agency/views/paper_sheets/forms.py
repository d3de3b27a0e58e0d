"""Forms about paper: how many to print, what a sheet says, which pictures to read."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.surveys.models import Pack, Survey
from prongsai.apps.surveys.paper import (
    MOST_FORMS,
    Sheet,
    layout_of,
    own_units,
)
from prongsai.apps.surveys.queries import survey_rules
from prongsai.apps.surveys.questions import questionnaire_of
from prongsai.core.framework import Node
from prongsai.core.surveys.paper_layout import mark_in, numbers, printed_traits
from prongsai.core.surveys.questionnaire import Questionnaire
from prongsai.core.surveys.rules import Trait
from prongsai.core.thai import arabic_digits
from prongsai.web.agency.survey_forms import WholeField
from prongsai.web.layout.words import page_language

LONGEST_COMMENT = 2000
MOST_FILES = 20
ANSWER, TRAIT = "a-", "t-"


class FormsForm(forms.Form):
    """How many forms, of which part, for which unit."""

    size = WholeField(label=_("How many forms"), min_value=1, max_value=MOST_FORMS)
    field_order = ("portion", "unit", "size")

    def __init__(self, *args: Any, survey: Survey, **details: Any) -> None:
        super().__init__(*args, **details)
        portions = survey_rules(survey).portions
        if len(portions) > 1:
            self.fields["portion"] = forms.ChoiceField(
                label=_("Part"),
                choices=[(one.code, one.name.say(page_language())) for one in portions],
            )
        if survey_rules(survey).admission == "code":
            self.fields["unit"] = forms.ModelChoiceField(
                survey.round.agency.units.all(),
                label=_("Unit"),
                required=False,
                empty_label=_("All units together"),
                error_messages={
                    "invalid_choice": _("This unit is not of your agency. Choose again.")
                },
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """What was chosen; no unit where none is asked for."""
        return {"unit": None} | self.cleaned_data


class CountBackForm(forms.Form):
    """How many forms of a pack came back without answers."""

    spoilt = WholeField(
        label=_("Spoilt"),
        help_text=_("Torn, crossed out, or without any answer."),
        min_value=0,
    )
    unused = WholeField(label=_("Not used"), help_text=_("Left over and counted."), min_value=0)

    def __init__(self, *args: Any, pack: Pack, **details: Any) -> None:
        super().__init__(*args, **details)
        self.initial = {"spoilt": pack.spoilt, "unused": pack.unused}


class DigitField(forms.CharField):
    """The number of an option: 1, 2, …; nothing, 0 or a dash where nothing is marked."""

    def __init__(self, options: list[str], **details: Any) -> None:
        most = len(options)
        attrs = {"inputmode": "numeric", "autocomplete": "off", "data-digit": most, "size": 1}
        super().__init__(
            required=False, max_length=3, widget=forms.TextInput(attrs=attrs), **details
        )
        self._options = options

    def to_python(self, value: Any) -> str | None:
        """The code of the option; ``None`` where nothing is marked."""
        typed = arabic_digits(str(value or "").strip())
        if typed in ("", "0", "-"):
            return None
        if not typed.isdecimal() or not 1 <= int(typed) <= len(self._options):
            says = _("Type 1 to %(most)s, or nothing.")
            raise ValidationError(says, params={"most": len(self._options)})
        return self._options[int(typed) - 1]


class Asked(NamedTuple):
    """A question of a sheet beside its field."""

    number: str
    words: str
    field: forms.BoundField


class SheetForm(forms.Form):
    """What stands on one sheet, typed from the paper."""

    held = forms.CharField(widget=forms.HiddenInput, required=False)
    serial = forms.CharField(
        label=_("Serial"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, survey: Survey, **details: Any) -> None:
        super().__init__(*args, **details)
        self.asked, self._survey = questionnaire_of(survey), survey
        self.fields["serial"].widget.attrs["autofocus"] = True
        for node in self.asked.asked:
            options = [option.code for option in self.asked.scale(node).options]
            self.fields[ANSWER + node.code] = DigitField(options, label=_words(node))
        for trait, values in traits_of(survey, self.asked):
            self.fields[TRAIT + trait.code] = forms.ChoiceField(
                label=trait.name.say(page_language()), choices=_numbered(values), required=False
            )
        self.fields["comment"] = forms.CharField(
            label=_("Comment, as it is written; leave names of persons out"),
            max_length=LONGEST_COMMENT,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean_serial(self) -> str:
        """The serial, also where a scanner read a corner's code in its place."""
        typed: str = self.cleaned_data["serial"].strip()
        mark = mark_in(typed.upper())
        return mark.serial if mark else typed

    def leaves(self) -> dict[int, list[Asked]]:
        """The answers to type, by the leaf on which they stand, as a form is printed today."""
        found: dict[int, list[Asked]] = {}
        numbered = numbers(self.asked)
        leaves = {bubble.code: bubble.leaf for bubble in layout_of(self._survey).bubbles}
        for node in self.asked.asked:
            asked = Asked(numbered[node.code], _words(node), self[ANSWER + node.code])
            found.setdefault(leaves[node.code], []).append(asked)
        return found

    def traits(self) -> Iterator[forms.BoundField]:
        """The fields about the person."""
        return (self[name] for name in self.fields if name.startswith(TRAIT))

    def scales(self) -> list[str]:
        """What the digits stand for, one line for each scale."""
        shown = {node.scale: scale_in_words(self.asked, node) for node in self.asked.asked}
        return list(shown.values())

    @property
    def sheet(self) -> Sheet:
        """The sheet, once the form is valid."""
        given = self.cleaned_data
        return Sheet(
            serial=given["serial"],
            answers=_known(given, ANSWER),
            traits=_known(given, TRAIT),
            comment=given["comment"],
        )


def _known(given: Mapping[str, Any], start: str) -> dict[str, str]:
    return {
        name.removeprefix(start): value
        for name, value in given.items()
        if name.startswith(start) and value
    }


def traits_of(survey: Survey, asked: Questionnaire) -> list[tuple[Trait, list[tuple[str, str]]]]:
    """What paper asks about the person, with the codes and names of the values in their order."""
    units = own_units(survey)
    found = []
    for trait in printed_traits(asked, {"units": len(units)}):
        named = [(value.code, value.name.say(page_language())) for value in trait.values]
        found.append((trait, [(str(unit.pk), unit.name) for unit in units] if trait.own else named))
    return found


def scale_in_words(asked: Questionnaire, node: Node) -> str:
    """What the digits of a question mean: "1 no · 2 yes"."""
    options = asked.scale(node).options
    words = (option.text.say(page_language()) for option in options)
    return " · ".join(f"{place} {word}" for place, word in enumerate(words, 1))


def _words(node: Node) -> str:
    return (node.ask or node.name).say(page_language())


def _numbered(values: list[tuple[str, str]]) -> list[tuple[str, str]]:
    numbered = [(code, f"{place} {name}") for place, (code, name) in enumerate(values, 1)]
    return [("", "–"), *numbered]


class SeveralFiles(forms.ClearableFileInput):
    """A choice of several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, at most MOST_FILES."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files that were chosen."""
        files = (data or [None]) if isinstance(data, list) else [data]  # none is told, too
        if len(files) > MOST_FILES:
            says = _("Choose at most %(most)s files at a time.")
            raise ValidationError(says, params={"most": MOST_FILES})
        return [super(FilesField, self).clean(file, initial) for file in files]


class PicturesForm(forms.Form):
    """Photographs and scans of sheets."""

    pictures = FilesField(
        label=_("Photographs or scans"),
        help_text=_(
            "Up to 20 files: JPEG, PNG or PDF, together at most 60 MB. They are read and thrown"
            " away; nothing is entered before you have looked at the doubtful marks."
        ),
        widget=SeveralFiles(attrs={"accept": ".jpg,.jpeg,.png,.pdf", "multiple": True}),
    )
