"""Addresses of the review of OIT, below /review/."""

from django.urls import URLPattern

app_name = "review"

urlpatterns: list[URLPattern] = []
