#!/usr/bin/env python3
"""Train the tagger of names that comes with the package.

    pip install python-crfsuite && TAWATUR_SHARED=../shared python tools/train_tagger.py

Writes tagger.crfsuite, and tagger.features beside it, in src/tawatur/facts/data/. It reads, all free for a
model under Apache-2.0:

* sentences of arabic_event_gsr (openeventdata, MIT), in `events/` under $TAWATUR_SHARED `/data`, whose names
  we labelled ourselves: tools/tagger_labels.tsv has the sentences' ids and the names in them;
* the public sample of Wojood (SinaLab/ArabicNER, MIT), in `ner/`: train and validation parts.

Each of them is given several times: with the registry as it is, and with registries that lack many of the
names, so that the tagger learns what a name that nobody has told it of looks like and where it stands. A
first tagger and the registry then label the other sentences of arabic_event_gsr, and the second tagger, which
is the one that is kept, learns from those too, with a registry that lacks many of their names. The same data
and options give the same file.
"""

import argparse
import csv
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import pycrfsuite

from tawatur.arabic.letters import fold
from tawatur.facts.lexicon import Lexicon, load_lexicon
from tawatur.facts.names import find_hits, is_reference, read_names
from tawatur.facts.names.features import features
from tawatur.facts.names.tagger import use_model
from tawatur.facts.registry import Registry, load_registry
from tawatur.facts.text import Atom, Text, atom_key, cut, find_atoms, readings
from tawatur.outlets import as_entities

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data"
LABELS = Path(__file__).parent / "tagger_labels.tsv"
OUT = Path(__file__).parent.parent / "src" / "tawatur" / "facts" / "data" / "tagger.crfsuite"

# Wojood's classes as ours; what it calls a geopolitical entity is a place also where it acts.
WOJOOD = {"PERS": "P", "ORG": "O", "GPE": "L", "LOC": "L", "FAC": "L"}

SILVER = {"person": "P", "organization": "O", "group": "O", "place": "L"}

# L-BFGS with both penalties, so that most of the weights are zero and the file stays small.
OPTIONS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 1}

# Copies with a thinned registry, and the share of names each of them lacks (states always stay).
COPIES, LEFT_OUT, SEED = 2, 0.5, 11

# The share of the unlabelled sentences that silver labels are made for.
SHARE = 1.0
_STAY = ("state-", "capital-")

# Words in front of a place's name that our labels leave out, folded.
HEADS = frozenset(fold("مدينة محافظة دولة قرية بلدة منطقة ولاية إقليم قضاء ناحية حي عاصمة جزيرة").split())

Example = tuple[str, list[str]]
"""A text and the tags of its atoms."""


def gsr_sentences() -> dict[str, str]:
    """Return the sentences of arabic_event_gsr by id."""
    found: dict[str, str] = {}
    for name in ("protest", "assault"):
        with (SHARED / "events" / f"{name}_gsr.csv").open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                found.setdefault(row["id"], " ".join(row["text"].split()))
    return found


def labelled() -> Iterator[Example]:
    """Yield each sentence that we labelled."""
    sentences = gsr_sentences()
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            id_, _, names = line.partition("\t")
            pairs = [(name[0], name[2:]) for name in names.split(";") if name]
            yield sentences[id_], tag_names(cut(sentences[id_]), pairs)


def tag_names(text: Text, names: Sequence[tuple[str, str]]) -> list[str]:
    """Return the tags of a text's atoms, each of the names marked wherever it stands."""
    tags = ["O"] * len(text.atoms)
    for kind, name in sorted(names, key=lambda pair: -len(pair[1])):
        wanted = find_atoms(name)
        for at in range(len(text.atoms) - len(wanted) + 1):
            if _is_name(text.atoms[at : at + len(wanted)], wanted) and tags[at] == "O":
                tags[at : at + len(wanted)] = [f"B-{kind}", *[f"I-{kind}"] * (len(wanted) - 1)]
    return tags


def _is_name(atoms: Sequence[Atom], wanted: Sequence[Atom]) -> bool:
    if [atom.folded for atom in atoms[1:]] != [atom.folded for atom in wanted[1:]]:
        return False
    key = atom_key(wanted[0].folded)
    definite = key != wanted[0].folded
    return any(way.key == key and way.definite == definite for way in readings(atoms[0].folded))


def wojood() -> Iterator[Example]:
    """Yield the sentences of Wojood's sample with their outermost names."""
    for part in ("train", "val"):
        sentence: list[tuple[str, str]] = []
        for line in (SHARED / "ner" / f"wojood_sample_{part}.txt").read_text(encoding="utf-8").splitlines():
            word, *tags = line.split() or [""]
            if word:
                sentence.append((word, next((t for tag in tags if (t := _wojood_tag(tag))), "O")))
            elif sentence:
                yield _from_words(sentence)
                sentence = []


def _wojood_tag(tag: str) -> str | None:
    place, _, kind = tag.partition("-")
    return f"{place}-{WOJOOD[kind]}" if kind in WOJOOD else None


def _from_words(words: Sequence[tuple[str, str]]) -> Example:
    body = " ".join(word for word, _ in words)
    starts, at = {}, 0
    for word, tag in words:
        starts[at] = tag
        at += len(word) + 1
    tags, tag, before = [], "O", -1
    for atom in find_atoms(body):
        place = max(start for start in starts if start <= atom.start)
        tag = starts[place]
        if place == before and tag.startswith("B-"):
            tag = f"I{tag[1:]}"  # a word that we cut in two
        before = place
        tags.append(tag)
    return body, _without_heads(find_atoms(body), tags)


def _without_heads(atoms: Sequence[Atom], tags: list[str]) -> list[str]:
    """Take «مدينة», «محافظة» … off the front of places, as in our labels: the name is what follows."""
    for at, tag in enumerate(tags):
        goes_on = at + 1 < len(tags) and tags[at + 1] == "I-L"
        if tag == "B-L" and goes_on and any(way.key in HEADS for way in readings(atoms[at].folded)):
            tags[at : at + 2] = ["O", "B-L"]
    return tags


def thinned(registry: Registry, dice: random.Random) -> Registry:
    """Return a registry that knows only some of the names: what is left out has to be found without it."""
    gone = {id_ for id_ in registry.entities if not id_.startswith(_STAY) and dice.random() < LEFT_OUT}
    forms = {
        key: kept
        for key, forms in registry.forms.items()
        if (kept := [form for form in forms if form.entity not in gone])
    }
    given = frozenset(name for name in sorted(registry.given_names) if dice.random() > LEFT_OUT)
    thin = replace(
        registry, forms=forms, given_names=given, leads={}, _taken=set(), _forms_by_two={}, _titles_by_two={}
    )
    thin.order()
    return thin


def main() -> None:
    """Train and write the model."""
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument("--labels-only", action="store_true", help="no silver labels: the first round alone")
    asked = options.parse_args()
    if not (SHARED / "events").is_dir():
        sys.exit(f"the labelled texts are not here ({SHARED}); TAWATUR_SHARED names the folder")
    registry, lexicon = load_registry(as_entities()), load_lexicon()
    dice = random.Random(SEED)
    thin = [thinned(registry, dice) for _ in range(COPIES)]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=OPTIONS, verbose=False)
    for body, tags in [*labelled(), *wojood()]:
        for known in [registry, *thin]:
            add(trainer, body, tags, known, lexicon)
    if not asked.labels_only:
        with NamedTemporaryFile(suffix=".crfsuite") as first:
            trainer.train(first.name)
            use_model(Path(first.name).read_bytes())
        for body, tags in silver(registry, lexicon, dice):
            add(trainer, body, tags, dice.choice(thin), lexicon)
    trainer.train(str(asked.out))
    features = write_features(asked.out)
    print(f"{asked.out.name}: {asked.out.stat().st_size} bytes, {features} features")


def write_features(model: Path) -> int:
    """Write the features that a model has weights for beside it, one a line; return how many there are.

    Asking a model itself takes a third of a second, this list a hundredth.
    """
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    features = sorted(tagger.info().attributes)
    model.with_suffix(".features").write_text("\n".join(features), "utf-8")
    return len(features)


def silver(registry: Registry, lexicon: Lexicon, dice: random.Random) -> Iterator[Example]:
    """Yield the sentences that nobody labelled with the names that we find in them, registry and all."""
    done = {body for body, _ in labelled()}
    for body in gsr_sentences().values():
        if body in done or not body or dice.random() > SHARE:
            continue
        text = cut(body)
        tags = ["O"] * len(text.atoms)
        names = find_hits(text, registry, lexicon)
        for hit in (*names.hits, *names.inner):
            if hit.kind in SILVER and not is_reference(hit.because):
                kind = SILVER[hit.kind]
                tags[hit.core : hit.core_end] = [f"B-{kind}", *[f"I-{kind}"] * (hit.core_end - hit.core - 1)]
        yield body, tags


def add(
    trainer: pycrfsuite.Trainer, body: str, tags: list[str], registry: Registry, lexicon: Lexicon
) -> None:
    """Give a text to the trainer, with what registry and patterns say of it among its features."""
    look, found = read_names(cut(body), registry, lexicon)
    trainer.append(features(look, found.hits), tags)


if __name__ == "__main__":
    main()
