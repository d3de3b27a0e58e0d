"""What each act of the audit log is called, as a sentence with the facts of its line."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Any] = {
    "account.created": _("Made the account %(username)s"),
    "account.password_renewed": _("Gave %(username)s a new password for one sign-in"),
    "account.password_changed": _("%(username)s chose a new password"),
    "account.email_kept": _("%(username)s changed the e-mail address for reminders"),
    "agency.registered": _("Registered the agency %(name)s"),
    "agency.changed": _(
        "Changed the agency %(name_before)s, %(province_before)s to %(name)s, %(district)s"
        " %(province)s; office above: %(overseer)s"
    ),
    "agency.unit_added": _("Added the unit %(name)s"),
    "agency.unit_renamed": _("Renamed the unit %(before)s to %(name)s"),
    "agency.unit_retired": _("Retired the unit %(name)s"),
    "agency.position_changed": _(
        "Changed the position %(before)s to %(title)s, unit: %(unit)s; unit before: %(unit_before)s"
    ),
    "agency.position_created": _("Created the position %(title)s (%(role)s)"),
    "agency.appointed": _("Gave the position %(position)s to %(holder)s from %(since)s"),
    "agency.acting": _("%(holder)s acts for the position %(position)s: %(since)s – %(until)s"),
    "agency.handed_over": _("Handed over the position %(position)s, last day %(last_day)s"),
    "agency.hand_over_renewed": _("Made the pack of %(position)s anew, last day %(last_day)s"),
    "agency.ending_taken_back": _("Took back the ending of %(holder)s, %(position)s"),
    "agency.appointment_withdrawn": _(
        "Took back the position %(position)s of %(holder)s from %(since)s"
    ),
    "agency.appointment_ended": _("Ended the appointment of %(holder)s, %(position)s: %(until)s"),
    "round.opened": _("Opened fiscal year %(year)s"),
    "result.sheet_imported": _("Imported %(file)s into fiscal year %(year)s, version %(version)s"),
    "result.survey_taken_in": _(
        "Took the survey %(instrument)s into fiscal year %(year)s, version %(version)s:"
        " %(answers)s answers"
    ),
    "result.oit_taken_in": _(
        "Took the marks of %(items)s OIT items into fiscal year %(year)s, version %(version)s"
    ),
    "result.published": _(
        "Published fiscal year %(year)s, version %(version)s: %(total)s %(level)s"
    ),
    "result.draft_discarded": _("Discarded the draft of fiscal year %(year)s, version %(version)s"),
    "improvement.plan_brought": _(
        "Brought in %(file)s as the plan of measures of fiscal year %(year)s: %(measures)s measures"
    ),
    "improvement.plan_added_to": _(
        "Added what is new in %(file)s to the plan of measures of fiscal year %(year)s: "
        "%(measures)s measures"
    ),
    "improvement.plan_replaced": _(
        "Put %(file)s in the place of the plan of measures of fiscal year %(year)s: "
        "%(measures)s measures instead of %(replaced)s"
    ),
    "improvement.told": _("%(unit)s reported on a step of the measures of fiscal year %(year)s"),
    "improvement.report_opened": _(
        "Began the progress report of fiscal year %(year)s until %(ends)s, number %(number)s"
    ),
    "improvement.report_worded": _(
        "Worded measure %(measure)s in the progress report of fiscal year %(year)s until %(ends)s"
    ),
    "improvement.report_unworded": _(
        "Measure %(measure)s in the progress report of fiscal year %(year)s until %(ends)s is "
        "written from the notes again"
    ),
    "improvement.report_rewritten": _(
        "Took what units told since into the progress report of fiscal year %(year)s until %(ends)s"
    ),
    "improvement.report_closed": _(
        "Closed the progress report of fiscal year %(year)s until %(ends)s, number %(number)s"
    ),
    "improvement.report_discarded": _(
        "Threw away the open progress report of fiscal year %(year)s until %(ends)s"
    ),
    "improvement.feed_made": _("Made a calendar address: %(unit)s"),
    "improvement.feed_ended": _("Ended a calendar address: %(unit)s"),
    "improvement.limitations_kept": _("Kept what limits the agency, for the measures of %(year)s"),
    "improvement.meeting_called": _(
        "Called meeting %(number)s of the measures of fiscal year %(year)s"
    ),
    "improvement.meeting_changed": _(
        "Changed meeting %(number)s of the measures of fiscal year %(year)s"
    ),
    "improvement.meeting_cancelled": _(
        "Cancelled meeting %(number)s of the measures of fiscal year %(year)s"
    ),
    "improvement.matter_added": _("Put a matter on the agenda of meeting %(number)s"),
    "improvement.matter_removed": _("Took a matter off the agenda of meeting %(number)s"),
    "improvement.minuted": _("Minuted point %(point)s of meeting %(number)s"),
    "improvement.meeting_held": _("Closed the minutes of meeting %(number)s"),
    "improvement.minutes_amended": _("Corrected the closed minutes of meeting %(number)s"),
    "document.letterhead_kept": _("Changed the letterhead"),
    "document.emblem_kept": _("Changed the emblem"),
    "document.plan_imported": _(
        "Brought in %(file)s as the plan of fiscal year %(year)s: %(measures)s measures"
    ),
    "document.started": _("Started the document %(kind)s %(year)s"),
    "document.details_filled": _("Filled in the details of %(kind)s %(year)s"),
    "document.worded": _("Reworded the phrase %(phrase)s of %(kind)s %(year)s"),
    "document.unworded": _("Gave the phrase %(phrase)s of %(kind)s %(year)s its usual words again"),
    "document.phrase_worded": _(
        "Reworded the phrase %(phrase)s of %(kind)s for every year: %(to)s"
    ),
    "document.phrase_given_up": _(
        "Gave up the agency's own words for the phrase %(phrase)s of %(kind)s: %(was)s"
    ),
    "document.photo_added": _("Added a photograph to %(kind)s %(year)s"),
    "document.photo_removed": _("Took a photograph out of %(kind)s %(year)s"),
    "document.discarded": _("Threw the document %(kind)s %(year)s away"),
    "document.issued": _("Issued %(kind)s %(year)s, version %(version)s, with the code %(code)s"),
    "document.signed": _("Brought in the signed scan of %(kind)s %(year)s, version %(version)s"),
    "document.published": _("Published %(kind)s %(year)s, version %(version)s"),
    "report.brought_in": _("Brought in the report %(file)s to be read"),
    "report.read_again": _("Had the report %(file)s read again"),
    "report.corrected": _("Corrected %(values)s values read in %(file)s"),
    "report.doubt_settled": _("Settled a doubt in the report %(file)s"),
    "report.doubt_reopened": _("Took a doubt in the report %(file)s up again"),
    "report.taken_over": _(
        "Took over %(file)s: result of fiscal year %(year)s, %(measures)s measures"
    ),
    "report.discarded": _("Discarded the report %(file)s with all that was read in it"),
    "survey.counts_brought_in": _(
        "Brought counts of %(n)s people from %(file)s into the survey %(instrument)s %(year)s"
    ),
    "survey.counts_replaced": _(
        "Replaced the counts from %(file)s in the survey %(instrument)s %(year)s: %(n)s people"
    ),
    "survey.counts_removed": _(
        "Took the counts from %(file)s out of the survey %(instrument)s %(year)s"
    ),
    "survey.prepared": _("Prepared the survey %(instrument)s %(year)s"),
    "survey.population_set": _(
        "Said that %(population)s people may answer %(instrument)s %(year)s; before: %(before)s"
    ),
    "survey.window_set": _("Set the days of %(instrument)s %(year)s: %(since)s to %(until)s"),
    "survey.opened": _("Opened the survey %(instrument)s %(year)s"),
    "survey.entrance_added": _("Added the service point %(name)s to %(instrument)s %(year)s"),
    "survey.entrance_renamed": _(
        "Renamed the service point %(before)s of %(instrument)s %(year)s to %(name)s"
    ),
    "survey.slips_printed": _(
        "Printed pack %(number)s with %(size)s code slips for %(instrument)s %(year)s, "
        "unit: %(unit)s"
    ),
    "survey.forms_printed": _(
        "Printed %(size)s paper forms as pack %(number)s of %(instrument)s %(year)s"
    ),
    "survey.sheet_entered": _("Entered a paper sheet of %(instrument)s %(year)s"),
    "survey.sheets_compared": _(
        "Entered a paper sheet of %(instrument)s %(year)s twice: %(answers)s answers,"
        " %(differences)s differences"
    ),
    "survey.pack_counted_back": _(
        "Counted pack %(number)s of %(instrument)s %(year)s back: %(spoilt)s spoilt,"
        " %(unused)s unused"
    ),
    "survey.pack_cancelled": _("Cancelled pack %(number)s of %(instrument)s %(year)s: %(pack)s"),
    "survey.closed": _("Closed the survey %(instrument)s %(year)s with %(answers)s answers"),
    "survey.comment_released": _("Released a comment of %(instrument)s %(year)s to the agency"),
    "survey.comment_withheld": _("Kept a comment of %(instrument)s %(year)s back"),
    "oit.opened": _("Opened the OIT of fiscal year %(year)s: %(items)s items"),
    "oit.website_set": _("Named the agency's own website: %(website)s"),
    "oit.windows_set": _(
        "Set the days of the OIT %(year)s: handing in until %(hand_in_until)s (before:"
        " %(before_hand_in_until)s), review until %(review_until)s (before:"
        " %(before_review_until)s), clarification until %(clarify_until)s (before:"
        " %(before_clarify_until)s)"
    ),
    "oit.hand_in_day_set": _(
        "Set the agency's last day of handing in for the OIT %(year)s: %(hand_in_until)s (before:"
        " %(before_hand_in_until)s)"
    ),
    "oit.assigned": _("Gave item %(code)s of %(year)s to %(unit)s, due %(due_on)s"),
    "oit.handed_in": _(
        "Handed in for item %(code)s of %(year)s, number %(number)s: %(exhibits)s links and files"
    ),
    "oit.carried_over": _(
        "Carried over to item %(code)s of %(year)s what item %(from)s had in %(from_year)s"
    ),
    "oit.approved": _("Approved the OIT of %(year)s: %(items)s items, %(missing)s of them missing"),
    "oit.approval_taken_back": _("Took back the approval of the OIT of %(year)s: %(reason)s"),
    "oit.check_begun": _("Started the check of the OIT of %(year)s"),
    "oit.checked": _(
        "Checked %(items)s items of the OIT of %(year)s: %(passed)s look complete, %(failed)s would"
        " fail, %(unsure)s cannot be told; %(copies)s copies"
    ),
    "oit.review_begun": _("Handed the OIT of %(year)s to the assessors: %(items)s items"),
    "oit.review_taken_back": _("Took the beginning of the review of the OIT of %(year)s back"),
    "oit.assessor_assigned": _("Gave item %(code)s of %(year)s to an assessor (%(turn)s)"),
    # The agency reads these lines, and sees marks only when its window of clarification opens.
    "oit.mark_given": _("Gave item %(code)s of %(year)s a mark (%(turn)s assessor)"),
    "oit.clarification_opened": _(
        "Opened the clarification of the OIT of %(year)s until %(until)s: %(below)s of %(items)s"
        " items below the full mark"
    ),
    "oit.clarified": _("Clarified item %(code)s of %(year)s with %(copies)s dated copies"),
    "oit.decided": _("Decided item %(code)s of %(year)s after its clarification"),
    "oit.confirmed": _(
        "Confirmed the marks of the OIT of %(year)s: %(items)s items, %(clarified)s of them"
        " clarified"
    ),
    "improvement.plan_opened": _(
        "Opened the plan of measures %(year)s from the result of %(assessed)s: %(weak)s weak points"
    ),
    "improvement.weak_points_refreshed": _(
        "Took the newest result into the plan of measures %(year)s: %(new)s weak points new,"
        " %(changed)s changed, %(gone)s taken out, %(kept)s kept"
    ),
    "improvement.cut_chosen": _(
        "Chose what counts as weak in the plan of measures %(year)s: %(weak_from)s; before:"
        " %(before)s"
    ),
    "improvement.weak_point_worded": _(
        "Worded the weak point %(code)s of the plan of measures %(year)s, unit: %(unit)s; before:"
        " %(before)s"
    ),
    "improvement.weak_point_set_aside": _(
        "Set the weak point %(code)s of the plan of measures %(year)s aside: %(because)s"
    ),
    "improvement.weak_point_brought_back": _(
        "Took the weak point %(code)s of the plan of measures %(year)s up again"
    ),
    "improvement.plan_adopted": _(
        "Adopted the plan of measures %(year)s, agreed on %(on)s: %(measures)s measures"
    ),
    "improvement.measure_added": _("Planned a measure of %(year)s: %(says)s"),
    "improvement.measure_edited": _("Changed a measure of %(year)s: %(says)s"),
    "improvement.measure_moved": _(
        "Moved a measure of %(year)s from place %(before)s to %(now)s: %(says)s"
    ),
    "improvement.measure_dropped": _(
        "Took a measure of %(year)s out of the plan: %(says)s; reason: %(because)s"
    ),
    "improvement.measure_brought_back": _("Brought a measure of %(year)s back: %(says)s"),
    "improvement.suggestion_adopted": _("Adopted a suggestion as a measure of %(year)s: %(says)s"),
    "improvement.measures_copied": _(
        "Copied %(measures)s measures of an earlier plan into the plan of %(year)s"
    ),
    "improvement.measure_shared": _(
        "Shared a measure of %(year)s with the agencies under the same overseer: %(says)s"
    ),
    "improvement.shared_taken_back": _("Took back a measure of %(year)s that was shared"),
    "improvement.shared_adopted": _(
        "Adopted a measure that %(of)s shares as a measure of %(year)s: %(says)s"
    ),
    "action_plan.begun": _("Began the action plan of %(first_year)s–%(last_year)s"),
    "action_plan.details_changed": _("Changed the years or reasons of the action plan"),
    "action_plan.project_added": _("Added project %(project)s to the action plan"),
    "action_plan.project_changed": _("Changed project %(project)s of the action plan"),
    "action_plan.project_removed": _("Took project %(project)s out of the action plan"),
    "action_plan.imported": _("Brought the action plan in from %(file)s: %(projects)s projects"),
    "action_plan.approved": _(
        "Approved version %(version)s of the action plan of %(first_year)s–%(last_year)s"
    ),
    "action_plan.next_begun": _("Began version %(version)s of the action plan: %(reason)s"),
    "action_plan.discarded": _("Threw away the draft of the action plan, version %(version)s"),
    "plan_report.opened": _("Opened the report on the action plan of %(year)s, %(months)s"),
    "plan_report.progress": _("Reported of project %(project)s of %(year)s, %(months)s"),
    "plan_report.closed": _("Closed the report on the action plan of %(year)s, %(months)s"),
    "plan_report.correction_begun": _(
        "Began number %(number)s of the report on the action plan of %(year)s, %(months)s"
    ),
    "plan_report.correction_discarded": _(
        "Threw away number %(number)s of the report on the action plan of %(year)s, %(months)s"
    ),
    "document.withdrawn": _("Took down %(kind)s %(year)s, version %(version)s: %(reason)s"),
}

# What an agency reads of what happens among assessors, instead: not which of them it was.
SENTENCES_FOR_AGENCIES: Mapping[str, object] = {
    "oit.assessor_assigned": _("Gave item %(code)s of %(year)s to an assessor"),
    "oit.mark_given": _("Gave item %(code)s of %(year)s a mark"),
}
