#!/usr/bin/python3
"""Makes formula-values.txt: what formulas are worth that spell a function in many ways, and compositions of such.

A spelling is a text of the formula language beside the function that it means; the function's true values come from
its definition (make-activation-tables.py), not from the spelling. README.md describes the format.

    /usr/bin/python3 make-formula-values.py
"""

import importlib
import math
import pathlib
import random

import mpmath
from mpmath import mpf

import high_precision as hp

tables = importlib.import_module("make-activation-tables")

OUTPUT = pathlib.Path(__file__).parent / "formula-values.txt"
INPUTS = hp.both_signs([1e-6, 0.1, 1, 5, 10, 30, 80, 89, 100, 1000, 1e10, 1e30])
SEED = 20261126
COMPOSITIONS = 500
POINTS = 6  # of a composition

# With parameters of everyday size; float32 exactly.
PARAMETERS = {"a": 1.5, "b": 0.75, "s": 1.25, "m": -0.5}

columns = {each.file: each.columns for each in tables.activations()}


def of(name):
    return columns[name]["f"], columns[name]["df"]


def scaled(function, inner, outer=1):
    """outer · f(inner · x) and its derivative."""
    f, df = function
    return (lambda x: outer * f(inner * x)), (lambda x: outer * inner * df(inner * x))


def plus(function, shift):
    f, df = function
    return (lambda x: f(x + shift)), (lambda x: df(x + shift))


def gaussian(mean, width):
    """e^(−((x − mean)/width)²)"""
    def f(x):
        return mpmath.exp(-(((x - mean) / width) ** 2))
    return f, lambda x: -2 * (x - mean) / mpf(width) ** 2 * f(x)


def elu(alpha, scale=1):
    """At 0 it has no slope but for alpha = 1."""
    def slope(x):
        return mpmath.nan if x == 0 and alpha != 1 else scale * (mpf(1) if x > 0 else alpha * mpmath.exp(x))
    return (lambda x: scale * (x if x > 0 else alpha * mpmath.expm1(x))), slope


def celu(alpha):
    return (lambda x: x if x > 0 else alpha * mpmath.expm1(x / alpha),
            lambda x: mpf(1) if x > 0 else mpmath.exp(x / alpha))


def times_x(function):
    f, df = function
    return (lambda x: x * f(x)), (lambda x: f(x) + x * df(x))


a, b, s, m = (mpf(PARAMETERS[name]) for name in "absm")
sigmoid, tanh, softplus = of("sigmoid"), of("tanh"), of("softplus")
selu = (mpf("1.0507009873554804934193349852946"), mpf("1.6732632423543772848170429916717"))
softsign = of("softsign")

SPELLINGS = [
    (sigmoid, ["1/(1+exp(-x))", "1/(1+e^-x)", "1/(1+e^(-x))", "1/(e^-x+1)", "exp(x)/(1+exp(x))", "e^x/(e^x+1)", "(1+exp(-x))^-1",
               "pow(1+exp(-x), -1)", "0.5*(1+tanh(x/2))", "0.5+0.5*tanh(0.5*x)", "(tanh(x/2)+1)/2", "1-1/(1+exp(x))",
               "1-1/(1+e^x)", "1-sigmoid(-x)", "1-e^-x/(1+e^-x)", "e^(x/2)/(e^(x/2)+e^(-x/2))", "1/(1+1/exp(x))", "exp(-ln(1+e^-x))",
               "where(x>=0, 1/(1+exp(-x)), exp(x)/(1+exp(x)))", "e^x*(1+e^x)^-1"]),
    (scaled(sigmoid, b), ["1/(1+exp(-b*x))", "1/(1+e^(-b*x))", "e^(b*x)/(1+e^(b*x))", "(1+e^(-x*b))^-1"]),
    (scaled(sigmoid, a, 2), ["2/(1+exp(-a*x))", "1+tanh(a*x/2)"]),
    (tanh, ["(exp(x)-exp(-x))/(exp(x)+exp(-x))", "(e^x-e^-x)/(e^x+e^-x)", "(e^(2*x)-1)/(e^(2*x)+1)", "(exp(2*x)-1)/(exp(2*x)+1)",
            "1-2/(exp(2*x)+1)", "1-2/(1+e^(2*x))", "2/(1+exp(-2*x))-1", "2/(1+e^(-2*x))-1", "2*sigmoid(2*x)-1",
            "(1-e^(-2*x))/(1+e^(-2*x))", "sinh(x)/cosh(x)", "-1+2/(1+e^-(2*x))", "expm1(2*x)/(expm1(2*x)+2)"]),
    (scaled(tanh, a), ["(e^(a*x)-e^(-a*x))/(e^(a*x)+e^(-a*x))", "tanh(a*x)"]),
    (softplus, ["ln(1+e^x)", "log(1+exp(x))", "log1p(exp(x))", "log(exp(x)+1)", "x+ln(1+e^-x)", "ln(1+exp(-x))+x", "-ln(sigmoid(-x))",
                "-log(1-sigmoid(x))", "max(x,0)+log1p(exp(-abs(x)))", "max(0,x)+ln(1+e^-abs(x))", "-ln(1/(1+e^x))",
                "where(x>0, x+log1p(exp(-x)), log1p(exp(x)))", "x-log(sigmoid(x))"]),
    (scaled(softplus, b, 1 / b), ["ln(1+e^(b*x))/b", "log(1+exp(b*x))/b", "1/b*ln(1+exp(x*b))", "log1p(exp(b*x))/b"]),
    (of("logsigmoid"), ["ln(1/(1+e^-x))", "-ln(1+e^-x)", "log(sigmoid(x))", "-log1p(exp(-x))", "x-ln(1+e^x)", "x-softplus(x)", "-softplus(-x)",
                        "min(x,0)-log1p(exp(-abs(x)))", "log(exp(x)/(1+exp(x)))"]),
    (of("silu"), ["x/(1+e^-x)", "x/(1+exp(-x))", "x*sigmoid(x)", "x*e^x/(1+e^x)", "x*exp(x)/(exp(x)+1)", "x*(1+e^-x)^-1", "x*1/(1+e^-x)",
                  "0.5*x*(1+tanh(x/2))", "x-x/(1+e^x)", "x/(1+1/e^x)"]),
    (times_x(scaled(sigmoid, b)), ["x/(1+e^(-b*x))", "x*sigmoid(b*x)", "x*e^(b*x)/(1+e^(b*x))"]),
    (of("mish"), ["x*tanh(ln(1+e^x))", "x*tanh(log(1+exp(x)))", "x*tanh(softplus(x))", "x*((1+e^x)^2-1)/((1+e^x)^2+1)",
                  "x*(e^x*(e^x+2))/(e^x*(e^x+2)+2)", "x*(e^(2*x)+2*e^x)/(e^(2*x)+2*e^x+2)", "x*(1-2/((1+e^x)^2+1))",
                  "x*((1+exp(x))^2-1)/((1+exp(x))^2+1)", "x*(1+2*e^-x)/(1+2*e^-x+2*e^(-2*x))"]),
    (elu(mpf(1)), ["where(x>0,x,e^x-1)", "where(x>0, x, exp(x)-1)", "where(x>0,x,expm1(x))", "max(0,x)+min(0,exp(x)-1)", "relu(x)+min(0,e^x-1)",
                   "where(x<=0, e^x-1, x)", "max(x,0)+min(e^x-1,0)"]),
    (elu(a), ["where(x>0,x,a*(e^x-1))", "where(x>0, x, a*expm1(x))", "where(x>0, x, a*exp(x)-a)", "max(0,x)+min(0,a*(exp(x)-1))"]),
    (elu(selu[1], selu[0]), ["1.0507009873554805*where(x>0, x, 1.6732632423543772*(e^x-1))",
                             "1.0507009873554805*(max(0,x)+min(0,1.6732632423543772*(exp(x)-1)))"]),
    (celu(b), ["where(x>0,x,b*(e^(x/b)-1))", "max(0,x)+min(0,b*(exp(x/b)-1))", "where(x>0, x, b*expm1(x/b))"]),
    (of("telu"), ["x*tanh(e^x)", "x*tanh(exp(x))", "x*(e^(e^x)-e^(-e^x))/(e^(e^x)+e^(-e^x))", "x*(1-2/(exp(2*exp(x))+1))",
                  "x*(2*sigmoid(2*exp(x))-1)"]),
    (of("gelu"), ["0.5*x*(1+erf(x/sqrt(2)))", "x*phi(x)", "x/2*(1+erf(x/sqrt(2)))", "0.5*x*(erf(x/2^0.5)+1)", "x*0.5*erfc(-x/sqrt(2))",
                  "x*(0.5+0.5*erf(x/sqrt(2)))", "x - 0.5*x*erfc(x/sqrt(2))"]),
    (of("gelu-tanh"), ["0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))", "0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x*x*x)))",
                       "x*sigmoid(2*sqrt(2/pi)*(x+0.044715*x^3))", "0.5*x*(1+tanh((2/pi)^0.5*(x+0.044715*pow(x,3))))",
                       "x/(1+e^(-2*sqrt(2/pi)*(x+0.044715*x^3)))"]),
    (softsign, ["x/(1+abs(x))", "x/(abs(x)+1)", "where(x>0, x/(1+x), x/(1-x))", "x*(1+abs(x))^-1"]),
    (scaled(softsign, a), ["a*x/(1+abs(a*x))", "a*x/(1+a*abs(x))"]),
    (gaussian(0, 1), ["exp(-x^2)", "e^(-x^2)", "e^-x^2", "1/exp(x^2)", "exp(-x*x)", "e^(-abs(x)^2)"]),
    (gaussian(0, mpmath.sqrt(2)), ["exp(-x^2/2)", "e^(-x^2/2)", "exp(-0.5*x^2)", "1/e^(x^2/2)"]),
    (gaussian(m, s), ["exp(-((x-m)/s)^2)", "e^(-(x-m)^2/s^2)"]),
    (times_x(gaussian(0, 1)), ["x*exp(-x^2)", "x*e^(-x^2)", "x/exp(x^2)"]),
]

# What compositions are made of beside the spellings.
SIMPLE = [
    ((lambda x: mpmath.exp(x), lambda x: mpmath.exp(x)), "exp(x)"),
    ((lambda x: mpmath.exp(-x), lambda x: -mpmath.exp(-x)), "e^-x"),
    ((lambda x: x * x, lambda x: 2 * x), "x^2"),
    ((lambda x: x**3, lambda x: 3 * x * x), "x^3"),
    ((lambda x: 2 * x, lambda x: mpf(2)), "2*x"),
    ((lambda x: -x, lambda x: mpf(-1)), "-x"),
    ((lambda x: x - 1, lambda x: mpf(1)), "x-1"),
]


def inside(value):
    """The value, unless an exponential of it would have too many digits to be written with."""
    if value and mpmath.mag(value) > 2000:
        raise OverflowError
    return value


def put_in(outer, inner):
    """The outer text with `inner` in place of x."""
    out, word = "", ""
    for character in outer + " ":
        if character.isalnum() or character == "_":
            word += character
            continue
        out += f"({inner})" if word == "x" else word
        word = ""
        out += character
    return out[:-1]


def composition(chance):
    """A text, its function and its derivative."""
    def part(simple):
        if chance.random() < simple:
            function, text = chance.choice(SIMPLE)
        else:
            function, texts = chance.choice(SPELLINGS)
            text = chance.choice(texts)
        return function, text

    (f, df), outer = part(0)
    (g, dg), inner = part(0.4)
    kind = chance.randrange(4)
    if kind < 2:
        return put_in(outer, inner), (lambda x: f(inside(g(x)))), (lambda x: df(inside(g(x))) * dg(x))
    if kind == 2:
        return f"({outer})*({inner})", (lambda x: f(x) * g(x)), (lambda x: df(x) * g(x) + f(x) * dg(x))
    (h, dh), innermost = part(0.7)

    def twice(x):
        return inside(g(inside(h(x))))

    return (put_in(outer, put_in(inner, innermost)), (lambda x: f(twice(x))),
            (lambda x: df(twice(x)) * dg(h(x)) * dh(x)))


def rows(f, df, xs, digits):
    lines = []
    for x in xs:
        values = []
        for each in (f, df):
            with mpmath.workdps(digits):
                values.append(hp.to_double(each(mpf(x))))
        lines.append(" ".join(hp.hex_float(v) for v in [x, *values]))
    return lines


def head(text):
    words = "".join(c if c.isalnum() or c == "_" else " " for c in text).split()
    used = [name for name in PARAMETERS if name in words]
    return [f"formula {text.replace(' ', '')}", *(f"parameter {name} {hp.hex_float(PARAMETERS[name])}" for name in used)]


def main():
    lines = ["# Made by make-formula-values.py (mpmath); README.md describes the format."]
    inputs = hp.sorted_points(INPUTS + [0.0])
    for (f, df), texts in SPELLINGS:
        block = rows(f, df, inputs, 120)
        for text in texts:
            lines += head(text)
        lines += block
    lines.append("compositions")
    chance = random.Random(SEED)
    made = 0
    while made < COMPOSITIONS:
        text, f, df = composition(chance)
        xs = hp.sorted_points(chance.sample(inputs, POINTS - 2) + [chance.uniform(-6, 6), chance.uniform(-40, 40)])
        kept = []
        for x in xs:
            try:
                kept += rows(f, df, [x], 200)
            except (OverflowError, MemoryError, ValueError, mpmath.libmp.NoConvergence):
                continue  # exponentials of exponentials of 10^30 have no digits to be written with
        if not kept:
            continue
        lines += head(text) + kept
        made += 1
    hp.write_lines(OUTPUT, lines)
    print(f"{sum(line.startswith('formula') for line in lines)} formulas, {len(lines)} lines, {math.ceil(OUTPUT.stat().st_size / 1024)} KB")


if __name__ == "__main__":
    main()
