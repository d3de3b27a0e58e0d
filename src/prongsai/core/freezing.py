"""Released rules stay as they are: a result names its rules by their digest for good."""

from collections.abc import Mapping

from prongsai.core.loading import available, digest_of, framework_file
from prongsai.core.problems import Problem
from prongsai.core.sections import Section
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import read_yaml

_FILE = "frozen.yaml"


def frozen_digests() -> Mapping[str, str]:
    """The digest of each framework that a release has shipped, by its name."""
    top = Section(read_yaml(framework_file("frozen").read_text("utf-8"), _FILE), _FILE, _FILE, [])
    return {code: str(digest) for code, digest, _ in top.optional_section("frozen").values()}


def shipped_digests() -> Mapping[str, str]:
    """The digest of each framework as it is now, by its name."""
    return {name: digest_of(framework_file(name).read_text("utf-8")) for name in available()}


def check_frozen(frozen: Mapping[str, str], shipped: Mapping[str, str]) -> list[Problem]:
    """A sentence for each released framework that is gone or is not what was released."""
    gone = [Problem(same(f"{name}.yaml"), _GONE) for name in frozen if name not in shipped]
    changed = [
        Problem(same(f"{name}.yaml"), _CHANGED.fill(name=name, next=_next(name, shipped)))
        for name, digest in frozen.items()
        if name in shipped and shipped[name] != digest
    ]
    return gone + changed


def _next(name: str, shipped: Mapping[str, str]) -> str:
    """The name of the revision that a correction would be."""
    year = name.partition("r")[0]
    revisions = [known for known in shipped if known.partition("r")[0] == year]
    return f"{year}r{len(revisions) + 1}"


_CHANGED = Text(
    "{name} เปลี่ยนไปจากที่ประกาศใช้แล้ว โปรดคืนไฟล์เดิม แล้วเขียนส่วนที่แก้เป็นไฟล์ใหม่ {next}.yaml",
    "{name} has changed since it was frozen; restore it and write the correction "
    "as a new file {next}.yaml.",
)
_GONE = Text(
    "ไฟล์นี้ประกาศใช้แล้วแต่หายไป โปรดคืนไฟล์ เพราะผลที่ประกาศแล้วอ้างถึงหลักเกณฑ์นี้",
    "this file was frozen and is gone; restore it, since published results name these rules.",
)
