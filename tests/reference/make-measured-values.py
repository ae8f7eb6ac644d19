#!/usr/bin/python3
"""Makes measured-values.txt: what the engine should measure of some activation functions, from their definitions.

The definitions are those of make-activation-tables.py. Integrals over the normal distribution are mpmath's tanh-sinh
quadrature between kinks; extremes are taken at roots of the next derivative, at kinks from both sides, and far out; ends
of saturation are roots of |f'| - 0.05 sup |f'|. README.md describes the format.

    /usr/bin/python3 make-measured-values.py
"""

import importlib
import pathlib

import mpmath
from mpmath import mpf

import high_precision as hp

tables = importlib.import_module("make-activation-tables")

OUTPUT = pathlib.Path(__file__).parent / "measured-values.txt"
FUNCTIONS = ["none", "sigmoid", "tanh", "relu", "leaky-relu", "prelu-2.35", "elu-alpha-2.5", "gelu", "silu",
             "swish-beta-1.7", "mish", "hardswish"]
SIDE = mpf(10) ** -25
FAR = [mpf(-200), mpf(200)]


def expectation(function, kinks, variance=1):
    """E function(z) for z from N(0, variance)."""
    deviation = mpmath.sqrt(variance)
    ends = sorted({*(deviation * k for k in range(-12, 13, 2)), *map(mpf, kinks)})
    return mpmath.quad(lambda x: function(x) * mpmath.npdf(x, 0, deviation), ends)


def measured(activation):
    f, df, d2f = (activation.columns[name] for name in ("f", "df", "d2f"))
    kinks = activation.kinks
    sides = [mpf(kink) + sign * SIDE for kink in kinks for sign in (-1, 1)]
    turns = [x for x in tables.roots(df, -20, 20) if all(abs(x - kink) > 1e-6 for kink in kinks)]
    bends = tables.roots(d2f, -20, 20)

    steepest = max(sides + bends + FAR, key=lambda x: abs(df(x)))
    largest = abs(df(steepest))
    values = [f(x) for x in turns + sides + FAR]
    grows = [abs(f(2 * x)) > 1.5 * abs(f(x)) > 1 for x in FAR]
    lowest = -mpmath.inf if any(g and f(x) < 0 for g, x in zip(grows, FAR)) else min(values)
    highest = mpmath.inf if any(g and f(x) > 0 for g, x in zip(grows, FAR)) else max(values)

    def over(x):
        return abs(df(x)) - largest / 20

    # A change of |f'| across the bound at a kink is no root of a continuous function.
    ends = [x for x in tables.roots(over, -20, 20) if abs(over(x)) < mpf(10) ** -10]
    ends += [mpf(k) for k in kinks if over(k - SIDE) * over(k + SIDE) < 0]

    mean = expectation(f, kinks)
    square = expectation(lambda x: f(x) ** 2, kinks)
    along = expectation(lambda x: x * f(x), kinks)
    step = mpf(10) ** -6
    moved = [expectation(lambda x: f(x) ** 2, kinks, 1 + sign * step) for sign in (-1, 1)]
    passing = expectation(lambda x: mpf(over(x) >= 0), sorted([*kinks, *ends]))
    yield "mean", [mean]
    yield "meanSquare", [square]
    yield "meanSquareSlope", [expectation(lambda x: df(x) ** 2, kinks)]
    yield "straight", [along**2 / (square - mean**2)]
    yield "passing", [passing]
    yield "varianceSlope", [(moved[1] - moved[0]) / (2 * step) / square]
    yield "range", [lowest, highest]
    yield "turns", turns
    yield "lipschitz", [largest]
    yield "saturationEnds", sorted(ends)
    yield "kinks", [v for k in kinks if df(k - SIDE) != df(k + SIDE) for v in (mpf(k), df(k - SIDE), df(k + SIDE))]


def main():
    lines = ["# What the engine should measure; made by make-measured-values.py (mpmath)."]
    by_file = {activation.file: activation for activation in tables.activations()}
    with mpmath.workdps(30):
        for file in FUNCTIONS:
            for name, values in measured(by_file[file]):
                lines.append(" ".join([file, name, *(hp.hex_float(hp.to_double(v)) for v in values)]))
            print(file)
    hp.write_lines(OUTPUT, lines)


if __name__ == "__main__":
    main()
