"""The first words of the site's own addresses: an agency of such a name could never be opened."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver


def taken_addresses() -> frozenset[str]:
    """Every word that an address of the site itself begins with, such as ``rules``."""
    first = {
        address.strip("/").split("/")[0] for address in _addresses(get_resolver().url_patterns)
    }
    return frozenset(word for word in first if word and "<" not in word)


def _addresses(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    yield settings.STATIC_URL
    for pattern in patterns:
        address = str(pattern.pattern)
        if address or isinstance(pattern, URLPattern):
            yield address
        else:
            yield from _addresses(pattern.url_patterns)
