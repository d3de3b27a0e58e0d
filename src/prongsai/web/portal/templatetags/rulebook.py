"""What pages of the rules call the codes that frameworks have."""

from django import template
from django.utils.translation import gettext_lazy as _

from prongsai.core.framework import Source
from prongsai.core.source_titles import title_of
from prongsai.core.terms import CONFIDENCES
from prongsai.web.layout.words import page_language

register = template.Library()

COMBINED = {
    "mean": _("The score is the mean of its parts:"),
    "weighted_sum": _("The score is the sum of its parts, each times its weight:"),
}
CHANGED = {
    "instruments": _("Instruments and weights"),
    "indicators": _("Indicators"),
    "questions": _("Survey questions"),
    "items": _("OIT items"),
    "scales": _("Answers and their points"),
    "levels": _("Levels"),
    "bands": _("Bands of the analysis"),
    "themes": _("Themes of the analysis"),
    "sampling": _("Who answers, and how many"),
    "calendar": _("Calendar"),
}


@register.filter
def titled(source: Source) -> str:
    """What a source is called."""
    return title_of(source).say(page_language())


@register.filter
def confidence(code: str) -> str:
    """How sure a source is."""
    return CONFIDENCES[code].say(page_language())


@register.filter
def combined_from(combine: str) -> str:
    """How a node's score follows from its parts."""
    return str(COMBINED[combine])


@register.filter
def changed_kind(kind: str) -> str:
    """What a group of changes is about."""
    return str(CHANGED[kind])
