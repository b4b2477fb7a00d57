"""The first moderator is made on the command line."""

from datetime import UTC, datetime
from pathlib import Path

from django.db import connections

from tawatur.people import ALIAS, open_people
from tawatur.people.models import Account
from tests.newsroom import tawatur


def test_a_member_becomes_a_moderator_and_no_more(tmp_path: Path) -> None:
    open_people(tmp_path)
    at = datetime(2026, 3, 1, tzinfo=UTC)
    Account.objects.create(name="سمير", key="سمير", password="!", joined=at, seen=at.date())
    connections[ALIAS].close()
    assert tawatur("--home", tmp_path, "moderator", "سمير").returncode == 0
    assert Account.objects.get().moderator
    connections[ALIAS].close()
    assert tawatur("--home", tmp_path, "moderator", "--remove", "سمير").returncode == 0
    assert not Account.objects.get().moderator
    unknown = tawatur("--home", tmp_path, "moderator", "nobody")
    assert unknown.returncode == 1 and "nobody has the name" in unknown.stderr.decode()
    connections[ALIAS].close()
