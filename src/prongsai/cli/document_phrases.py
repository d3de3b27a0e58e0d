"""The phrases of a kind of document, told and written for an office to change."""

from prongsai.cli.output import refuse_to_overwrite, write_beside
from prongsai.core.documents.kinds import KINDS, check_kind
from prongsai.core.documents.overlay_reading import check_overlay_name
from prongsai.core.documents.phrases import Phrase, phrases_of
from prongsai.core.sheets.yaml_sheets import scalar


def phrases_told(kind: str) -> tuple[Phrase, ...]:
    """Our phrases of a kind; ProblemsFound where there is no such kind."""
    check_kind(kind)
    return tuple(phrases_of(kind).values())


def write_wording(kind: str, phrases: tuple[Phrase, ...], path: str, force: bool) -> None:
    """Write phrases as the wording of an office, each below what it is and what it may use."""
    check_overlay_name(path)
    if not force:
        refuse_to_overwrite(path)
    write_beside(path, _wording(kind, phrases).encode())


def _wording(kind: str, phrases: tuple[Phrase, ...]) -> str:
    lines = [
        f"# ถ้อยคำของ{KINDS[kind].title.th}: แก้ข้อความในเครื่องหมายคำพูด ลบบรรทัดที่ใช้ถ้อยคำเดิม",
        "# คำใน {วงเล็บปีกกา} คือช่องที่โปรแกรมเติมให้ ใช้ซ้ำหรือตัดออกได้",
        f"{kind}:",
    ]
    for one in phrases:
        fields = " ".join(f"{{{field}}}" for field in sorted(one.fields))
        name = one.name if one.name.replace("_", "").isascii() else scalar(one.name)
        lines += [f"  # {one.title} · {fields}", f"  {name}: {scalar(one.text)}"]
    return "\n".join([*lines, ""])
