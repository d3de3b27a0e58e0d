"""The sign-in form in our words, with what browsers and password managers need to help."""

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


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
