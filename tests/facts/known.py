"""What reading needs to know, loaded once for all tests of facts: nobody may change it."""

from typing import Final

from tawatur.facts import load_knowledge

KNOWLEDGE: Final = load_knowledge()
