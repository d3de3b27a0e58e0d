"""Reading the settings from the environment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from prongsai.project.environment import contact, count, secret_key

STARTERS = 8


def test_processes_that_start_at_once_have_one_key(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)
    together = Barrier(STARTERS)

    def start(_: int) -> str:
        together.wait()
        return secret_key(tmp_path)

    with ThreadPoolExecutor(STARTERS) as starters:
        keys = set(starters.map(start, range(STARTERS)))

    assert {len(key) >= 50 for key in keys} == {True}
    assert keys == {(tmp_path / "secret-key").read_text("utf-8")}
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_key_that_was_made_is_kept_and_is_its_owners_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("PRONGSAI_SECRET_KEY", raising=False)

    assert secret_key(tmp_path) == secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_count_that_is_none_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("PRONGSAI_PROXIES", "one")

    with pytest.raises(SystemExit, match="PRONGSAI_PROXIES: 'one' is not a whole number"):
        count("PRONGSAI_PROXIES")


def test_a_count_is_nought_where_nothing_is_said(monkeypatch):
    monkeypatch.delenv("PRONGSAI_PROXIES", raising=False)

    assert count("PRONGSAI_PROXIES") == 0


def test_a_contact_that_nobody_can_write_to_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setenv("PRONGSAI_CONTACT", "call us")

    with pytest.raises(SystemExit, match="PRONGSAI_CONTACT: “call us” is neither an e-mail"):
        contact()
