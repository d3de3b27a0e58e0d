"""Addresses of the collection of OIT, below /office/<slug>/oit/."""

from django.urls import path

from prongsai.web.agency.views.oit import approving, checking, days, item, listing

PATHS = [
    path("", listing.oit, name="oit"),
    path("begin/", listing.begin, name="begin_oit"),
    path("<int:year>/", listing.oit_year, name="oit_year"),
    path("<int:year>/website/", listing.website, name="oit_website"),
    path("<int:year>/days/", days.days, name="oit_days"),
    path("<int:year>/check/", checking.check_page, name="oit_check"),
    path("<int:year>/approve/", approving.approve_page, name="approve_oit"),
    path("<int:year>/take-back/", approving.take_back, name="take_back_oit"),
    path("<int:year>/take-in/", listing.take_in, name="take_in_oit"),
    path("<int:year>/<slug:item>/", item.item, name="oit_item"),
    path("<int:year>/<slug:item>/hand-in/", item.hand_in_page, name="hand_in"),
    path("<int:year>/<slug:item>/carry-over/", item.carry_over_page, name="carry_over"),
    path("<int:year>/<slug:item>/unit/", item.assign, name="assign_item"),
    path("<int:year>/<slug:item>/file/<int:pk>/", item.exhibit_file, name="exhibit_file"),
    path("<int:year>/<slug:item>/copy/<int:pk>.warc.gz", item.copy, name="oit_copy"),
]
