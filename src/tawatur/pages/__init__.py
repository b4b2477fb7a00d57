"""The only network door: files, folders, addresses, feeds, WARC in; the vault keeps every page as it came."""

from tawatur.pages.beside import Beside
from tawatur.pages.elsewhere import Elsewhere
from tawatur.pages.fetching import NotFetched
from tawatur.pages.opening import open_pages
from tawatur.pages.vault import Vault, VaultError, as_record

__all__ = ["Beside", "Elsewhere", "NotFetched", "Vault", "VaultError", "as_record", "open_pages"]
