"""What changed between two versions of an article's page."""

from tawatur.chains.changes import Change, find_changes
from tawatur.model import Article

__all__ = ["Change", "changes_between"]


def changes_between(old: Article, new: Article) -> tuple[list[Change], list[list[Change]]]:
    """Return what changed in the title, and what changed in the text, line by line as it is shown."""
    lines: list[list[Change]] = [[]]
    for change in find_changes(old.body, new.body):
        first, *rest = change.text.split("\n")
        lines[-1].append(Change(change.kind, first))
        lines += [[Change(change.kind, part)] for part in rest]
    told = [[change for change in line if change.text] for line in lines]
    return find_changes(old.title, new.title), [line for line in told if line]
