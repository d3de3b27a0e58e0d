"""Addresses that calendars read, below /calendar/."""

from django.urls import path

from prongsai.web.agency.views.improvement.calendar import feed

app_name = "calendar"

urlpatterns = [path("<str:key>.ics", feed, name="feed")]
