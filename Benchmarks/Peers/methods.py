#!/usr/bin/env python3
"""Writes the index as method files, method-20.toml and method-30.toml, and as peer_uncertainty.py varies it: uncertainty-20.toml..."""

import argparse
import os

from spec import LOCALES, QUANTILES, SCALE, TEXTS, index


def words(values):
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


def section(kind, **keys):
    lines = [f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in keys.items()]
    return "\n".join([f"[[{kind}]]", *lines])


PLAIN = """
levels = [{ aggregation = { method = "geometric", floor = 1e-9 } }, { aggregation = "arithmetic" }]"""

# Where nothing is absent a weighted mean of weighted means is one mean, which is what makes the peer fast.
UNCERTAIN = """
imputation = "median"

[uncertainty]
draws = 1000
interval = 0.9
seed = 42
weights = { noise = 0.25 }
normalisation = [{ method = "percent_rank", convention = "midpoint", ties = "average" }, { method = "zscore", mean = 50, sd = 10 }]
aggregation = { method = "geometric", floor = 1e-9 }"""


def method(count, locale, rules=PLAIN):
    spec = index(count)
    code, name, parent = TEXTS
    head = f"""\
format = "fragility-method/1"
id = "benchmark-{count}"
version = "1.0.0"

[[table]]
id = "t"
path = "data.csv"
key = "{code}"
name = "{name}"
parents = {{ {parent} = "{parent}" }}
missing = {{ suppressed = {words(locale.suppressed)}, unavailable = {words(locale.unavailable)} }}

[rules]
scale = [{SCALE[0]}, {SCALE[1]}]
treatment = {{ method = "quantiles", lower = {QUANTILES[0]}, upper = {QUANTILES[1]} }}
missing = {{ min_weight_share = 0 }}{rules}"""
    sections = [head]
    sections += [section("dimension", id=child.id, weight=child.weight) for child in spec.top]
    for dimension, children in spec.upper.items():
        sections += [section("dimension", id=child.id, parent=dimension, weight=child.weight) for child in children]
    for dimension, children in spec.lower.items():
        for child in children:
            worse = "higher_is_worse" if spec.higher_is_worse[child.id] else "lower_is_worse"
            sections.append(
                section(
                    "indicator",
                    id=child.id,
                    dimension=dimension,
                    column=child.id,
                    direction=worse,
                    weight=child.weight,
                )
            )
    return "\n\n".join(sections) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", default=".build/peers")
    parser.add_argument("--locale", choices=LOCALES, default="fr")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    for count in (20, 30):
        for kind, rules in (("method", PLAIN), ("uncertainty", UNCERTAIN)):
            path = os.path.join(options.folder, f"{kind}-{count}.toml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(method(count, LOCALES[options.locale], rules))
            print(path)


if __name__ == "__main__":
    main()
