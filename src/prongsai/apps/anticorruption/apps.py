from django.apps import AppConfig


class AnticorruptionConfig(AppConfig):
    """Anti-corruption action plans: approved in versions, reported after six and twelve months."""

    name = "prongsai.apps.anticorruption"
    label = "anticorruption"
