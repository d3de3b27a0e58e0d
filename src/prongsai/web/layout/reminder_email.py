"""Where somebody says to which address reminders go."""

from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import keep_email
from prongsai.web.layout.refusals import refusals_told


class ReminderEmailForm(forms.Form):
    """An e-mail address, or none."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Leave it empty to get no reminders."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@login_required
def reminder_email(request: HttpRequest) -> HttpResponse:
    """Enter, change or clear the address."""
    account = cast(User, request.user)
    form = ReminderEmailForm(request.POST or None, initial={"email": account.email})
    if form.is_valid():
        with refusals_told(form):
            keep_email(account, email=form.cleaned_data["email"])
            messages.success(request, _told(account))
            return redirect("mfa_index")
    return render(request, "account/reminder_email.html", {"form": form})


def _told(account: User) -> str:
    if account.email:
        return _("Reminders go to %(email)s.") % {"email": account.email}
    return _("You get no reminders any more.")
