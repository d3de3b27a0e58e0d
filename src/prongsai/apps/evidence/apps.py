from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """OIT: what an agency discloses, what the check finds, what assessors decide."""

    name = "prongsai.apps.evidence"
    label = "evidence"
