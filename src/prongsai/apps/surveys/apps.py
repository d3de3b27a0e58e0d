from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys of staff and public that count answers and can name no one."""

    name = "prongsai.apps.surveys"
    label = "surveys"
