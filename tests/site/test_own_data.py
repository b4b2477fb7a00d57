"""What is kept of a member, taken away as a file, and gone for good with the account."""

import json
from collections.abc import Callable

from django.apps import apps

from tawatur.people import ALIAS, keys
from tawatur.people.models import Account, Mailing, Ticket
from tests.site.test_followed import PLACES, follow
from tests.site.test_forum import file, picture
from tests.site.visitor import PASSWORD, Clock, Visitor

Visitors = Callable[..., Visitor]

SECRET = "tawatur_"


def busy(visitor: Visitors, clock: Clock) -> Visitor:
    """Return somebody who has used all that there is."""
    samir = visitor("192.0.2.1")
    samir.send("/account/new", name="samir", password=PASSWORD, email="samir@mail.example")
    samir.send("/discuss/article/visit-1", body="هل تأكد الموعد؟")
    clock.forward(minutes=20)
    samir.send(samir.page.xpath("//a[contains(@href, '/edit')]/@href")[0], body="هل تأكد الموعد الجديد؟")
    samir.send(
        "/forum/new",
        category="politics",
        title="هل تتم الزيارة في موعدها؟",
        body="ننتظر بلاغ الوزارة.",
        image=file(picture()),
        alt="قاعة",
    )
    samir.send("/report/article/visit-1", reason="rights", note="ملاحظة")
    samir.send("/contact", topic="other", body="رسالة إلى من يسهر على الموقع")
    follow(samir, PLACES["search"])
    Account.objects.filter(name="samir").update(level=1)
    account = Account.objects.get(name="samir")
    keys.make(account.id, "my script", keys.SCOPES, at=clock.at)
    Mailing.objects.create(account=account, every="day", language="ar")
    Ticket.objects.create(account=account, token="x" * 64, purpose="reset", email="x", at=clock.at)
    samir.get("/")
    return samir


def test_all_that_is_kept_is_in_the_file_but_secrets(visitor: Visitors, clock: Clock) -> None:
    samir = busy(visitor, clock)
    other = visitor("198.51.100.7").sign_up("somebody else")
    samir.answer = samir.client.get("/account/export")
    assert samir.answer["Content-Disposition"] == 'attachment; filename="tawatur-account.json"'
    assert samir.answer["Cache-Control"] == "no-store"
    text = samir.answer.content.decode()
    told = json.loads(text)
    assert told["account"]["email"] == "samir@mail.example"
    comment, post = told["messages"]
    assert (comment["body"], comment["said_before"][0]["body"]) == (
        "هل تأكد الموعد الجديد؟",
        "هل تأكد الموعد؟",
    )
    assert post["images"][0]["alt"] == "قاعة"
    assert told["reports"][0]["note"] == "ملاحظة"
    assert told["following"][0]["kind"] == "search"
    assert [one["name"] for one in told["tokens"]] == ["my script"]
    assert told["letters_wanted"]["every"] == "day" and told["letters_to_us"][0]["topic"] == "other"
    assert told["last_visit"] and told["browsers"]
    account = Account.objects.get(name="samir")
    for secret in (account.password, *account.sessions.values_list("token", flat=True)):
        assert secret not in text
    assert account.keys.get().token not in text and account.following.get().token not in text
    assert "somebody else" not in text and "192.0.2" not in text
    assert samir.client.post("/account/export").status_code in (403, 405)
    other.client.cookies.clear()
    assert other.client.get("/account/export").status_code == 303


def test_a_deleted_account_leaves_nothing_anywhere(visitor: Visitors, clock: Clock) -> None:
    samir = busy(visitor, clock)
    samir.send("/account", current=PASSWORD, do="delete")
    left = {}
    for model in apps.get_app_config("people").get_models():
        for field in model._meta.get_fields():
            if field.many_to_one and field.related_model is Account:
                if model._default_manager.using(ALIAS).filter(**{f"{field.name}__isnull": False}).exists():
                    left[model.__name__] = field.name
            elif field.one_to_one and field.related_model is Account and field.concrete:
                left |= {model.__name__: field.name} if model._default_manager.using(ALIAS).exists() else {}
    assert left == {} and not Account.objects.exists()
