"""Accounts: a password that was handed over lasts until its owner chooses one."""

import pytest
from allauth.account.adapter import get_adapter

from prongsai.apps.accounts.passwords import one_time_password
from tests.web.builders import make_account, make_agency


@pytest.mark.django_db
def test_a_password_of_ones_own_is_not_temporary():
    account = make_account(make_agency())
    account.password_is_temporary = True

    get_adapter().set_password(account, "kaan-sabai-99")

    account.refresh_from_db()
    assert not account.password_is_temporary
    assert account.check_password("kaan-sabai-99")


def test_one_time_passwords_are_long_and_never_the_same():
    passwords = {one_time_password() for _ in range(200)}

    assert len(passwords) == 200
    assert {len(password) for password in passwords} == {14}
