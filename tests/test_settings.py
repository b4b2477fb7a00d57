"""Settings: one table, read from the environment."""

from pathlib import Path

import pytest

from tawatur.settings import HOME, PORT, SettingError, read_settings, table


def test_without_an_environment_every_setting_has_its_default() -> None:
    assert read_settings({}) == {setting.name: setting.default for setting in table()}


def test_the_environment_wins() -> None:
    values = read_settings({HOME: "/srv/tawatur", PORT: "80"})
    assert (values[HOME], values[PORT]) == (Path("/srv/tawatur"), 80)


def test_an_empty_variable_is_none() -> None:
    assert read_settings({PORT: " "})[PORT] == 8000


def test_a_home_below_the_users_folder() -> None:
    assert read_settings({HOME: "~/news"})[HOME] == Path.home() / "news"


@pytest.mark.parametrize("text", ["eighty", "-1", "8000.0"])
def test_a_number_that_is_none_is_refused_by_name(text: str) -> None:
    with pytest.raises(SettingError, match=f"{PORT}={text}"):
        read_settings({PORT: text})


def test_every_setting_says_what_it_does_in_one_sentence() -> None:
    assert [s.name for s in table() if not (s.help.endswith(".") and s.name.startswith("TAWATUR_"))] == []
