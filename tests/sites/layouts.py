"""Pages of the farm in the ways in which offices' websites are really built."""

import re
from collections.abc import Sequence
from html import escape

from tests.sites.writing import Block

MENU = ("หน้าแรก", "ข้อมูลทั่วไป", "บุคลากร", "ข่าวสาร", "แผนงาน", "จัดซื้อจัดจ้าง", "ITA", "ติดต่อ")


def html(
    blocks: Sequence[Block], layout: str, title: str, office: str, footer: str = "", oit: str = ""
) -> str:
    """A whole page; ``oit`` is the address of the office's list of items."""
    wrap = {"menu": _menu, "old": _old, "cards": _cards, "word": _word, "bare": _bare}
    wrap |= {"accordion": _accordion}
    return wrap[layout](blocks, title, office, footer, oit)


def _menu(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    items = "".join(f'<li><a href="{oit if m == "ITA" else "#"}">{m}</a></li>' for m in MENU)
    return (
        f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>{title} | {office}'
        "</title><style>body{font-family:sans-serif}</style><script>var a=1;</script></head><body>"
        f"<header><a href='/'>{office}</a></header><nav><ul>{items}</ul></nav>"
        f"<main><article>{''.join(map(_plain, blocks))}</article></main>"
        f"<footer><p>© {office}</p>{footer}</footer></body></html>"
    )


def _old(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    """A page of the kind that was made in 2005: tables in tables, font tags, no closing tags."""
    left = "".join(f"<tr><td><a href='{oit}'><font size=2>{m}</font></a>" for m in MENU)
    body = "".join(_plain(block, old=True) for block in blocks)
    return (
        f"<html><head><title>{office}</title></head><body bgcolor=#ffffcc>"
        f"<table width=980 border=0><tr><td colspan=2><img src=banner.jpg alt=''><tr>"
        f"<td valign=top width=200><table>{left}</table><td valign=top><center><b>{title}</b>"
        f"</center><br>{body}<tr><td colspan=2 align=center><font size=1>{footer}</font></table>"
    )


def _cards(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    cards = "".join(
        f'<div class="col-md-6"><div class="card shadow-sm"><div class="card-body">{_plain(b)}'
        "</div></div></div>"
        for b in blocks
    )
    return (
        '<!doctype html><html lang="th"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{office} - {title}</title></head><body class="home">'
        f'<div class="navbar"><a class="navbar-brand" href="{oit}">{office}</a></div>'
        f'<div class="container"><div class="row">{cards}</div></div>'
        f'<div class="footer"><div>{footer}</div></div><script src="/js/app.js"></script>'
        "</body></html>"
    )


def _accordion(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    parts = [[Block("heading", (title,))]]
    for block in blocks:
        if block.kind in ("heading", "subheading"):
            parts.append([block])
        else:
            parts[-1].append(block)
    shown = "".join(
        f"<details><summary>{escape(head.parts[0])}</summary>{''.join(map(_plain, rest))}</details>"
        for head, *rest in parts
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{office}</title></head><body>'
        f"<h1><a href='{oit}'>{office}</a></h1>{shown}<footer>{footer}</footer></body></html>"
    )


def _word(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    """What comes of pasting from a word processor: spans in the middle of words."""
    body = "".join(_messy(_plain(block)) for block in blocks)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8">'
        f"<title>{title}</title><style><!-- p.MsoNormal {{margin:0cm}} --></style></head>"
        f"<body lang=EN-US><div class=WordSection1><a href='{oit}'>{office}</a>{body}"
        f"<p class=MsoNormal>{footer}<o:p></o:p></p></div></body></html>"
    )


def _bare(blocks: Sequence[Block], title: str, office: str, footer: str, oit: str) -> str:
    return f"<meta charset=utf-8><title>{title}</title>{''.join(map(_plain, blocks))}"


def _messy(shown: str) -> str:
    def broken(found: re.Match[str]) -> str:
        words = found[1]
        middle = len(words) // 2
        if len(words) < 12 or "&" in words or not re.match("[ก-ฮ]", words[middle:]):
            return f">{words}<"
        return f"><span lang=TH>{words[:middle]}</span><span lang=TH>{words[middle:]}</span><"

    return re.sub(r">([^<>]+)<", broken, shown).replace("<p>", "<p class=MsoNormal>")


def _plain(block: Block, old: bool = False) -> str:
    parts = [escape(part) for part in block.parts]
    first, second = [*parts, "", ""][:2]
    match block.kind:
        case "heading":
            return f"<b>{first}</b><hr>" if old else f"<h2>{first}</h2>"
        case "subheading":
            return f"<u>{first}</u><br>" if old else f"<h3>{first}</h3>"
        case "point":
            return f"- {first}<br>" if old else f"<ul><li>{first}</li></ul>"
        case "table":
            return _table(block.rows, old)
        case "photo":
            return f'<figure><img src="{first}" alt=""><figcaption>{second}</figcaption></figure>'
        case "picture":
            return f'<p><img src="{first}" alt="{second}"></p>'
        case "link":
            return f'<p><a href="{first}">{second}</a></p>'
        case "mail":
            return f'<p><a href="mailto:{first}">{second or first}</a></p>'
        case "frame":
            return f'<iframe src="{first}" width="100%"></iframe>'
        case "raw":
            return ";".join(block.parts)
        case "form":
            fields = "".join(
                f'<label>{f}</label><textarea name="{f}"></textarea>' for f in parts[2:]
            )
            return f'<form action="{first}" method="post">{fields}<button>{second}</button></form>'
    return f"{first}<br>" if old else f"<p>{first}</p>"


def _table(rows: Sequence[Sequence[str]], old: bool) -> str:
    head, *body = rows
    cell = "td" if old else "th"
    top = "".join(f"<{cell}>{escape(c)}</{cell}>" for c in head)
    below = "".join(
        "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in body
    )
    return f"<table border=1><tr>{top}</tr>{below}</table>"
