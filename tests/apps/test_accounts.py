"""Accounts: passwords that an office hands over."""

from prongsai.apps.accounts.passwords import one_time_password


def test_one_time_passwords_are_long_and_never_the_same():
    passwords = {one_time_password() for _ in range(200)}

    assert len(passwords) == 200
    assert {len(password) for password in passwords} == {14}
