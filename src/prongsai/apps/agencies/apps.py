from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Agencies, their units and positions, and who holds them."""

    name = "prongsai.apps.agencies"
    label = "agencies"
