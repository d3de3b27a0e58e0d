"""What the accounts library asks us about accounts and passwords."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import choose_password


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made for people by their office; nobody signs up by himself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Refuse the password that the person has already: it may be known to whoever gave it."""
        if user is not None and user.check_password(password):
            raise ValidationError(_("This is the password you have now. Choose another one."))
        return str(super().clean_password(password, user))

    def set_password(self, user: User, password: str) -> None:
        """Keep the password that somebody chose for himself."""
        choose_password(user, password=password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Whoever chose his password can begin: at the first page of his office."""
        return reverse("agency:home")
