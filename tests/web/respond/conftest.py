"""What the tests of respondents' pages share."""

from collections.abc import Iterator

import pytest

from prongsai.web.respond import facts


@pytest.fixture(autouse=True)
def facts_read_anew() -> Iterator[None]:
    """No test knows surveys of the one before."""
    facts.forget()
    yield
    facts.forget()
