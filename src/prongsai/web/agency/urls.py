"""Addresses of an office, below /office/."""

from django.urls import path

from prongsai.web.agency.views import (
    analysis,
    downloads,
    groups,
    handing_over,
    home,
    importing,
    log,
    overview,
    people,
    publishing,
    result,
    units,
    whatif,
)
from prongsai.web.agency.views.anticorruption import addresses as anticorruption
from prongsai.web.agency.views.documents import (
    details,
    letterhead,
    listing,
    offering,
    paper,
    photos,
    plans,
    step_photos,
    versions,
    wording,
)
from prongsai.web.agency.views.improvement import (
    adopting,
    calendar,
    effect,
    executive,
    measures,
    overdue,
    oversight,
    steps,
    suggested,
    weak_points,
)
from prongsai.web.agency.views.improvement import bringing as bringing_measures
from prongsai.web.agency.views.improvement import meeting_addresses as meetings
from prongsai.web.agency.views.improvement import overview as improvement
from prongsai.web.agency.views.improvement import reports as progress_reports
from prongsai.web.agency.views.oit import approving
from prongsai.web.agency.views.oit import checking as oit_checking
from prongsai.web.agency.views.oit import item as oit_item
from prongsai.web.agency.views.oit import listing as oit
from prongsai.web.agency.views.paper_sheets import entering, packs, photographs
from prongsai.web.agency.views.reports import (
    leaf,
    taking_over,
)
from prongsai.web.agency.views.reports import (
    listing as reports,
)
from prongsai.web.agency.views.reports import (
    overview as report,
)
from prongsai.web.agency.views.survey_files import bringing
from prongsai.web.agency.views.survey_files import forms as survey_form
from prongsai.web.agency.views.surveys import comments, entrances, slips, survey
from prongsai.web.agency.views.surveys import listing as surveys

app_name = "agency"

# Below /office/<slug>/documents/
_documents = [
    path("", listing.documents, name="documents"),
    path("letterhead/", letterhead.letterhead, name="letterhead"),
    path("letterhead/emblem.png", letterhead.emblem, name="emblem"),
    path("wording/", wording.own_wording, name="own_wording"),
    path("wording/<int:pk>/give-up/", wording.give_up, name="give_up_wording"),
    path("plans/<int:pk>.<slug:format>", plans.kept_plan, name="kept_plan"),
    path("<int:year>/start/", listing.start, name="start"),
    path("<int:year>/all.zip", listing.all_of_year, name="all_of_year"),
    path("<int:year>/plan/", plans.plan, name="plan"),
    path("<int:year>/plan/bring/", plans.bring_plan, name="bring_plan"),
    path("<int:year>/plan/form.<slug:format>", plans.plan_form, name="plan_form"),
    path("paper/<int:pk>/", paper.paper, name="paper"),
    path("paper/<int:pk>/draft.<slug:format>", paper.draft, name="draft"),
    path("paper/<int:pk>/discard/", paper.discard, name="discard_paper"),
    path("paper/<int:pk>/details/", details.details, name="details"),
    path("paper/<int:pk>/wording/", wording.phrases, name="phrases"),
    path("paper/<int:pk>/wording/<path:name>/usual", wording.usual, name="usual_wording"),
    path("paper/<int:pk>/wording/<path:name>", wording.wording, name="wording"),
    path("paper/<int:pk>/photos/", photos.photos, name="photos"),
    path("paper/<int:pk>/photos/<int:number>.jpg", photos.photo, name="photo"),
    path("paper/<int:pk>/photos/steps/", step_photos.photos_of_steps, name="photos_of_steps"),
    path(
        "paper/<int:pk>/photos/steps/<int:number>.jpg",
        step_photos.photo_of_step,
        name="photo_of_step",
    ),
    path("paper/<int:pk>/photos/<int:number>/remove/", photos.remove, name="remove_photo"),
    path("paper/<int:pk>/issue/", versions.issue, name="issue"),
    path("paper/<int:pk>/<int:number>.<slug:format>", versions.version, name="version"),
    path("paper/<int:pk>/<int:number>/sign/", versions.sign, name="sign"),
    path("paper/<int:pk>/<int:number>/publish/", versions.publish_paper, name="publish_paper"),
    path("paper/<int:pk>/<int:number>/offer/", offering.offer, name="offer_evidence"),
    path("paper/<int:pk>/<int:number>/take-down/", versions.take_down, name="take_down"),
]

# Below /office/<slug>/improvement/<year>/reports/
_progress_reports = [
    path("", progress_reports.reports, name="progress_reports"),
    path("begin/", progress_reports.begin, name="begin_progress_report"),
    path("<int:pk>/", progress_reports.report, name="progress_report"),
    path("<int:pk>/print/", progress_reports.print_report, name="print_progress_report"),
    path("<int:pk>/again/", progress_reports.rewrite, name="rewrite_progress_report"),
    path("<int:pk>/close/", progress_reports.close, name="close_progress_report"),
    path("<int:pk>/discard/", progress_reports.discard, name="discard_progress_report"),
    path("<int:pk>/correct/", progress_reports.correct, name="correct_progress_report"),
    path("<int:pk>/<int:number>/", progress_reports.word, name="word_measure"),
    path("<int:pk>/<int:number>/again/", progress_reports.from_notes, name="measure_from_notes"),
]

# Below /office/<slug>/improvement/; a year is the year assessed
_improvement = [
    path("", improvement.improvement, name="improvement"),
    path("open/", improvement.open_page, name="open_plan"),
    path("bring/", bringing_measures.bring, name="bring_measures"),
    path("bring/in/", bringing_measures.bring_in, name="bring_measures_in"),
    path("<int:year>/", improvement.improvement_year, name="improvement_year"),
    path("<int:year>/print/", improvement.print_plan, name="print_plan"),
    path("<int:year>/plan.<slug:format>", bringing_measures.plan_file, name="plan_file"),
    path("<int:year>/refresh/", improvement.refresh, name="refresh_plan"),
    path("<int:year>/cut/", improvement.cut, name="plan_cut"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<int:pk>/end/", calendar.end, name="end_feed"),
    path("<int:year>/effect/", effect.effect, name="effect"),
    path("<int:year>/effect.csv", effect.effect_file, name="effect_file"),
    path("<int:year>/adopt/", adopting.adopt, name="adopt_plan"),
    path("<int:year>/weak/<str:weak>/", weak_points.weak_point, name="weak_point"),
    path("<int:year>/weak/<str:weak>/aside/", weak_points.set_aside_page, name="set_aside"),
    path("<int:year>/weak/<str:weak>/back/", weak_points.bring_back_page, name="bring_back"),
    path("<int:year>/weak/<str:weak>/suggestions/", suggested.suggestions, name="suggestions"),
    path("<int:year>/last-year/", suggested.last_year, name="last_year"),
    path("<int:year>/shared/", suggested.shared, name="shared_measures"),
    path("<int:year>/shared/<int:pk>/take-back/", suggested.take_back, name="take_back_shared"),
    path("<int:year>/measures/new/", measures.new_measure, name="new_measure"),
    path("<int:year>/measures/<int:pk>/", measures.measure, name="measure"),
    path("<int:year>/measures/<int:pk>/drop/", measures.drop, name="drop_measure"),
    path("<int:year>/measures/<int:pk>/back/", measures.bring_back, name="bring_back_measure"),
    path("<int:year>/measures/<int:pk>/move/", measures.move, name="move_measure"),
    path("<int:year>/measures/<int:pk>/share/", suggested.share, name="share_measure"),
    path("steps/", steps.steps, name="steps"),
    path("steps/<int:pk>/", steps.part, name="step_part"),
    path("steps/<int:pk>/done/", steps.done, name="step_done"),
    path("steps/<int:pk>/undo/", steps.undo, name="undo_step"),
    path("steps/<int:pk>/proof/<int:number>/", steps.proof, name="step_proof"),
    path("progress/", oversight.progress, name="progress"),
    path("<int:year>/progress/", oversight.progress_year, name="progress_year"),
    path("<int:year>/progress/<int:pk>/", oversight.closed_report, name="closed_report"),
    path("<int:year>/overdue/", overdue.overdue, name="overdue"),
    path("<int:year>/one-page/", executive.executive, name="executive_page"),
    *(
        path(f"<int:year>/reports/{one.pattern}", one.callback, name=one.name)
        for one in _progress_reports
    ),
]

# Below /office/<slug>/oit/
_oit = [
    path("", oit.oit, name="oit"),
    path("begin/", oit.begin, name="begin_oit"),
    path("<int:year>/", oit.oit_year, name="oit_year"),
    path("<int:year>/website/", oit.website, name="oit_website"),
    path("<int:year>/days/", oit.days, name="oit_days"),
    path("<int:year>/check/", oit_checking.check_page, name="oit_check"),
    path("<int:year>/approve/", approving.approve_page, name="approve_oit"),
    path("<int:year>/take-back/", approving.take_back, name="take_back_oit"),
    path("<int:year>/take-in/", oit.take_in, name="take_in_oit"),
    path("<int:year>/<slug:item>/", oit_item.item, name="oit_item"),
    path("<int:year>/<slug:item>/hand-in/", oit_item.hand_in_page, name="hand_in"),
    path("<int:year>/<slug:item>/carry-over/", oit_item.carry_over_page, name="carry_over"),
    path("<int:year>/<slug:item>/unit/", oit_item.assign, name="assign_item"),
    path("<int:year>/<slug:item>/file/<int:pk>/", oit_item.exhibit_file, name="exhibit_file"),
    path("<int:year>/<slug:item>/copy/<int:pk>.warc.gz", oit_item.copy, name="oit_copy"),
]

# Below /office/<slug>/reports/
_reports = [
    path("", reports.reports, name="reports"),
    path("<int:pk>/", report.report, name="report"),
    path("<int:pk>/repair/", report.repair, name="repair"),
    path("<int:pk>/doubts/", report.settle, name="settle_doubt"),
    path("<int:pk>/again/", report.again, name="read_again"),
    path("<int:pk>/<int:number>/", leaf.leaf, name="leaf"),
    path("<int:pk>/<int:number>.png", leaf.picture, name="leaf_picture"),
    path("<int:pk>/<int:number>/add/", leaf.add, name="add_row"),
    path("<int:pk>/take-over/", taking_over.take_over_report, name="take_over"),
    path("<int:pk>/discard/", taking_over.discard, name="discard_report"),
]

# Below /office/<slug>/surveys/
_surveys = [
    path("", surveys.surveys, name="surveys"),
    path("begin/", surveys.begin, name="begin_surveys"),
    path("comments/", comments.comments, name="comments"),
    path("comments/<uuid:comment>/", comments.comment, name="comment"),
    path("<int:year>/", surveys.year_surveys, name="year_surveys"),
    path("<int:year>/<slug:instrument>/", survey.survey, name="survey"),
    path("<int:year>/<slug:instrument>/people/", survey.population, name="population"),
    path("<int:year>/<slug:instrument>/days/", survey.window, name="window"),
    path("<int:year>/<slug:instrument>/open/", survey.open_page, name="open_survey"),
    path("<int:year>/<slug:instrument>/close/", survey.close, name="close_survey"),
    path("<int:year>/<slug:instrument>/entrances/", entrances.entrances, name="entrances"),
    path("<int:year>/<slug:instrument>/entrances/<int:pk>.pdf", entrances.poster, name="poster"),
    path("<int:year>/<slug:instrument>/entrances/<int:pk>.png", entrances.square, name="square"),
    path(
        "<int:year>/<slug:instrument>/entrances/<int:pk>/name/",
        entrances.rename,
        name="rename_entrance",
    ),
    path("<int:year>/<slug:instrument>/slips/", slips.slips, name="slips"),
    path("<int:year>/<slug:instrument>/slips/<int:pk>/cancel/", slips.cancel, name="cancel_pack"),
]

# Below /office/<slug>/surveys/<year>/<instrument>/
_survey_files = [
    path("form.xlsx", survey_form.xlsform_file, name="survey_form"),
    path("files/", bringing.survey_files, name="survey_files"),
    path("files/count/", bringing.bring_in_file, name="bring_in_file"),
    path("files/<int:pk>/remove/", bringing.remove_file, name="remove_file"),
    path("paper-forms/", packs.paper, name="paper_forms"),
    path("paper-forms/<int:pk>/back/", packs.back, name="count_back"),
    path("paper-forms/<int:pk>/cancel/", packs.cancel, name="cancel_forms"),
    path("paper-forms/sums/", packs.sums, name="paper_sums"),
    path("paper-forms/enter/", entering.enter, name="enter_sheet"),
    path("paper-forms/photographs/", photographs.photographs, name="photographs"),
    path("paper-forms/photographs/accept/", photographs.accept, name="accept_sheets"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:slug>/", overview.overview, name="overview"),
    path("<slug:slug>/template/<int:year>.<slug:format>", downloads.template, name="template"),
    path("<slug:slug>/import/", importing.import_sheet, name="import"),
    path("<slug:slug>/import/confirm/", importing.confirm_import, name="confirm_import"),
    path("<slug:slug>/log/", log.audit, name="audit"),
    path("<slug:slug>/log/verify/", log.verify, name="verify_log"),
    path("<slug:slug>/people/", people.people, name="people"),
    path("<slug:slug>/people/unit/", people.new_unit, name="new_unit"),
    path("<slug:slug>/people/unit/<int:pk>/", units.unit, name="rename_unit"),
    path("<slug:slug>/people/unit/<int:pk>/retire/", units.retire, name="retire_unit"),
    path("<slug:slug>/people/position/", people.new_position, name="new_position"),
    path("<slug:slug>/people/position/<int:pk>/", units.position, name="change_position"),
    path("<slug:slug>/people/<int:pk>/appoint/", people.appoint_holder, name="appoint"),
    path("<slug:slug>/people/<int:pk>/newcomer/", people.newcomer, name="newcomer"),
    path("<slug:slug>/people/<int:pk>/password/", people.renew, name="renew_password"),
    path("<slug:slug>/people/<int:pk>/end/", people.end, name="end_appointment"),
    path("<slug:slug>/people/<int:pk>/hand-over/", handing_over.hand_over_page, name="hand_over"),
    path("<slug:slug>/people/handed-over/", handing_over.hand_overs, name="hand_overs"),
    path(
        "<slug:slug>/people/handed-over/<int:pk>/",
        handing_over.kept_hand_over,
        name="kept_hand_over",
    ),
    path(
        "<slug:slug>/people/handed-over/<int:pk>/paper.<slug:format>",
        handing_over.hand_over_paper,
        name="hand_over_paper",
    ),
    *(
        path(f"<slug:slug>/documents/{one.pattern}", one.callback, name=one.name)
        for one in _documents
    ),
    *(
        path(f"<slug:slug>/improvement/{one.pattern}", one.callback, name=one.name)
        for one in _improvement
    ),
    *(
        path(
            f"<slug:slug>/improvement/<int:year>/{one.pattern}",
            one.callback,
            name=one.name,
        )
        for one in meetings.PATHS
    ),
    *(
        path(f"<slug:slug>/anticorruption/{one.pattern}", one.callback, name=one.name)
        for one in anticorruption.PATHS
    ),
    *(path(f"<slug:slug>/oit/{one.pattern}", one.callback, name=one.name) for one in _oit),
    *(path(f"<slug:slug>/reports/{one.pattern}", one.callback, name=one.name) for one in _reports),
    *(path(f"<slug:slug>/surveys/{one.pattern}", one.callback, name=one.name) for one in _surveys),
    *(
        path(
            f"<slug:slug>/surveys/<int:year>/<slug:instrument>/{one.pattern}",
            one.callback,
            name=one.name,
        )
        for one in _survey_files
    ),
    path("<slug:slug>/<int:year>/", result.result, name="result"),
    path("<slug:slug>/<int:year>/sheet.<slug:format>", downloads.sheet, name="sheet"),
    path("<slug:slug>/<int:year>/result.json", downloads.result_json, name="result_json"),
    path("<slug:slug>/<int:year>/groups/", groups.groups, name="groups"),
    path("<slug:slug>/<int:year>/take-in/", groups.take_in, name="take_in"),
    path("<slug:slug>/<int:year>/analysis/", analysis.analysis, name="analysis"),
    path("<slug:slug>/<int:year>/whatif/", whatif.what_if, name="whatif"),
    path("<slug:slug>/<int:year>/publish/", publishing.publish, name="publish"),
    path("<slug:slug>/<int:year>/discard/", publishing.discard, name="discard"),
    path("<slug:slug>/<int:year>/<str:code>/", result.receipt, name="receipt"),
]
