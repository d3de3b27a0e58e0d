"""What the server answers at each address of an office: the content, or the fault in its place."""

from urllib.parse import urlsplit

from tests.sites import faults
from tests.sites.farm import Office
from tests.sites.showing import Answer, Answers, page, show, show_linked
from tests.sites.writing import Block


def answers_of(office: Office) -> Answers:
    """Everything that an office serves."""
    told = Answers()
    for case in office.cases:
        if not (case.behaves and faults.serve(case, told)):
            show(case, told)
        show_linked(case, told)
    told.hosts.setdefault(office.host, office.tls)
    home = f"{office.scheme}://{office.host}"
    told.add(f"{home}/", page(office, "หน้าแรก", _home(office)), office.tls)
    told.add(f"{home}/oit", page(office, "การเปิดเผยข้อมูลสาธารณะ (OIT)", _list(office)), office.tls)
    forbidden = [case for case in office.cases if case.behaves == "robots"]
    if forbidden:
        rules = "User-agent: *\n" + "".join(
            f"Disallow: {urlsplit(c.url).path}\n" for c in forbidden
        )
        told.add(f"{home}/robots.txt", Answer(200, {"Content-Type": "text/plain"}, rules.encode()))
    return told


def _home(office: Office) -> tuple[Block, ...]:
    """A first page as offices have it: what is disclosed stands one step further."""
    return (
        Block("heading", (f"ยินดีต้อนรับสู่ {office.agency}",)),
        Block("link", ("/oit", "ITA")),
        Block("link", ("/news", "ข่าวประชาสัมพันธ์")),
    )


def _list(office: Office) -> tuple[Block, ...]:
    return tuple(
        Block("link", (case.url, f"ข้อ {case.item}"))
        for case in office.cases
        if case.linked and case.url
    )
