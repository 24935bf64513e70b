"""The index that every command of this folder computes, and the sizes of the tables it is computed on.

Values are held at their type-7 quantiles, put on a scale from 1 to 100 by min-max and turned where a high value is
good. Weighted arithmetic means over the children that are present make sub-dimensions (s0...) and dimensions (p0...),
a weighted geometric mean makes the score, and rank 1 is the highest score.
"""

import argparse
from dataclasses import dataclass

# name: (rows, indicators)
SIZES = {
    "qpv": (1_600, 20),
    "com": (35_000, 20),
    "iris": (49_000, 30),
    "bg": (240_000, 30),
    "grid": (2_300_000, 20),
}

TEXTS = ["code", "name", "parent"]
QUANTILES = (0.025, 0.975)
SCALE = (1.0, 100.0)


@dataclass(frozen=True)
class Locale:
    """The marks of a table, and the words in place of absent values: suppressed, then unavailable."""

    delimiter: str
    decimal: str
    suppressed: tuple[str, ...]
    unavailable: tuple[str, ...]
    mark: bytes

    @property
    def absent(self) -> list[str]:
        return [*self.suppressed, *self.unavailable]


LOCALES = {
    "fr": Locale(";", ",", ("s",), ("", "nd"), b"\xef\xbb\xbf"),
    "en": Locale(",", ".", ("s",), ("", "nd"), b""),
}


@dataclass(frozen=True)
class Child:
    id: str
    weight: float


@dataclass(frozen=True)
class Index:
    """The hierarchy: the children of each sub-dimension, of each dimension, and of the score."""

    higher_is_worse: dict[str, bool]
    lower: dict[str, list[Child]]
    upper: dict[str, list[Child]]
    top: list[Child]

    @property
    def indicators(self) -> list[str]:
        return list(self.higher_is_worse)

    @property
    def outputs(self) -> list[str]:
        return [*TEXTS, *self.upper, "score", "rank"]


def index(count: int) -> Index:
    """The index of a table with 20 or 30 indicators."""
    lower, upper = {20: (8, 4), 30: (12, 4)}[count]
    indicators = [f"i{i + 1:02}" for i in range(count)]
    return Index(
        {name: i % 4 != 3 for i, name in enumerate(indicators)},
        {
            f"s{s}": [
                Child(name, 1 + 0.5 * (i % 3))
                for i, name in enumerate(indicators)
                if i * lower // count == s
            ]
            for s in range(lower)
        },
        {
            f"p{p}": [
                Child(f"s{s}", 1 + 0.25 * (s % 2))
                for s in range(lower)
                if s * upper // lower == p
            ]
            for p in range(upper)
        },
        [Child(f"p{p}", round(1 + 0.1 * p, 1)) for p in range(upper)],
    )


def index_of(path: str, locale: Locale) -> Index:
    """The index of a table in a file, by the number of its columns."""
    with open(path, encoding="utf-8-sig") as file:
        return index(file.readline().count(locale.delimiter) + 1 - len(TEXTS))


def peer_arguments(description: str) -> tuple[str, str, Locale]:
    """What every peer takes: a table, where its scores go, and how both are written."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("table")
    parser.add_argument("scores")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    options = parser.parse_args()
    return options.table, options.scores, LOCALES[options.locale]
