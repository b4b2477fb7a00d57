"""What the archive knows, in other programs' formats: one file per format; `rows` is the public schema."""

from tawatur.exports.jsonl import export_jsonl
from tawatur.exports.plover import export_plover
from tawatur.exports.tables import export_csv

__all__ = ["export_csv", "export_jsonl", "export_plover"]
