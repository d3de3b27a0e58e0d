from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "prongsai.web.portal"
    label = "web_portal"
