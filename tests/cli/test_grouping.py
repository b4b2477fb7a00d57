"""`merge` and `split` of stories and events as a user meets them, and what `show` says of them."""

import json
from pathlib import Path
from typing import Any

from tests.newsroom import tawatur

TELLINGS = {
    "a": "استقبل ناصر بوريطة أنتوني بلينكن في الرباط يوم 5 مايو 2021.",
    "b": "أعلنت الوزارة أن ناصر بوريطة استقبل في الرباط، يوم 5 مايو 2021، أنتوني بلينكن.",
}


def told(home: Path, *arguments: str) -> str:
    done = tawatur("--home", home, "--bidi", "plain", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def of(home: Path, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told(home, "export", "--kind", kind).splitlines()]


def test_a_reader_parts_and_joins_stories_and_events(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": name, "title": "استقبال بالرباط", "body": body, "published": "2021-05-06"})
        for name, body in TELLINGS.items()
    ]
    assert tawatur("--home", tmp_path, "add", "-", stdin="\n".join(lines).encode()).returncode == 0
    [story], [event] = of(tmp_path, "story"), of(tmp_path, "event")
    shown = told(tmp_path, "show", story["id"])
    assert "both report the same event" in shown and "both titles have استقبال" in shown
    assert "both name" in shown and "of the same day" in shown
    assert "here because the same parties on the same days" in told(tmp_path, "show", event["id"])

    later = story["articles"][1]
    parted = told(tmp_path, "split", story["id"], later, "--because", "لقاءان")
    assert "different; they are two stories" in parted
    two = [row["id"] for row in of(tmp_path, "story")]
    assert "a reader said (20" in told(tmp_path, "show", two[1]) and len(two) == 2
    joined = json.loads(told(tmp_path, "merge", "--json", *two))
    assert (joined["about"], joined["verdict"], joined["groups"]) == ("story", "same", two)
    taken = told(tmp_path, "merge", *two, "--withdraw")
    assert "withdrawn; they are one story" in taken and of(tmp_path, "judgement") == []

    assert "they are two events" in told(tmp_path, "split", event["id"], event["mentions"][1])
    [row] = of(tmp_path, "judgement")
    assert (row["about"], row["members"]) == ("event", [[mention] for mention in event["mentions"]])
    mixed = tawatur("--home", tmp_path, "merge", story["id"], event["id"])
    assert mixed.returncode == 2 and "both have to be stories, or both events" in mixed.stderr.decode()
    strange = tawatur("--home", tmp_path, "split", story["id"], event["mentions"][0])
    assert strange.returncode == 2 and "is not in story" in strange.stderr.decode()
