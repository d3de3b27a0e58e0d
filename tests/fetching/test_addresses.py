"""What may be opened: pages of the web, never the inside of a network, however it is written."""

import socket
from contextlib import suppress
from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from prongsai.core.evidence.shown import Trouble
from prongsai.fetching.addresses import LOOPBACK, Allow, Refused, address_of, is_public
from prongsai.fetching.client import Fetcher
from tests.fetching.servers import QUICK, answer, fetcher, names, redirect, run, site

# Each is the inside of some network in another spelling.
INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0X7F.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://10.0.0.8/",
    "http://172.16.1.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1:8080/admin",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://203.0.113.7/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::8.8.8.8]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:101::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2001:db8::1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "https://[::1]:8443/",
]

# No web page can be there.
NO_ADDRESSES = [
    "",
    "   ",
    "www.example.go.th",
    "/o/12",
    "//example.go.th/",
    "ftp://example.go.th/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/_x",
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:office@example.go.th",
    "http://",
    "http:///etc/passwd",
    "http:example.go.th",
    "http://user@example.go.th/",
    "http://user:word@example.go.th/",
    "http://example.go.th@127.0.0.1/",
    "http://example.go.th:80@127.0.0.1/",
    "http://:@127.0.0.1/",
    "http://example.go.th\\@127.0.0.1/",
    "http://127.0.0.1\\.example.go.th/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[::1",
    "http://256.256.256.256/",
    "http://1.2.3.4.5/",
    "http://09.1.1.1/",
    "http://0xg.1/",
    "http://example..go.th/",
    "http://.example.go.th/",
    "http://exa mple.go.th/",
    "http://example.go.th%2f@127.0.0.1/",
    "http://a%2eb/",
    "http://127.0.0.1%00.example.go.th/",
    "http://example.go.th/\x00",
    "http://" + "a" * 64 + ".go.th/",
    "http://example.go.th/" + "a" * 8_000,
]


@pytest.mark.parametrize("url", INSIDE)
def test_the_inside_of_a_network_is_not_opened_however_it_is_written(url):
    async def go():
        async with Fetcher(QUICK) as ours:
            return (await ours.get(url)).trouble

    assert run(go()) == Trouble("private_address")


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_cannot_be_a_page_is_told(url):
    with pytest.raises(Refused) as refused:
        address_of(url)

    assert refused.value.trouble.code == "not_an_address"


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("http://127.0.0.1:1/", "1"),
        ("http://example.go.th:22/", "22"),
        ("http://example.go.th:25/", "25"),
        ("https://example.go.th:6667?a=1", "6667"),
        ("http://example.go.th:0/", "0"),
        ("http://example.go.th:70000", "70000"),
    ],
)
def test_a_port_that_no_website_has_is_told_by_its_number(url, port):
    with pytest.raises(Refused) as refused:
        address_of(url)

    assert refused.value.trouble == Trouble("odd_port", port)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" http://Example.GO.TH. ", "http://example.go.th/"),
        ("HTTPS://example.go.th:443/a#b", "https://example.go.th/a"),
        ("http://example.go.th/แผน ปี.pdf", None),
        ("http://ตัวอย่าง.ไทย/", "http://xn--72c1a1bt4awk9o.xn--o3cw4h/"),
        ("http://ex\nample.go.th/a", "http://example.go.th/a"),
        ("http://134744072/", "http://8.8.8.8/"),
        ("http://[2001:4860:4860:0::8888]/", "http://[2001:4860:4860::8888]/"),
        ("http://o_12.example.go.th:8080/?q=1", "http://o_12.example.go.th:8080/?q=1"),
    ],
)
def test_addresses_are_read_as_browsers_read_them(written, meant):
    path = "/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5.pdf"

    assert str(address_of(written)) == (meant or f"http://example.go.th{path}")


def test_links_are_read_from_where_they_stand():
    base = URL("https://example.go.th/oit/o12")

    assert str(address_of("../a.pdf", base)) == "https://example.go.th/a.pdf"
    assert str(address_of("//other.go.th/x", base)) == "https://other.go.th/x"


SPELLINGS = {
    "decimal": str,
    "hexadecimal": hex,
    "octal": lambda number: f"0{number:o}",
    "hexadecimal, part by part": lambda number: ".".join(map(hex, number.to_bytes(4, "big"))),
    "octal, part by part": lambda number: ".".join(f"0{x:o}" for x in number.to_bytes(4, "big")),
    "two parts": lambda number: f"{number >> 24}.{number & 0xFFFFFF}",
    "three parts": lambda number: f"{number >> 24}.0x{number >> 16 & 255:X}.{number & 0xFFFF}",
    "mapped": lambda number: f"[::ffff:{IPv4Address(number)}]",
}


@pytest.mark.parametrize("spelled", SPELLINGS.values(), ids=SPELLINGS)
@settings(max_examples=50, deadline=None)
@given(number=st.integers(0, 2**32 - 1))
def test_every_spelling_of_a_number_is_the_same_address(spelled, number):
    host = ip_address(address_of(f"http://{spelled(number)}/").raw_host)

    if host.version == 6:
        assert not is_public(host)
    else:
        assert host == IPv4Address(number)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.text().map("http://{}".format), st.from_regex(r"https?://[^/]*/")))
def test_whatever_is_written_is_an_address_or_is_refused(text):
    with suppress(Refused):
        url = address_of(text)

        assert url.scheme in ("http", "https")
        assert url.raw_host
        assert address_of(str(url)) == url


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "110.164.1.1", "172.32.0.1", "2001:4860:4860::8888", "2405:9800::1"]
)
def test_the_open_internet_may_be_opened(number):
    assert is_public(ip_address(number))


def test_an_office_may_let_in_its_own_intranet_and_nothing_beside_it():
    allow = Allow(frozenset({"intranet.example.go.th"}), ("10.1.0.0/16",))

    assert allow.lets_in(ip_address("10.1.2.3"))
    assert allow.lets_in(ip_address("192.168.7.7"), "intranet.example.go.th")
    assert not allow.lets_in(ip_address("192.168.7.7"), "other.example.go.th")
    assert not allow.lets_in(ip_address("10.2.0.1"))


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.1", "::1", "fe80::1%eth0", "fd00::1"])
def test_a_name_that_leads_inside_is_not_opened(number):
    async def go():
        async with Fetcher(QUICK, resolver=names(web__example=number)) as ours:
            return (await ours.get("http://web.example/")).trouble

    assert run(go()) == Trouble("private_address")


def test_a_name_without_a_number_is_no_host():
    async def go():
        async with Fetcher(QUICK, resolver=names()) as ours:
            return (await ours.get("http://web.example/")).trouble

    assert run(go()) == Trouble("no_such_host")


def test_this_computer_by_its_name_is_not_opened():
    async def go():
        async with Fetcher(QUICK) as ours:
            return [
                (await ours.get(f"http://{name}/")).trouble for name in ("localhost", "LOCALHOST.")
            ]

    assert run(go()) == [Trouble("private_address")] * 2


def test_a_name_that_cannot_be_looked_up_now_is_tried_again_and_is_not_told_as_unknown():
    tries = []

    async def out_of_order(host, port):
        tries.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    async def go():
        async with Fetcher(QUICK, resolver=out_of_order) as ours:
            return (await ours.get("http://web.example/")).trouble

    assert run(go()) == Trouble("connection_failed", "the name could not be looked up")
    assert len(tries) == 1 + QUICK.retries


def test_of_several_numbers_only_those_outside_are_connected_to():
    only = Allow(networks=("127.0.0.1/32",))

    async def go():
        async with site({"/": answer(200, b"outside")}) as outside:
            both = names(web__example=["127.0.0.2", "127.0.0.1", "10.0.0.1"])
            async with fetcher(allow=only, resolver=both) as ours:
                return (await ours.get(f"http://web.example:{outside.port}/")).body

    assert run(go()) == b"outside"


def test_a_name_that_turns_inside_after_the_check_is_never_followed_there():
    """127.0.0.1 stands for the internet here, 127.0.0.2 for the inside."""
    looked_up = []

    async def turning(host, port):
        looked_up.append(host)
        return [("127.0.0.1" if len(looked_up) == 1 else "127.0.0.2", port)]

    async def go():
        only = Allow(networks=("127.0.0.1/32",))
        closing = answer(200, b"outside", Connection="close")
        async with site({"/": closing}) as outside:
            async with fetcher(allow=only, resolver=turning) as ours:
                first = await ours.get(f"http://web.example:{outside.port}/")
                again = await ours.get(f"http://web.example:{outside.port}/?again")
                other = await ours.get(f"http://web.example:{outside.port + 1}/")
            assert first.body == b"outside"
            assert again.trouble == Trouble("not_found", "404")  # still the number that was judged
            assert other.trouble == Trouble("private_address")  # asked anew, judged anew

    run(go())


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "//2886729729/",
        "http://inside.example/",
        "https://0x7f000002/",
    ],
)
def test_a_redirect_to_the_inside_is_not_followed(to):
    only = Allow(networks=("127.0.0.1/32",))

    async def go():
        ours = fetcher(allow=only, resolver=names(inside__example="10.0.0.1"))
        async with site({"/": redirect(to)}) as web, ours:
            return (await ours.get(f"{web.root}/")).trouble

    assert run(go()) == Trouble("private_address")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://x/", "http://a:b@web.example/"])
def test_a_redirect_to_what_is_no_page_is_not_followed(to):
    async def go():
        async with site({"/": redirect(to)}) as web, fetcher() as ours:
            return (await ours.get(f"{web.root}/")).trouble

    assert run(go()).code == "not_an_address"


def test_robots_that_redirect_inside_are_as_good_as_none():
    only = Allow(networks=("127.0.0.1/32",))

    async def go():
        pages = {"/robots.txt": redirect("http://127.0.0.2/"), "/": answer(200, b"page")}
        async with site(pages) as web, fetcher(allow=only) as ours:
            return (await ours.get(f"{web.root}/")).body

    assert run(go()) == b"page"


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")

    async def go():
        async with site({"/": answer(200, b"direct")}) as web, fetcher(allow=LOOPBACK) as ours:
            return (await ours.get(f"{web.root}/")).body

    assert run(go()) == b"direct"
