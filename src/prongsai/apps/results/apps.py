from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Results: imported, computed, published as frozen versions."""

    name = "prongsai.apps.results"
    label = "results"
