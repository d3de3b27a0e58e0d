"""What the public pages of OIT need to show."""

from django import template

from prongsai.web.portal import oit

register = template.Library()


@register.filter
def host(url: str) -> str:
    """The website that an address leads to."""
    return oit.host_of(url)
