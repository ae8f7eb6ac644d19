#!/usr/bin/python3
"""Makes activations/<file>.txt: true values of the activation functions and of their derivatives.

Each function is written here from its definition, independently of the engine, in mpmath. x and the parameters are
float32 numbers taken exactly; every truth is rounded once, to double. README.md describes the format.

Derivatives at kinks: relu 0; leaky-relu, prelu, rrelu the slope at 0; elu-alpha the branch x <= 0 (alpha);
hardswish 0 at -3 and 1 at 3. Second derivatives take the same branch, hardswish's is 0 at both ends.

    /usr/bin/python3 make-activation-tables.py
"""

import pathlib

import mpmath
import numpy
from mpmath import mpf

import high_precision as hp
from learnable_activations import learnables

OUTPUT = pathlib.Path(__file__).parent / "activations"
POINTS_SEED = 20240607
STAF_SEED = 25
STAF_TERMS = 25


# Building blocks. The forms avoid differences of nearly equal numbers, so that 1 - sigmoid(1000) keeps its digits.


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def d_sigmoid(x):
    z = mpmath.exp(-abs(x))
    return z / (1 + z) ** 2


def d2_sigmoid(x):
    return -d_sigmoid(x) * mpmath.tanh(x / 2)


def tanh_of_softplus(x):
    """w = tanh(log(1 + e^x)) = n / (n + 2) with n = e^x (e^x + 2)."""
    n = mpmath.exp(x) * (mpmath.exp(x) + 2)
    return n / (n + 2)


def d_tanh_of_softplus(x):
    n = mpmath.exp(x) * (mpmath.exp(x) + 2)
    return 4 * (n + 1) / (n + 2) ** 2 * sigmoid(x)


def d2_tanh_of_softplus(x):
    return d_tanh_of_softplus(x) * (sigmoid(-x) - 2 * tanh_of_softplus(x) * sigmoid(x))


def normal_cdf(x):
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def normal_pdf(x):
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


class Activation:
    """One table: `value`, `derivative`, `second` and the derivatives with respect to parameters, as functions of x."""

    def __init__(self, id, definition, value, derivative, second, *, file=None, notes=(), parameters=None,
                 gradients=None, kinks=(), tail=(), largest=None, smallest=0):
        self.id = id
        self.file = file or id
        self.definition = definition
        self.notes = notes
        self.parameters = parameters or {}  # name -> float32 values
        self.columns = {"f": value, "df": derivative, "d2f": second, **(gradients or {})}
        self.kinks = kinks
        self.tail = tail  # where the function underflows or saturates
        self.largest = largest  # |x| allowed, None for all of float32
        self.smallest = smallest


def leaky(id, definition, slope, parameters, *, file=None, learnable=False, notes=()):
    """x > 0 ? x : slope x."""
    return Activation(
        id, definition,
        lambda x: x if x > 0 else slope * x,
        lambda x: mpf(1) if x > 0 else mpf(slope),
        lambda x: mpf(0),
        file=file, notes=notes, parameters=parameters, kinks=(0,),
        gradients={"dslope_0": lambda x: mpf(0) if x > 0 else x} if learnable else None)


def elu_alpha(alpha, file=None):
    return Activation(
        "elu-alpha", "f(x) = x for x > 0, alpha (e^x - 1) otherwise",
        lambda x: x if x > 0 else alpha * mpmath.expm1(x),
        lambda x: mpf(1) if x > 0 else alpha * mpmath.exp(x),
        lambda x: mpf(0) if x > 0 else alpha * mpmath.exp(x),
        file=file, parameters={"alpha": [alpha]}, kinks=(0,), tail=exponential_tail(),
        gradients={"dalpha_0": lambda x: mpf(0) if x > 0 else mpmath.expm1(x)})


def swish(id, beta, *, file=None, learnable=True):
    return Activation(
        id, "f(x) = x sigmoid(beta x)" if learnable else "f(x) = x sigmoid(x)",
        lambda x: x * sigmoid(beta * x),
        lambda x: sigmoid(beta * x) + beta * x * d_sigmoid(beta * x),
        lambda x: 2 * beta * d_sigmoid(beta * x) + beta**2 * x * d2_sigmoid(beta * x),
        file=file, parameters={"beta": [beta]} if learnable else None,
        tail=[x / beta for x in exponential_tail()],
        gradients={"dbeta_0": lambda x: x * x * d_sigmoid(beta * x)} if learnable else None)


def staf():
    random = numpy.random.RandomState(STAF_SEED)
    c, omega, phi = ([float(v) for v in row]
                     for row in random.standard_normal((3, STAF_TERMS)).astype(numpy.float32))
    terms = list(zip(c, omega, phi))

    def total(term):
        return lambda x: mpmath.fsum(term(x, mpf(a), mpf(w), mpf(p)) for a, w, p in terms)

    gradients = {}
    for k in (0, STAF_TERMS - 1):
        a, w, p = terms[k]
        gradients[f"dc_{k}"] = lambda x, w=w, p=p: mpmath.sin(w * x + p)
        gradients[f"domega_{k}"] = lambda x, a=a, w=w, p=p: a * x * mpmath.cos(w * x + p)
        gradients[f"dphi_{k}"] = lambda x, a=a, w=w, p=p: a * mpmath.cos(w * x + p)
    order = [f"d{name}_{k}" for name in ("c", "omega", "phi") for k in (0, STAF_TERMS - 1)]
    with mpmath.workdps(20):
        scales = [mpmath.nstr(mpmath.fsum(abs(mpf(a)) * abs(mpf(w)) ** power for a, w, _ in terms), 4)
                  for power in range(3)]
    return Activation(
        "staf", "f(x) = sum over i of c_i sin(omega_i x + phi_i), 25 terms",
        total(lambda x, a, w, p: a * mpmath.sin(w * x + p)),
        total(lambda x, a, w, p: a * w * mpmath.cos(w * x + p)),
        total(lambda x, a, w, p: -a * w * w * mpmath.sin(w * x + p)),
        parameters={"c": c, "omega": omega, "phi": phi}, gradients={name: gradients[name] for name in order}, largest=8,
        notes=(f"Parameters: N(0, 1) from numpy.random.RandomState({STAF_SEED}), rounded to float32.",
               "The truth takes omega_i x + phi_i exactly; an engine rounds it to float32, which moves the angle by up to",
               "about |omega_i x + phi_i| 2^-24 and the sum by as much times |c_i|. Hence |x| <= 8 here, and an absolute",
               "tolerance that grows with |x|; scale: sum of |c_i| = {}, |c_i omega_i| = {}, |c_i omega_i^2| = {}.".format(*scales)))


def exponential_tail():
    """Where e^x goes through float32's subnormals to 0, and where e^-x overflows."""
    edges = [-87.33654, -88.0, -88.722839, -103.27893, -103.97208, -104.0]
    return [-20.5, -24, -28.3, -33, -39.7, -46, -53, -60.6, -67, -73.1, -80, -84.9, -92, -96.6, -101] + edges


def activations():
    slope = hp.float32(0.01)
    lower, upper = hp.float32(0.125), hp.float32(1 / 3)
    middle = (lower + upper) / 2  # exact: 24 bits are enough
    assert mpf(middle) == (mpf(lower) + mpf(upper)) / 2
    return [
        Activation("none", "f(x) = x", lambda x: x, lambda x: mpf(1), lambda x: mpf(0)),
        Activation("sigmoid", "f(x) = 1 / (1 + e^-x)", sigmoid, d_sigmoid, d2_sigmoid,
                   tail=exponential_tail() + [9.5, 16.6355, 17.328, 25.0, 60.5, 87.33654, 88.722839, 103.97208, 104.0]),
        Activation("tanh", "f(x) = (e^x - e^-x) / (e^x + e^-x)", mpmath.tanh,
                   lambda x: 1 / mpmath.cosh(x) ** 2,
                   lambda x: -2 * mpmath.tanh(x) / mpmath.cosh(x) ** 2,
                   tail=hp.both_signs([0.55, 0.625, 7.5, 8.3, 8.664, 9.0108, 12.4, 17.3, 30.2, 43.66, 44.36, 51.98, 52.0])),
        Activation("relu", "f(x) = max(x, 0)",
                   lambda x: x if x > 0 else mpf(0), lambda x: mpf(1 if x > 0 else 0), lambda x: mpf(0), kinks=(0,)),
        leaky("leaky-relu", "f(x) = x for x > 0, slope x otherwise", slope, {"slope": [slope]}),
        leaky("prelu", "f(x) = x for x > 0, slope x otherwise", 0.25, {"slope": [0.25]}, learnable=True),
        leaky("prelu", "f(x) = x for x > 0, slope x otherwise", hp.float32(2.35), {"slope": [hp.float32(2.35)]},
              learnable=True, file="prelu-2.35"),
        leaky("rrelu", "f(x) = x for x > 0, a x otherwise; in evaluation a = (lower + upper) / 2", middle,
              {"lower": [lower], "upper": [upper]},
              notes=(f"a is taken exactly, and is itself a float32: {hp.hex_float(middle)}.",)),
        elu_alpha(1.0),
        elu_alpha(2.5, file="elu-alpha-2.5"),
        Activation("gelu", "f(x) = x Phi(x), Phi the normal distribution function",
                   lambda x: x * normal_cdf(x),
                   lambda x: normal_cdf(x) + x * normal_pdf(x),
                   lambda x: normal_pdf(x) * (2 - x * x),
                   tail=[-3, -3.7, -4.4, -5.1, -5.55, -5.7, -6.3, -7, -7.8, -8.5, -9.2, -9.9, -10.6, -11.3, -12, -12.5,
                         -12.9, -13.1, -13.4, -13.9, -14.2, -14.36, -14.4, -14.5, 5.3, 5.6, 6.5, 8.2, 13.1]),
        swish("silu", mpf(1), learnable=False),
        swish("swish", 1.0),
        swish("swish", hp.float32(1.7), file="swish-beta-1.7"),
        Activation("mish", "f(x) = x tanh(log(1 + e^x))",
                   lambda x: x * tanh_of_softplus(x),
                   lambda x: tanh_of_softplus(x) + x * d_tanh_of_softplus(x),
                   lambda x: 2 * d_tanh_of_softplus(x) + x * d2_tanh_of_softplus(x),
                   tail=exponential_tail() + [8.9, 16.7, 20, 22.2, 44.36, 44.5, 87.4, 88.8]),
        Activation("hardswish", "f(x) = x min(max(x + 3, 0), 6) / 6",
                   lambda x: x * min(max(x + 3, mpf(0)), mpf(6)) / 6,
                   lambda x: mpf(0) if x <= -3 else mpf(1) if x >= 3 else (2 * x + 3) / 6,
                   lambda x: mpf(1) / 3 if -3 < x < 3 else mpf(0), kinks=(-3, 3)),
        staf(),
        *learnables(Activation),
    ]


def roots(function, low, high):
    """Places where a function changes sign in [low, high], by a scan and Anderson's method."""
    found = []
    with mpmath.workdps(30):
        grid = [mpf(low) + mpf(k) / 16 + mpf(1) / 37 for k in range(16 * (high - low))]
        signs = [mpmath.sign(function(x)) for x in grid]
        for left, right, before, after in zip(grid, grid[1:], signs, signs[1:]):
            if before * after < 0:
                root = mpmath.findroot(function, (left, right), solver="anderson", verify=False)
                found.append(mpf(0) if abs(root) < mpf(10) ** -12 else root)
    return found


def points(activation):
    random = numpy.random.RandomState(POINTS_SEED)
    values = [0.0, -0.0]
    values += hp.both_signs([hp.FLOAT32_MIN_SUBNORMAL, 1e-40, hp.FLOAT32_MIN_NORMAL, 1e-30, 1e-10, 1e-6])
    values += hp.both_signs(10 ** (-5 + 5 * k / 11) for k in range(12))
    values += list(random.uniform(-5, 5, 50)) + list(random.uniform(-20, 20, 40))
    values += hp.both_signs([50, 90, 100, 1e3, 1e5, 1e10, 1e20, hp.FLOAT32_MAX])
    values += activation.tail
    if activation.largest is not None:
        values = [x for x in values if abs(x) <= activation.largest]
        values += list(random.uniform(-activation.largest, activation.largest, 30)) + hp.both_signs([activation.largest])
    for place in activation.kinks:
        values += hp.with_neighbours(place)
    reach = activation.largest or 20
    for column in ("f", "df"):
        for root in roots(activation.columns[column], -reach, reach):
            values += hp.with_neighbours(root)
    return hp.sorted_points(x for x in values if abs(x) >= activation.smallest)


def check_derivatives(activation, xs):
    """df and d2f against central differences of f with 60 digits, away from kinks."""
    names = ("f", "df", "d2f")
    for x in xs:
        if not 1e-3 < abs(x) < 30 or any(abs(x - kink) < 1e-3 for kink in activation.kinks):
            continue
        with mpmath.workdps(60):
            x = mpf(x)
            step = mpf(10) ** -20
            for lower, upper in zip(names, names[1:]):
                function, derivative = activation.columns[lower], activation.columns[upper]
                expected = (function(x + step) - function(x - step)) / (2 * step)
                scale = max(abs(expected), mpf(10) ** -30)
                assert abs(derivative(x) - expected) < scale * mpf(10) ** -15 + mpf(10) ** -35, (activation.file, upper, x)


def table(activation):
    xs = points(activation)
    check_derivatives(activation, xs)
    lines = [
        f"activation {activation.id}",
        f"# {activation.definition}",
        *(f"# {note}" for note in activation.notes),
        "# True values at float32 x and float32 parameters, rounded to double; made by make-activation-tables.py (mpmath).",
    ]
    for name, values in activation.parameters.items():
        lines.append(f"parameter {name} " + " ".join(hp.hex_float(v) for v in values))
    lines.append("columns x " + " ".join(activation.columns))
    for x in xs:
        row = [x, *hp.truths(activation.columns.values(), x)]
        lines.append(" ".join(hp.hex_float(v) for v in row))
    return lines


def main():
    OUTPUT.mkdir(exist_ok=True)
    for activation in activations():
        lines = table(activation)
        hp.write_lines(OUTPUT / f"{activation.file}.txt", lines)
        rows = sum(line[0] in "-0" for line in lines)
        print(f"{activation.file}: {rows} points")


if __name__ == "__main__":
    main()
