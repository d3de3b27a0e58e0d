from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """An agency's assessment of one fiscal year, by rules pinned for good."""

    name = "prongsai.apps.rounds"
    label = "rounds"
