"""The sign-in form in our words, with what browsers and password managers need to help."""

from typing import Any

from allauth.account.forms import LoginForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PASSWORD_ENDED = _(
    "This password was for the first sign-in within 7 days, and the days are over. Ask the"
    " executive or administrator of your agency who gave it to you for a new one."
)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Username and password; a forgotten one is a matter for the person's own agency."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("Username")
        login.widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        password.help_text = ""
        password.widget.attrs = {"autocomplete": "current-password"}
        remember = self.fields["remember"]
        remember.label, remember.label_suffix = _("Stay signed in on this computer"), ""

    def clean(self) -> dict[str, Any] | None:
        """Refuse, in words, a password that was handed over and waited too long."""
        cleaned: dict[str, Any] | None = super().clean()
        if getattr(self.user, "password_has_ended", False):
            raise ValidationError(PASSWORD_ENDED)
        return cleaned
