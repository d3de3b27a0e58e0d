"""Finding pages by the links that lead to them, some of every kind, so that none is forgotten."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urldefrag, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

# How many addresses of one kind are looked at: the first is seldom the odd one.
OF_EACH_KIND = 2
WIDTHS = {"a phone": 360, "a desk": 1280}
HEIGHT = 800
# Rules that come with WCAG 2.2 AA, and what axe counts as good practice.
OPTIONS = {"resultTypes": ["violations"]}
VIOLATIONS = "options => axe.run(options).then(found => found.violations)"

AXE = Axe().axe_script
# With everything unfolded: how wide the page is, and all that axe judges of what people see, which
# is nearly always the same on a phone and on a desk.
LOOKS = """() => {
  document.querySelectorAll("details").forEach(one => { one.open = true; });
  const style = ["display", "visibility", "opacity", "position", "color", "backgroundColor",
    "backgroundImage", "fontSize", "fontWeight", "overflowX", "overflowY"];
  const looks = [...document.querySelectorAll("body, body *")].map(one => {
    const shown = getComputedStyle(one), scrolls = one.scrollWidth > one.clientWidth;
    return [scrolls, ...style.map(name => shown[name])].join();
  });
  return [document.documentElement.scrollWidth, looks.join(";")];
}"""

Look = Callable[[Page], list[str]]


def crawl(
    page: Page,
    site: str,
    starts: Iterable[str],
    look: Look,
    *,
    within: str | tuple[str, ...] = "/",
    of_each: int = OF_EACH_KIND,
    wanted: Callable[[str], bool] = lambda _address: True,
) -> tuple[set[str], list[str]]:
    """Look at some pages of every kind that ``starts`` lead to: the kinds, and every fault.

    The first of a kind is looked at with ``look``, the others on a phone alone. Links that lead
    out of ``within``, or that are not ``wanted``, are not followed.
    """
    page.add_init_script(AXE)  # the browser keeps it for every page
    waiting, met, kinds, faults = deque(starts), set(starts), Counter[str](), list[str]()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kinds[kind] == of_each:
            continue
        kinds[kind] += 1
        page.goto(site + address)
        seen = look if kinds[kind] == 1 else glance
        faults += [f"{address}: {fault}" for fault in seen(page)]
        for link in links_of(page, site):
            if link not in met and link.startswith(within) and wanted(link):
                met.add(link)
                waiting.append(link)
    return set(kinds), faults


def kind_of(address: str) -> str:
    """The name of the page at an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "nothing"


def links_of(page: Page, site: str) -> list[str]:
    """The addresses on this site that the page leads to; not what is only to be taken away."""
    script = "links => links.filter(a => !a.hasAttribute('download')).map(a => a.href)"
    links = page.eval_on_selector_all("a[href]", script)
    inside = [urldefrag(link).url.removeprefix(site) for link in links if link.startswith(site)]
    return [link for link in inside if "." not in urlsplit(link).path.rsplit("/", 1)[-1]]


def faults_at_every_width(page: Page) -> list[str]:
    """What is wider than the screen, and what axe finds, on a phone and on a desk."""
    return _faults_at(page, WIDTHS)


def glance(page: Page) -> list[str]:
    """What is wider than a phone, and what axe finds on it: what another page of its kind has."""
    return _faults_at(page, {"a phone": WIDTHS["a phone"]})


def _faults_at(page: Page, widths: Mapping[str, int]) -> list[str]:
    """The faults at some widths; axe looks once at what is the same on a wider screen."""
    page.wait_for_load_state()  # whoever clicked a moment ago has only the beginning of the page
    faults, known = list[str](), set[str]()
    for place, width in widths.items():
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide, looks = page.evaluate(LOOKS)
        told = [] if looks in known else _violations(page)
        known.add(looks)
        told += [f"is {wide} wide"] if wide > width else []
        faults += [f"on {place}: {fault}" for fault in told]
    return faults


def _violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):  # half a megabyte, so once and not at each width
        page.evaluate(AXE)
    found = page.evaluate(VIOLATIONS, OPTIONS)
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]
