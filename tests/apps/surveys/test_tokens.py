"""One-time tokens and keyed hashes."""

from prongsai.apps.surveys.intake.hashing import keyed_hash
from prongsai.apps.surveys.intake.tokens import STEP, new_token, read_token

NOW = 1_700_000_003.4


def test_a_token_that_comes_back_has_a_hash_and_an_age_that_is_never_too_young():
    token = new_token("abc123", NOW)

    read = read_token(token, "abc123", NOW + 100)

    assert read is not None
    assert 100 <= read.age_seconds < 100 + STEP + 1
    assert len(read.hash) == 32
    assert read_token(token, "abc123", NOW + 900).hash == read.hash


def test_every_form_has_a_token_of_its_own():
    assert len({new_token("abc123", NOW) for _ in range(50)}) == 50


def test_what_is_not_ours_or_of_another_entrance_is_no_token():
    token = new_token("abc123", NOW)
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")

    for text in ("", "x" * 44, "é" * 44, token[:-4], token + "AAAA", changed):
        assert read_token(text, "abc123", NOW) is None
    assert read_token(token, "abc124", NOW) is None


def test_another_key_reads_no_token_and_knows_no_code(settings):
    token, hashed = new_token("abc123", NOW), keyed_hash("ACEFGHJKM", 1)
    settings.SECRET_KEY = "another"

    assert read_token(token, "abc123", NOW) is None
    assert keyed_hash("ACEFGHJKM", 1) != hashed


def test_a_code_has_another_hash_in_every_survey():
    hashes = {keyed_hash("ACEFGHJKM", survey) for survey in range(1, 20)}

    assert len(hashes) == 19
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in hashes)
