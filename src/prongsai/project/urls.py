"""Every address of the web application."""

from allauth.account import views as account
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from prongsai.web.layout.reminder_email import reminder_email

# Of allauth's pages only those that somebody needs: nobody signs up, and an e-mail address is for
# reminders alone.
accounts = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("reminders/", reminder_email, name="reminder_email"),
    path("2fa/", include("allauth.mfa.urls")),
]

urlpatterns = [
    path("accounts/", include(accounts)),
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("s/", include("prongsai.web.respond.urls")),
    path("office/", include("prongsai.web.agency.urls")),
    path("calendar/", include("prongsai.web.agency.calendar_urls")),
    path("review/", include("prongsai.web.review.urls")),
    path("", include("prongsai.web.portal.urls")),
]
