from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Five real agencies to try the system with."""

    name = "prongsai.apps.demonstration"
    label = "demonstration"
