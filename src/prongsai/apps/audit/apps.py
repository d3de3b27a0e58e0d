from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, in a chain that cannot be edited unseen."""

    name = "prongsai.apps.audit"
    label = "audit"
