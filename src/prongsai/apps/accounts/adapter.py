from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from prongsai.apps.accounts.models import User


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made for people by their office; nobody signs up by himself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """Keep the password that somebody chose for himself."""
        user.password_is_temporary = False
        super().set_password(user, password)
