from django.apps import AppConfig


class LayoutConfig(AppConfig):
    name = "prongsai.web.layout"
    label = "web_layout"
