from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """From weak marks to measures that move: the plan of a year, its steps, reports, meetings."""

    name = "prongsai.apps.improvement"
    label = "improvement"
