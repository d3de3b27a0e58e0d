"""What servers do in place of showing the content, by the word that a case says under ``behaves``.

A behaviour that still shows the content in the end (a redirect, a slow server) leads to it.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.sites.answers import Answers
    from tests.sites.farm import Case

HTML = {"Content-Type": "text/html; charset=utf-8"}
PDF = {"Content-Type": "application/pdf"}

# Where visitors of a drive are sent who have not signed in.
ACCOUNTS = "accounts.google.com"

STATUS = {
    "not_found": 404,
    "gone": 410,
    "server_error": 500,
    "unavailable": 503,
    "forbidden": 403,
    "unauthorized": 401,
    "too_many": 429,
}

PAGES = {
    "login_wall": "<html><title>เข้าสู่ระบบ</title><body><h3>กรุณาเข้าสู่ระบบเพื่อใช้งาน</h3><form method=post>"
    "<input name=username placeholder='ชื่อผู้ใช้'><input type=password name=password>"
    "<button>เข้าสู่ระบบ</button></form><a href=/forgot>ลืมรหัสผ่าน</a></body></html>",
    "login_english": "<html><head><title>Log In &lsaquo; WordPress</title></head><body><form "
    "name=loginform action=wp-login.php method=post><p><label>Username or Email Address</label>"
    "<input name=log></p><label>Password</label><input type=password name=pwd><input type=submit "
    "value='Log In'></form><a href=#>Lost your password?</a></body></html>",
    "google_sign_in": "<html><head><title>Sign in - Google Accounts</title></head><body><h1>Sign in"
    "</h1><p>to continue to Google Drive</p><form><input type=email name=identifier>"
    "<button>Next</button></form><a href=#>Forgot email?</a></body></html>",
    "drive_private": "<html><head><title>Google Drive: Access denied</title></head><body><h1>คุณต้องมี"
    "สิทธิ์เข้าถึง</h1><p>ขอสิทธิ์เข้าถึง หรือเปลี่ยนไปใช้บัญชีที่มีสิทธิ์เข้าถึง</p><button>ขอสิทธิ์เข้าถึง</button></body></html>",
    "drive_english": "<html><head><title>Google Drive - Access Denied</title></head><body><h1>You "
    "need access</h1><p>Ask for access, or switch to an account with access.</p><button>Request "
    "access</button></body></html>",
    "soft_404": "<html><title>ไม่พบหน้า</title><body><h1>404</h1><p>ขออภัย ไม่พบหน้าเว็บที่ท่านต้องการ</p>"
    "<a href=/>กลับหน้าหลัก</a></body></html>",
    "soft_404_short": "<html><title>เว็บไซต์หน่วยงาน</title><body><nav><a href=/>หน้าแรก</a><a href=/news>"
    "ข่าว</a></nav><div class=alert>ไม่พบข้อมูลที่ท่านค้นหา หรือข้อมูลถูกลบไปแล้ว</div></body></html>",
    "soft_404_english": "<html><head><title>Page not found</title></head><body><h1>Oops! That page "
    "can&rsquo;t be found.</h1><p>It looks like nothing was found at this location.</p></body></html>",
    "parked": "<html><head><title>Domain for sale</title></head><body><h1>This domain is for sale"
    "</h1><p>Buy this domain. The domain has expired. Contact the domain broker.</p></body></html>",
    "gambling": "<html><head><title>สล็อตเว็บตรง แตกง่าย 2026</title></head><body><h1>สล็อตเว็บตรง "
    "บาคาร่าออนไลน์</h1><p>สมัครวันนี้รับเครดิตฟรี 100% ฝากถอนไม่มีขั้นต่ำ แทงบอล คาสิโนออนไลน์ อันดับ 1</p></body></html>",
    "expired_hosting": "<html><head><title>Account Suspended</title></head><body><h1>This Account "
    "has been suspended.</h1><p>Contact your hosting provider for more information.</p></body>",
    "needs_javascript": "<!doctype html><html><head><title>ระบบเว็บไซต์</title></head><body><noscript>"
    "You need to enable JavaScript to run this app.</noscript><div id=root></div><script "
    "src=/static/js/main.8f2a.js></script></body></html>",
    "needs_javascript_spinner": "<html><head><title>กำลังโหลด</title></head><body><div id=app><div "
    "class=spinner>Loading...</div></div><script type=module src=/assets/index.js></script>"
    "<script>window.__NUXT__={}</script></body></html>",
    "empty_page": "<html><head><title>ข้อมูล</title></head><body></body></html>",
    "no_bytes": "",
    "empty_frame": "<html><head></head><body><nav><a href=/>หน้าแรก</a><a href=/contact>ติดต่อเรา</a></nav>"
    "<main></main></body></html>",
}

FILES = {
    "empty_file": b"",
    "broken_file": b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0",
    "error_as_file": b"%PDF-1.4\n<b>Warning</b>: readfile(): failed to open stream in /var/www",
    "unknown_format": b"Rar!\x1a\x07\x01\x00" + b"\x8f\x22\x90\x07" * 200,
    "old_program": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(range(256)) * 4,
}


def serve(case: "Case", told: "Answers") -> bool:
    """Let the server behave; tells whether that was all, and the content stands nowhere."""
    from tests.sites.answers import Answer, paper

    kind = case.behaves
    tls = case.office.tls
    if kind in STATUS:
        headers = HTML | ({"Retry-After": "1"} if kind == "too_many" else {})
        told.add(case.url, Answer(STATUS[kind], headers, b"<h1>Error</h1>"), tls)
    elif kind == "google_sign_in":
        told.add(
            case.url, Answer(302, {"Location": f"https://{ACCOUNTS}/v3/signin?continue=s"}), tls
        )
    elif kind in PAGES:
        told.add(case.url, Answer(200, HTML, PAGES[kind].encode()), tls)
    elif kind in FILES:
        return _file(case, told, Answer(200, PDF, FILES[kind]))
    elif kind == "locked_file":
        return _file(case, told, paper("locked", case.blocks))
    elif kind == "page_as_file":
        return _file(case, told, Answer(200, PDF, PAGES["soft_404"].encode()))
    elif kind == "dead_file":
        return _file(case, told, Answer(404, HTML, b"<h1>Not Found</h1>"))
    elif kind == "login_redirect":
        login = _beside(case.url, "/admin/login.php?next=/oit")
        told.add(case.url, Answer(302, {"Location": login}), tls)
        told.add(login, Answer(200, HTML, PAGES["login_wall"].encode()), tls)
    elif kind == "loop":
        other = case.url + "-b"
        told.add(case.url, Answer(302, {"Location": other}), tls)
        told.add(other, Answer(301, {"Location": case.url}), tls)
    elif kind == "to_home":
        told.add(case.url, Answer(302, {"Location": "/"}), tls)
    elif kind == "private":
        told.add(case.url, Answer(302, {"Location": "http://192.168.1.20/ita/o.pdf"}), tls)
    elif kind == "hang":
        told.add(case.url, Answer(200, HTML, b"<p>late</p>", seconds=3600), tls)
    elif kind == "no_such_host":
        told.unknown.add(_host(case.url))
    elif kind == "closed":
        told.closed.add(_host(case.url))
        told.hosts.setdefault(_host(case.url), "sound")
    elif kind.startswith("tls_"):
        told.add(case.url, Answer(200, HTML, b"<p>TLS</p>"), kind.removeprefix("tls_"))
    elif kind in ("redirect", "slow", "flaky"):
        return _in_the_end(case, told)
    elif kind not in ("robots", "nothing"):
        raise ValueError(f"{case.name}: nobody behaves as {kind}")
    return kind not in ("robots",)


def _file(case: "Case", told: "Answers", answer: object) -> bool:
    """A page that links to a file, and something else in place of the file."""
    from tests.sites.answers import _page, _title
    from tests.sites.writing import Block

    if case.form.endswith("_direct"):
        told.add(case.url, answer, case.office.tls)  # type: ignore[arg-type]
        return True
    title, *more = case.intro or (_title(case),)
    blocks = (
        Block("heading", (title,)),
        *(Block("text", (words,)) for words in more),
        Block("link", (case.file, f"{title} (ดาวน์โหลด)")),
    )
    told.add(case.url, _page(case.office, title, blocks, case.layout), case.office.tls)
    at = _beside(case.url, case.file)
    told.add(at, answer, case.office.tls)  # type: ignore[arg-type]
    return True


def _in_the_end(case: "Case", told: "Answers") -> bool:
    from dataclasses import replace

    from tests.sites.answers import Answer, _serve

    if case.behaves == "redirect":
        to = (
            _beside(case.url, f"/new{urlsplit(case.url).path}")
            if case.office.host in (case.url)
            else f"https://{case.office.host}/short/{case.item}"
        )
        _serve(replace(case, behaves="", url=to), told)
        told.add(case.url, Answer(301, {"Location": to}), case.office.tls)
        return True
    _serve(replace(case, behaves=""), told)
    key = next(k for k in told.answers if k[0] == _host(case.url) and _path(case.url) == k[1])
    late = {"seconds": 0.6} if case.behaves == "slow" else {"fails_first": 1}
    told.answers[key] = told.answers[key]._replace(**late)
    return True


def _beside(url: str, path: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{path}"


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
