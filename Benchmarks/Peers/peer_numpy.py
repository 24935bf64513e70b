#!/usr/bin/env python3
"""The index in numpy: pyarrow reads and writes, columns are shared out among threads."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from spec import QUANTILES, SCALE, TEXTS, index_of, peer_arguments

ROWS_TOGETHER = 65_536


def read(path, spec, locale):
    types = {name: pa.string() for name in TEXTS} | {name: pa.float64() for name in spec.indicators}
    return csv.read_csv(
        path,
        parse_options=csv.ParseOptions(delimiter=locale.delimiter),
        convert_options=csv.ConvertOptions(
            column_types=types, decimal_point=locale.decimal, null_values=locale.absent
        ),
    )


def quantiles(values):
    """Type 7, from a partition that puts only the neighbours of the quantiles in their places."""
    places = [share * (len(values) - 1) for share in QUANTILES]
    lower = [int(place) for place in places]
    upper = [min(place + 1, len(values) - 1) for place in lower]
    values = np.partition(values, sorted({*lower, *upper}))
    return [values[i] + (values[j] - values[i]) * (place - i) for i, j, place in zip(lower, upper, places)]


def normalised(values, higher_is_worse):
    low, high = quantiles(values[~np.isnan(values)])
    start, end = SCALE if higher_is_worse else reversed(SCALE)
    scaled = np.clip(values, low, high)
    scaled -= low
    scaled *= (end - start) / (high - low)
    scaled += start
    return scaled


def mean(children, columns):
    rows = len(columns[children[0].id])
    total, weight = np.zeros(rows), np.zeros(rows)
    for child in children:
        column = columns[child.id]
        present = ~np.isnan(column)
        np.add(total, column * child.weight, out=total, where=present)
        np.add(weight, child.weight, out=weight, where=present)
    with np.errstate(invalid="ignore"):
        return np.divide(total, weight, out=total)


def ranks(scores):
    """From 1, the highest; equal scores share the least of their ranks."""
    order = np.argsort(-scores)
    ordered = scores[order]
    first = np.r_[True, ordered[1:] != ordered[:-1]]
    result = np.empty(len(scores), np.int64)
    result[order] = np.maximum.accumulate(np.where(first, np.arange(1, len(scores) + 1), 0))
    return result


def quoted(texts, locale):
    """Texts with quotation marks around those that hold the delimiter or a quotation mark."""
    special = pc.match_substring_regex(texts, f'[{locale.delimiter}"]')
    doubled = pc.replace_substring(texts, '"', '""')
    return pc.if_else(special, pc.binary_join_element_wise('"', doubled, '"', ""), texts)


def cells(values, locale):
    """Numbers as text, absent ones empty."""
    texts = pc.replace_substring(pc.cast(values, pa.string()), ".", locale.decimal)
    return pc.fill_null(texts, "")


def lines(start, table, locale):
    """Some rows as the bytes of a file: pyarrow writes no decimal commas, but the buffer of joined texts is one."""
    rows = table.slice(start, ROWS_TOGETHER).combine_chunks()
    texts = [quoted(rows[name].chunk(0), locale) for name in TEXTS]
    numbers = [cells(rows[name].chunk(0), locale) for name in table.column_names[len(TEXTS) :]]
    last = pc.binary_join_element_wise(numbers.pop(), "\n", "")
    return pc.binary_join_element_wise(*texts, *numbers, last, locale.delimiter).buffers()[2]


def write(path, table, locale, threads):
    with open(path, "wb") as file:
        file.write((locale.delimiter.join(table.column_names) + "\n").encode())
        starts = range(0, table.num_rows, ROWS_TOGETHER)
        file.writelines(threads.map(partial(lines, table=table, locale=locale), starts))


def main():
    source, target, locale = peer_arguments(__doc__)
    spec = index_of(source, locale)
    table = read(source, spec, locale)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        values = [table[name].to_numpy() for name in spec.indicators]
        columns = dict(zip(spec.indicators, threads.map(normalised, values, spec.higher_is_worse.values())))
        for level in (spec.lower, spec.upper):
            means = list(threads.map(partial(mean, columns=columns), level.values()))
            columns |= dict(zip(level, means))
        score = np.exp(mean(spec.top, {child.id: np.log(columns[child.id]) for child in spec.top}))
        rank = pa.array(ranks(score), mask=np.isnan(score))
        numbers = [pa.array(column, from_pandas=True) for column in [*(columns[name] for name in spec.upper), score]]
        write(target, pa.table([*(table[name] for name in TEXTS), *numbers, rank], spec.outputs), locale, threads)


if __name__ == "__main__":
    main()
