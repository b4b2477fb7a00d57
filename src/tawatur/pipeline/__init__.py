"""The flow of a page through all stages (`flow`), and what joins it to the articles before it (`joining`)."""

from tawatur.pipeline.ahead import Readers
from tawatur.pipeline.flow import Outcome, observe, open_vault, rebuild, recover, settle

__all__ = ["Outcome", "Readers", "observe", "open_vault", "rebuild", "recover", "settle"]
