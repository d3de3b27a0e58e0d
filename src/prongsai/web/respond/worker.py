"""The service worker: our script with the sentences of every language put in."""

import json
from functools import cache
from importlib import resources

from prongsai.web.respond.languages import languages
from prongsai.web.respond.packing import Packed
from prongsai.web.respond.pages import policy, script, style

_SENTENCES = ("waiting_title", "waiting", "waiting_send", "waiting_new", "waiting_away")


@cache
def worker_script() -> Packed:
    """The worker as it is sent, packed once."""
    words = {
        language.code: [language.say(sentence) for sentence in _SENTENCES]
        for language in languages().values()
    }
    waiting = script("waiting.js")
    known = {"words": words, "style": style(), "script": waiting, "policy": policy(waiting)}
    folder = resources.files(__package__) / "templates" / "respond"
    lines = [line.strip() for line in (folder / "worker.js").read_text("utf-8").splitlines()]
    text = "\n".join(line for line in lines if not line.startswith("//"))
    return Packed(f"const OURS={json.dumps(known, ensure_ascii=False)};\n{text}".encode())
