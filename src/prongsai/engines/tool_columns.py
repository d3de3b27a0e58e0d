"""Columns that survey tools add beside the questions: when, who, from where, which version.

KoboToolbox, ODK and Google Forms write them unasked. They say something about persons and nothing
about the survey, so they are known by their names, told, and never counted or kept.
"""

from prongsai.core.surveys.xlsform import NOTE, NOTE_SAYS
from prongsai.engines.naming import compared, last_names

_ODK_AND_KOBO = (
    "start",
    "end",
    "today",
    "username",
    "deviceid",
    "phonenumber",
    "simserial",
    "subscriberid",
    "email",
    "audit",
    "instanceID",
    "instanceName",
    "rootUuid",
    "uuid",
    "version",
    "KEY",
    "PARENT_KEY",
    "SubmissionDate",
    "SubmitterID",
    "SubmitterName",
    "DeviceID",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "ReviewState",
    "Status",
    "Edits",
    "FormVersion",
    "todays_date",
    "device_id",
    "meta",
)
_GOOGLE_FORMS = (
    "Timestamp",
    "ประทับเวลา",
    "การประทับเวลา",
    "Email Address",
    "Email",
    "E-mail",
    "ที่อยู่อีเมล",
    "อีเมล",
    "Username",
    "ชื่อผู้ใช้",
    "Score",
    "คะแนน",
)
_KNOWN = frozenset(map(compared, (*_ODK_AND_KOBO, *_GOOGLE_FORMS, NOTE, *NOTE_SAYS)))


def added_by_tools(heading: str) -> bool:
    """Whether a survey tool added this column itself, whatever group stands before its name."""
    return any(name in _KNOWN or name.startswith("_") for name in last_names(heading))
