"""What templates need to speak the domain: wording in the page's language."""

from django import template
from django.utils.translation import get_language

from prongsai.core.wording import Text

register = template.Library()


@register.filter
def said(text: Text) -> str:
    """A bilingual wording in the language of the page."""
    return text.say(get_language() or "th")
