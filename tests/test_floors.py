"""The floors of .importlinter hold, and would be seen to break."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_module_imports_only_from_floors_below_it() -> None:
    # In a process of its own: import-linter configures logging and so disables every logger there is.
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_has_a_floor() -> None:
    floors = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = floors.split("layers =", 1)[1].split("exhaustive", 1)[0].replace("|", " ").split()
    package = ROOT / "src" / "tawatur"
    modules = {p.stem for p in package.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert modules - {"__init__"} == set(layers)
