"""The kinds of local agency: as people abbreviate them, and in full."""

from collections.abc import Mapping

LOCAL_KINDS: Mapping[str, str] = {
    "อบต.": "องค์การบริหารส่วนตำบล",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "ทต.": "เทศบาลตำบล",
    "ทม.": "เทศบาลเมือง",
    "ทน.": "เทศบาลนคร",
}
