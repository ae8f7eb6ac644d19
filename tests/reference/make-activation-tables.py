#!/usr/bin/python3
"""Makes activations/<file>.txt: true values of the activation functions and of their derivatives.

Each function is written here from its definition, independently of the engine, in mpmath. x and the parameters are
float32 numbers taken exactly; every truth is rounded once, to double. README.md describes the format.

Derivatives at kinks: relu 0; leaky-relu, prelu, rrelu the slope at 0; elu, elu-alpha, celu, selu, nipuna-chapter the
branch x <= 0; nipuna the branch x >= 0; clamps (hardsigmoid, hardtanh, relu6) 0 at both ends; hardswish 0 at -3 and 1
at 3. Second derivatives take the same branch; those of clamps and hardswish are 0 at both ends, softsign's is 0 at 0.
df of step is its surrogate, 1 for |x - theta| <= 1 and 0 beyond.

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


def softplus(x):
    return max(x, mpf(0)) + mpmath.log1p(mpmath.exp(-abs(x)))


class Activation:
    """One table: `value`, `derivative`, `second` and the derivatives with respect to parameters, as functions of x."""

    def __init__(self, id, definition, value, derivative, second, *, file=None, notes=(), parameters=None,
                 gradients=None, kinks=(), tail=(), largest=None, smallest=0, surrogate=False):
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
        self.surrogate = surrogate  # df is not the derivative of f


def leaky(id, definition, slope, parameters, *, file=None, learnable=False, notes=()):
    """x > 0 ? x : slope x."""
    return Activation(
        id, definition,
        lambda x: x if x > 0 else slope * x,
        lambda x: mpf(1) if x > 0 else mpf(slope),
        lambda x: mpf(0),
        file=file, notes=notes, parameters=parameters, kinks=(0,),
        gradients={"dslope_0": lambda x: mpf(0) if x > 0 else x} if learnable else None)


def elu(id, alpha, *, file=None, learnable=True):
    return Activation(
        id, "f(x) = x for x > 0, alpha (e^x - 1) otherwise",
        lambda x: x if x > 0 else alpha * mpmath.expm1(x),
        lambda x: mpf(1) if x > 0 else alpha * mpmath.exp(x),
        lambda x: mpf(0) if x > 0 else alpha * mpmath.exp(x),
        file=file, parameters={"alpha": [alpha]}, kinks=(0,), tail=exponential_tail(),
        gradients={"dalpha_0": lambda x: mpf(0) if x > 0 else mpmath.expm1(x)} if learnable else None)


def celu(alpha, file=None):
    return Activation(
        "celu", "f(x) = x for x > 0, alpha (e^(x/alpha) - 1) otherwise",
        lambda x: x if x > 0 else alpha * mpmath.expm1(x / alpha),
        lambda x: mpf(1) if x > 0 else mpmath.exp(x / alpha),
        lambda x: mpf(0) if x > 0 else mpmath.exp(x / alpha) / alpha,
        file=file, parameters={"alpha": [alpha]}, kinks=(0,), tail=[x * alpha for x in exponential_tail()])


def selu():
    with mpmath.workdps(40):
        alpha, scale = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")
    return Activation(
        "selu", "f(x) = scale x for x > 0, scale alpha (e^x - 1) otherwise",
        lambda x: scale * x if x > 0 else scale * alpha * mpmath.expm1(x),
        lambda x: scale if x > 0 else scale * alpha * mpmath.exp(x),
        lambda x: mpf(0) if x > 0 else scale * alpha * mpmath.exp(x),
        kinks=(0,), tail=exponential_tail(),
        notes=("alpha = 1.6732632423543772848170429916717, scale = 1.0507009873554804934193349852946 (arXiv 1706.02515).",))


def clamp(id, definition, low, high, parameters=None):
    return Activation(
        id, definition,
        lambda x: min(max(x, mpf(low)), mpf(high)),
        lambda x: mpf(1) if low < x < high else mpf(0),
        lambda x: mpf(0),
        parameters=parameters, kinks=(low, high))


def softplus_of(beta, file=None):
    return Activation(
        "softplus", "f(x) = log(1 + e^(beta x)) / beta",
        lambda x: softplus(beta * x) / beta,
        lambda x: sigmoid(beta * x),
        lambda x: beta * d_sigmoid(beta * x),
        file=file, parameters={"beta": [beta]}, tail=[sign * x / beta for x in exponential_tail() for sign in (1, -1)])


def squareplus(b, file=None):
    def value(x):
        radius = mpmath.sqrt(x * x + b)
        return (x + radius) / 2 if x >= 0 else b / (2 * (radius - x))

    return Activation(
        "squareplus", "f(x) = (x + sqrt(x^2 + b)) / 2", value,
        lambda x: value(x) / mpmath.sqrt(x * x + b),
        lambda x: b / (2 * mpmath.sqrt(x * x + b) ** 3),
        file=file, parameters={"b": [b]}, tail=hp.both_signs([3e2, 4e3, 1e6, 1.1e6, 1e7, 1e19, 1.8e19, 1.9e19, 1e30]))


def gelu_tanh():
    def v(x):
        return 2 * mpmath.sqrt(2 / mpmath.pi) * (x + mpf(44715) / 1000000 * x**3)

    def dv(x):
        return 2 * mpmath.sqrt(2 / mpmath.pi) * (1 + 3 * mpf(44715) / 1000000 * x**2)

    def d2v(x):
        return 2 * mpmath.sqrt(2 / mpmath.pi) * 6 * mpf(44715) / 1000000 * x

    return Activation(
        "gelu-tanh", "f(x) = x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3)))",
        lambda x: x * sigmoid(v(x)),
        lambda x: sigmoid(v(x)) + x * d_sigmoid(v(x)) * dv(x),
        lambda x: 2 * d_sigmoid(v(x)) * dv(x) + x * (d2_sigmoid(v(x)) * dv(x) ** 2 + d_sigmoid(v(x)) * d2v(x)),
        tail=[-3, -3.7, -4.4, -5.1, -5.7, -6.3, -7, -7.8, -8.5, -9.2, -9.9, -10.1, -10.2, -10.3, -10.4, -10.5, -12.6, -12.8,
              5.3, 5.6, 6.5, 8.2, 12.6, 12.8])


def telu():
    def sech2(x):
        z = mpmath.exp(-2 * mpmath.exp(x))
        return 4 * z / (1 + z) ** 2

    def slope(x):
        return mpmath.tanh(mpmath.exp(x)) + x * mpmath.exp(x) * sech2(x)

    def curvature(x):
        return mpmath.exp(x) * sech2(x) * (2 + x - 2 * x * mpmath.exp(x) * mpmath.tanh(mpmath.exp(x)))

    # Far right tanh(e^x) is 1 to any number of digits; e^(e^x) need not be formed.
    return Activation(
        "telu", "f(x) = x tanh(e^x)",
        lambda x: x * mpmath.tanh(mpmath.exp(x)) if x < 9 else x,
        lambda x: slope(x) if x < 9 else mpf(1),
        lambda x: curvature(x) if x < 9 else mpf(0),
        tail=exponential_tail() + [-9.9, -10.1, 1.5, 2.2, 2.6, 3.1, 4.9, 5.1, 88.8])


def nipuna(beta, file=None):
    part = swish("nipuna", beta).columns
    return Activation(
        "nipuna", "f(x) = x for x >= 0, x sigmoid(beta x) otherwise",
        lambda x: x if x >= 0 else part["f"](x),
        lambda x: mpf(1) if x >= 0 else part["df"](x),
        lambda x: mpf(0) if x >= 0 else part["d2f"](x),
        file=file, parameters={"beta": [beta]}, kinks=(0,), tail=[x / beta for x in exponential_tail()],
        gradients={"dbeta_0": lambda x: mpf(0) if x >= 0 else part["dbeta_0"](x)})


def nipuna_chapter(alpha, file=None):
    return Activation(
        "nipuna-chapter", "f(x) = x for x > 0, alpha log(1 + e^x) otherwise",
        lambda x: x if x > 0 else alpha * softplus(x),
        lambda x: mpf(1) if x > 0 else alpha * sigmoid(x),
        lambda x: mpf(0) if x > 0 else alpha * d_sigmoid(x),
        file=file, parameters={"alpha": [alpha]}, kinks=(0,), tail=exponential_tail(),
        gradients={"dalpha_0": lambda x: mpf(0) if x > 0 else softplus(x)})


def snake(a, file=None):
    return Activation(
        "snake", "f(x) = x + sin^2(a x) / a",
        lambda x: x + mpmath.sin(a * x) ** 2 / a,
        lambda x: 2 * mpmath.sin(a * x + mpmath.pi / 4) ** 2,
        lambda x: 2 * a * mpmath.cos(2 * a * x),
        file=file, parameters={"a": [a]}, largest=None if a == 1 else hp.float32(1e37),
        gradients={"da_0": lambda x: x * mpmath.sin(2 * a * x) / a - mpmath.sin(a * x) ** 2 / a**2},
        tail=[k * mpmath.pi / 2 - mpmath.pi / 4 for k in range(-8, 9)] + hp.both_signs([99.9, 100.1, 117.2, 199.9, 200.1, 3e4]))


def mean(id, definition, one, other, tail):
    def column(name):
        return lambda x: (one.columns[name](x) + other.columns[name](x)) / 2

    return Activation(id, definition, column("f"), column("df"), column("d2f"), tail=tail)

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
    gelu = Activation("gelu", "f(x) = x Phi(x), Phi the normal distribution function",
                      lambda x: x * normal_cdf(x),
                      lambda x: normal_cdf(x) + x * normal_pdf(x),
                      lambda x: normal_pdf(x) * (2 - x * x),
                      tail=[-3, -3.7, -4.4, -5.1, -5.55, -5.7, -6.3, -7, -7.8, -8.5, -9.2, -9.9, -10.6, -11.3, -12, -12.5,
                            -12.9, -13.1, -13.4, -13.9, -14.2, -14.36, -14.4, -14.5, 5.3, 5.6, 6.5, 8.2, 13.1])
    silu = swish("silu", mpf(1), learnable=False)
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
        elu("elu", 1.0, learnable=False),
        elu("elu-alpha", 1.0),
        elu("elu-alpha", 2.5, file="elu-alpha-2.5"),
        celu(1.0),
        celu(0.5, file="celu-0.5"),
        selu(),
        Activation("step", "f(x) = 1 for x >= theta, 0 otherwise; df: the surrogate, 1 for |x - theta| <= 1",
                   lambda x: mpf(1 if x >= 0 else 0), lambda x: mpf(1 if abs(x) <= 1 else 0), lambda x: mpf(0),
                   parameters={"theta": [0.0]}, kinks=(-1, 0, 1), surrogate=True),
        Activation("hardsigmoid", "f(x) = min(max(x + 3, 0), 6) / 6",
                   lambda x: min(max(x + 3, mpf(0)), mpf(6)) / 6,
                   lambda x: mpf(1) / 6 if -3 < x < 3 else mpf(0),
                   lambda x: mpf(0), kinks=(-3, 3)),
        clamp("hardtanh", "f(x) = min(max(x, low), high)", -1, 1, {"low": [-1.0], "high": [1.0]}),
        clamp("relu6", "f(x) = min(max(x, 0), 6)", 0, 6),
        Activation("softsign", "f(x) = x / (1 + |x|)",
                   lambda x: x / (1 + abs(x)),
                   lambda x: 1 / (1 + abs(x)) ** 2,
                   lambda x: -2 * mpmath.sign(x) / (1 + abs(x)) ** 3,
                   tail=hp.both_signs([1e7, 1.7e7, 3e7, 1e18, 1.9e19, 9e20, 3e22])),
        softplus_of(1.0),
        softplus_of(2.0, file="softplus-2"),
        squareplus(4.0),
        squareplus(hp.float32(1.5), file="squareplus-1.5"),
        Activation("logsigmoid", "f(x) = log(1 / (1 + e^-x))",
                   lambda x: -softplus(-x), lambda x: sigmoid(-x), lambda x: -d_sigmoid(x),
                   tail=exponential_tail() + [-x for x in exponential_tail()] + [16.6, 17.3]),
        gelu,
        gelu_tanh(),
        telu(),
        nipuna(1.0),
        nipuna(2.0, file="nipuna-2"),
        nipuna_chapter(1.0),
        nipuna_chapter(2.5, file="nipuna-chapter-2.5"),
        mean("swigelu", "f(x) = (x sigmoid(x) + x Phi(x)) / 2", silu, gelu, exponential_tail()),
        Activation("tanhshrink", "f(x) = x - tanh x",
                   hp.tanh_gap, lambda x: mpmath.tanh(x) ** 2, lambda x: 2 * mpmath.tanh(x) / mpmath.cosh(x) ** 2,
                   tail=hp.both_signs([1e-20, 1e-15, 1e-13, 1e-12, 1e-5, 0.59, 0.62, 0.63, 0.99, 1.01, 1.3, 2.1, 8.9, 9.1, 44.36])),
        snake(1.0),
        snake(2.0, file="snake-2"),
        silu,
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
    reach = min(activation.largest or 20, 20)
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
                if activation.surrogate and upper == "df":
                    continue
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
