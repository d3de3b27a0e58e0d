"""What the tests of review pages share."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from prongsai.apps.accounts.models import User

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which somebody is signed in; it reads English."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        client.force_login(user)
        return client

    return signed_in
