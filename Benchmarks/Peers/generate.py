#!/usr/bin/env python3
"""Makes the tables of the benchmark, the same ones for the same seed.

Three values in a hundred are absent, for one of two reasons; some columns are skewed, some have many ties, one in ten
has 15 to 17 digits. One name in fifty holds the delimiter, one in a hundred doubled quotes.
"""

import argparse
import os

import numpy as np
import polars as pl

from spec import LOCALES, SIZES, TEXTS, index

CHUNK = 250_000


def column(random, kind, count, latent):
    """Numbers of one of ten distributions, and how many digits follow the decimal mark (None: all)."""
    match kind:
        case 0:  # shares
            return random.beta(2, 5, count) * 80 + 10 + 4 * latent, 1
        case 1:  # incomes
            return random.lognormal(10, 0.3, count) * np.exp(-0.15 * latent), 0
        case 2:  # rare shares, with many ties
            return random.beta(1, 9, count) * 100, 1
        case 3:  # estimates with all their digits
            return random.lognormal(6.5, 0.8, count), None
        case 4:  # rates
            return random.gamma(2, 1.5, count), 4
        case 5:  # counts, with zeros and ties
            return random.poisson(random.lognormal(1.5, 1.2, count)).astype(float), 0
        case 6:  # distances, with a long tail
            return random.lognormal(1.5, 1, count) * np.exp(0.2 * latent), 3
        case 7:  # changes, of both signs
            return random.normal(0, 12, count) + 3 * latent, 2
        case 8:  # frequent shares
            return 100 - random.gamma(2, 6, count).clip(0, 100), 1
        case _:  # indices from 0 to 1
            return random.beta(3, 3, count), 6


def texts(random, rows, locale):
    number = pl.Series(rows).cast(pl.String)
    draw = random.random(len(rows))
    name = (
        pl.when(pl.col("draw") < 0.02)
        .then(pl.format(f'"Zone{locale.delimiter} n° {{}}"', "number"))
        .when(pl.col("draw") < 0.03)
        .then(pl.format('"Cité ""{}"""', "number"))
        .otherwise(pl.format('"Quartier d\'Été {}"', "number"))
    )
    frame = pl.DataFrame({"number": number, "draw": draw})
    parents = pl.Series(rows // 37).cast(pl.String).str.zfill(5)
    return dict(zip(TEXTS, [number.str.zfill(9), frame.select(name).to_series(), parents]))


def cells(random, numbers, digits, locale):
    absent = random.random(len(numbers)) < 0.03
    marker = pl.Series(locale.absent).gather(random.integers(0, len(locale.absent), len(numbers)))
    values = pl.Series(numbers if digits is None else np.round(numbers, digits))
    written = (values.cast(pl.Int64) if digits == 0 else values).cast(pl.String)
    written = written.str.replace(".", locale.decimal, literal=True)
    return marker.zip_with(pl.Series(absent), written)


def generate(path, rows, count, locale, seed):
    indicators = index(count).indicators
    with open(path, "wb") as file:
        file.write(locale.mark)
        file.write((locale.delimiter.join([*TEXTS, *indicators]) + "\n").encode())
        for start in range(0, rows, CHUNK):
            span = np.arange(start, min(start + CHUNK, rows))
            random = np.random.default_rng([seed, start, count])
            latent = random.normal(0, 1, len(span))
            columns = texts(random, span, locale)
            for position, name in enumerate(indicators):
                numbers, digits = column(random, position % 10, len(span), latent)
                columns[name] = cells(random, numbers, digits, locale)
            pl.DataFrame(columns).write_csv(
                file, include_header=False, separator=locale.delimiter, quote_style="never"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=list(SIZES), metavar="size", help=", ".join(SIZES))
    parser.add_argument("--folder", default=".build/peers")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    for size in options.sizes:
        path = os.path.join(options.folder, f"{size}.csv")
        generate(path, *SIZES[size], LOCALES[options.locale], options.seed)
        print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
