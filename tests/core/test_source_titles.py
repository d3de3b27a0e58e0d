"""Sources are called in Thai on Thai pages, and keep their addresses."""

import re

import pytest

from prongsai.core.loading import load_framework, years
from prongsai.core.source_titles import title_of

_ADDRESS = re.compile(r"https?://[^\s,)]+")


@pytest.mark.parametrize("year", years())
def test_every_source_has_a_thai_title_with_the_same_addresses(year):
    for source in load_framework(year).sources.values():
        title = title_of(source)

        assert re.search("[ก-ฮ]", title.th), source.title
        assert _ADDRESS.findall(title.th) == _ADDRESS.findall(source.title)
        assert title.en == source.title
        # What is said in Thai is not begun in English, but for names of media and makers.
        assert not re.search(r"\b(OIT (page|items|list)|General|NACC|of FY)", title.th), title.th
