from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "prongsai.apps.accounts"
    label = "accounts"
