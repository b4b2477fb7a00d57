#!/usr/bin/env python3
"""Write the tour in README.md again: run its commands, put what they print below each.

The tour is the code block whose lines begin with `$ tawatur`. It runs in an archive of its own, from the
repository's folder.
"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def main() -> None:
    """Rewrite the tour in place."""
    text = README.read_text(encoding="utf-8")
    block = re.search(r"```\n(\$ tawatur .*?)```", text, re.DOTALL)
    assert block, "no tour in README.md"
    commands = re.findall(r"^\$ tawatur (.*)$", block[1], re.MULTILINE)
    with tempfile.TemporaryDirectory() as home:
        told = "".join(f"$ tawatur {command}\n{_run(command, home)}" for command in commands)
    README.write_text(text.replace(block[1], told), encoding="utf-8")


def _run(command: str, home: str) -> str:
    program = [sys.executable, "-c", "from tawatur.cli import main; main()"]
    options = ["--home", home, "--bidi", "plain", *shlex.split(command)]
    done = subprocess.run([*program, *options], cwd=ROOT, capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"tawatur {command}: {done.stderr.strip()}")  # no tour without what it shows
    return done.stdout.rstrip() + "\n"


if __name__ == "__main__":
    main()
