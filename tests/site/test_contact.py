"""Letters to those who keep the site."""

from collections.abc import Callable

import pytest

from tawatur.people import contact
from tawatur.people.accounts import make_moderator
from tawatur.people.models import Letter
from tests.site.conftest import HOSTILE
from tests.site.pages import PREFIXES, faults_of
from tests.site.test_accounts import token_of
from tests.site.visitor import Clock, Visitor

Visitors = Callable[..., Visitor]


def test_a_letter_gives_a_receipt_that_tells_its_state_and_not_its_words(visitor: Visitors) -> None:
    guest = visitor()
    guest.send("/contact", topic="privacy", body="My street is named on your page.", email="me@mail.example")
    receipt = Letter.objects.get().receipt
    assert receipt in guest.text and len(receipt) == 10
    stranger = visitor("198.51.100.1")
    stranger.get(f"/en/receipt?number={receipt.lower()}")
    assert "waiting" in stranger.text and "My street" not in stranger.answer.content.decode()
    assert "mail.example" not in stranger.answer.content.decode()
    judge = visitor("192.0.100.1").sign_up("Judge Karim")
    make_moderator("Judge Karim")
    judge.get("/mod/letters")
    assert "My street is named" in judge.text and "me@mail.example" in judge.text
    judge.send("/mod/letters", do="done")
    stranger.get(f"/en/receipt?number={receipt}")
    assert "dealt with" in stranger.text


def test_a_letter_is_neither_empty_nor_from_a_robot_nor_one_of_many(visitor: Visitors, clock: Clock) -> None:
    guest = visitor()
    guest.send("/contact", topic="other", body="short")
    guest.send("/contact", topic="other", body="an honest letter", email="no address")
    guest.send("/contact", patient=False, topic="other", body="an honest letter")
    guest.send("/contact", topic="other", body="an honest letter", website="https://spam.example")
    guest.send("/contact", topic="none", body="an honest letter")
    assert guest.code == 400 and not Letter.objects.exists()
    codes = []
    for n in range(4):
        guest.send("/contact", topic="other", body=f"honest letter {n}")
        codes.append(guest.code)
    assert codes == [200, 200, 200, 429]


def test_letters_are_read_by_moderators_only(visitor: Visitors, clock: Clock) -> None:
    guest = visitor()
    guest.send("/contact", topic="other", body=HOSTILE)
    samir = visitor("192.0.2.1").sign_up("samir")
    samir.get("/mod/letters")
    assert samir.code == 404
    token = token_of(samir, "/account")
    samir.post("/mod/letters", {"csrfmiddlewaretoken": token, "letter": Letter.objects.get().id})
    assert samir.code == 404 and Letter.objects.get().done is None
    with pytest.raises(PermissionError):
        contact.deal_with(1, Letter.objects.get().id, at=clock.at)
    make_moderator("samir")
    samir.get("/mod/letters")
    assert "<script>" not in samir.answer.content.decode() and faults_of(samir.answer.content.decode()) == []


@pytest.mark.parametrize("language", PREFIXES)
def test_the_pages_are_valid_in_every_language(visitor: Visitors, language: str) -> None:
    guest = visitor()
    for page in ("/contact", "/receipt", "/receipt?number=NONE", "/receipt?number=%00<script>"):
        guest.get(PREFIXES[language] + page)
        assert guest.code == 200 and faults_of(guest.answer.content.decode()) == [], page
