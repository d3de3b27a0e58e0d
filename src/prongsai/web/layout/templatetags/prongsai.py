"""What templates need to speak the domain: wording and days in the page's language."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.core.calendar import buddhist_year
from prongsai.core.dates import long_date
from prongsai.core.loading import load_framework
from prongsai.core.wording import Text
from prongsai.web.layout.words import DATA_YEARS, KINDS, page_language, place_of

register = template.Library()


@register.filter
def said(text: Text) -> str:
    """A bilingual wording in the language of the page."""
    return text.say(page_language())


@register.filter
def day(when: date | datetime | None) -> str:
    """A day in the language of the page, in Thai in the Buddhist era; empty where there is none."""
    if when is None:
        return ""
    local = timezone.localdate(when) if isinstance(when, datetime) else when
    if page_language() == "en":
        return f"{local.day} {local:%B %Y} (B.E. {buddhist_year(local)})"
    return long_date(local)


@register.filter
def moment(when: datetime) -> str:
    """A day and its time of day, in the language of the page."""
    local = timezone.localtime(when)
    ending = "" if page_language() == "en" else " น."
    return f"{day(when)} {local:%H:%M}{ending}"


@register.filter
def place(agency: Agency) -> str:
    """The district and province of an agency, as far as they are known."""
    return place_of(agency.district, agency.province)


@register.filter
def kind_name(kind: str) -> str:
    """What a node of this kind is called."""
    return str(KINDS[kind])


@register.filter
def data_year(code: str) -> str:
    """Which year's facts an item must show, in a sentence."""
    return str(DATA_YEARS[code])


@register.filter
def is_draft(year: int) -> bool:
    """Whether the rules of a fiscal year are a draft as a whole."""
    return load_framework(year).status == "draft"
