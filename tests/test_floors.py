"""The floors of .importlinter hold, and would be seen to break."""

from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent


def test_a_module_imports_only_from_floors_below_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_every_module_has_a_floor() -> None:
    floors = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = floors.split("layers =", 1)[1].split("exhaustive", 1)[0].replace("|", " ").split()
    package = ROOT / "src" / "tawatur"
    modules = {p.stem for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert modules - {"__init__"} == set(layers)
