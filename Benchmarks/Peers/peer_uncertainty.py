#!/usr/bin/env python3
"""How far ranks move when the choices behind the index do: a Monte-Carlo simulation in numpy.

A draw multiplies every weight by a number from 0.75 to 1.25, takes min-max, percent ranks or z-scores, and arithmetic
or geometric means at all levels. Gaps are filled with medians beforehand. The file written has the 5th, 50th and 95th
percentiles of the ranks of each territory.

The number in slot s of draw d is SplitMix64 (Steele, Lea and Flood, 2014) of 64 d + s with the seed 42, so that any
other implementation can make the same draws: slots from 0 are indicators, from 32 sub-dimensions, from 48 dimensions,
62 is the normalisation and 63 the means.
"""

import argparse
import os

# One thread a multiplication: the draws are shared out among threads already.
os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
from pyarrow import csv

from peer_numpy import quantiles, read
from spec import LOCALES, index_of

SEED = 42
SLOTS = 64
PERCENTILES = (5, 50, 95)


def random_numbers(draws):
    """One row of whole numbers a draw, one column a slot."""
    counter = np.arange(draws * SLOTS, dtype=np.uint64)
    with np.errstate(over="ignore"):
        mixed = counter * np.uint64(0x9E3779B97F4A7C15) + np.uint64(SEED)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (mixed ^ (mixed >> np.uint64(31))).reshape(draws, SLOTS)


def choices(numbers, count):
    return (numbers >> np.uint64(33)) % np.uint64(count)


def normalised(values, higher_is_worse):
    """A column by min-max, by percent rank and by z-score."""
    filled = np.where(np.isnan(values), np.nanmedian(values), values)
    low, high = quantiles(filled)
    held = np.clip(filled, low, high)
    ordered = np.sort(held)
    ranks = (np.searchsorted(ordered, held, "left") + np.searchsorted(ordered, held, "right") + 1) / 2
    shares = 100 * (ranks - 0.5) / len(held)
    scaled = 1 + 99 * (held - low) / (high - low)
    scores = 10 * (held - held.mean()) / held.std(ddof=1)
    if higher_is_worse:
        return scaled, shares, np.maximum(50 + scores, 1)
    return 101 - scaled, 100 - shares, np.maximum(50 - scores, 1)


def weights(spec, numbers):
    """The weights of the indicators in the score, one row a draw."""
    factors = 0.75 + 0.5 * ((numbers >> np.uint64(11)) * 2.0**-53)

    def shares(children, slots):
        drawn = np.array([child.weight for child in children]) * factors[:, slots]
        return drawn / drawn.sum(1, keepdims=True)

    positions = {name: position for position, name in enumerate(spec.indicators)}
    result = np.empty((len(numbers), len(positions)))
    top = shares(spec.top, [48 + position for position in range(len(spec.top))])
    for dimension, share in zip(spec.top, top.T):
        children = spec.upper[dimension.id]
        below = shares(children, [32 + int(child.id[1:]) for child in children])
        for child, part in zip(children, below.T):
            indicators = spec.lower[child.id]
            slots = [positions[indicator.id] for indicator in indicators]
            result[:, slots] = shares(indicators, slots) * (part * share)[:, None]
    return result


def simulate(columns, spec, draws, threads):
    """The ranks of all territories, one row a draw; equal scores are ranked in any order."""
    numbers = random_numbers(draws)
    drawn = weights(spec, numbers)
    normalisation, means = choices(numbers[:, 62], 3), choices(numbers[:, 63], 2)
    rows = columns.shape[2]
    result = np.empty((draws, rows), np.uint16 if rows < 2**16 else np.uint32)
    places = np.arange(1, rows + 1, dtype=result.dtype)[None]
    together = max(1, 2_000_000 // rows)
    matrices = (columns, np.log(columns))

    def rank(task):
        matrix, chosen = task
        order = np.argsort(-(drawn[chosen] @ matrix), axis=1)
        ranks = np.empty(order.shape, result.dtype)
        np.put_along_axis(ranks, order, places, 1)
        result[chosen] = ranks

    tasks = []
    for i in range(3):
        for j, matrix in enumerate(matrices):
            alike = np.flatnonzero((normalisation == i) & (means == j))
            tasks += [(matrix[i], alike[k : k + together]) for k in range(0, len(alike), together)]
    list(threads.map(rank, tasks))
    return result


def percentiles(ranks, threads):
    """Order statistics of the ranks of each territory."""
    draws, rows = ranks.shape
    places = [max(0, -(-draws * percentile // 100) - 1) for percentile in PERCENTILES]

    def part(start):
        block = np.ascontiguousarray(ranks[:, start : start + 2000].T)
        block.sort(axis=1)
        return block[:, places]

    return np.concatenate(list(threads.map(part, range(0, rows, 2000))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table")
    parser.add_argument("ranks", help="the file to write")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    options = parser.parse_args()
    locale = LOCALES[options.locale]
    spec = index_of(options.table, locale)
    table = read(options.table, spec, locale)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        values = [table[name].to_numpy() for name in spec.indicators]
        columns = np.stack(list(threads.map(normalised, values, spec.higher_is_worse.values())), 1)
        found = percentiles(simulate(columns, spec, options.draws, threads), threads)
    names = ["code", *(f"p{percentile:02}" for percentile in PERCENTILES)]
    output = pa.table([table["code"], *(pa.array(column) for column in found.T)], names)
    style = csv.WriteOptions(include_header=False, delimiter=locale.delimiter, quoting_style="none")
    with open(options.ranks, "wb") as file:
        file.write((locale.delimiter.join(names) + "\n").encode())
        csv.write_csv(output, file, style)


if __name__ == "__main__":
    main()
