from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The pages of assessors: a queue, items side by side with what the check found, marks."""

    name = "prongsai.web.review"
    label = "web_review"
