from django.apps import AppConfig


class AgencyConfig(AppConfig):
    name = "prongsai.web.agency"
    label = "web_agency"
