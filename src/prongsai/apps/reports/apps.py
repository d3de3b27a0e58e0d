from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports that exist: read, corrected beside the print, taken over as a result and a plan."""

    name = "prongsai.apps.reports"
    label = "reports"
