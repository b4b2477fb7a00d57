"""The flow of a page through all stages (`flow`), and what joins it to the articles before it (`joining`)."""

from tawatur.pipeline.ahead import Readers
from tawatur.pipeline.analyzing import analyze
from tawatur.pipeline.copies import find_copies
from tawatur.pipeline.flow import Outcome, observe, open_vault, rebuild, recover, settle
from tawatur.pipeline.judging import (
    judge,
    judge_same,
    merge_groups,
    split_group,
    withdraw_group,
    withdraw_split,
)

__all__ = [
    "Outcome",
    "Readers",
    "analyze",
    "find_copies",
    "judge",
    "judge_same",
    "merge_groups",
    "observe",
    "open_vault",
    "rebuild",
    "recover",
    "settle",
    "split_group",
    "withdraw_group",
    "withdraw_split",
]
