from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Official documents: prepared, reworded, issued as frozen versions, signed, published."""

    name = "prongsai.apps.documents"
    label = "documents"
