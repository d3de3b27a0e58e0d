"""Addresses of people who answer a survey; all are reached by the short way (middleware.py)."""

from django.urls import path

from prongsai.web.respond import views

app_name = "respond"
urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("page-<str:digest>.js", views.script, name="script"),
    path("<str:address>/", views.form, name="form"),
    path("<str:address>/thanks/", views.thanks, name="thanks"),
    path("<str:address>/thanks/forget", views.forget, name="forget"),
]
