from django.apps import AppConfig


class RespondConfig(AppConfig):
    """The pages of people who answer a survey: small, without session, script or address."""

    name = "prongsai.web.respond"
    label = "web_respond"
