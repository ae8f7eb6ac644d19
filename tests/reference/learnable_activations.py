"""The functions that learn their shape, for make-activation-tables.py: from their definitions, in mpmath.

Parameters are away from their start values, so that none of them is 0 or 1 by chance.
"""

import mpmath
import numpy
from mpmath import mpf

import high_precision as hp

SPLINE_SEED = 11
FOURIER_SEED = 12


def float32s(*values):
    return [hp.float32(v) for v in values]


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def d_sigmoid(x):
    z = mpmath.exp(-abs(x))
    return z / (1 + z) ** 2


def d2_sigmoid(x):
    return -d_sigmoid(x) * mpmath.tanh(x / 2)


def silu(x):
    return x * sigmoid(x)


def d_silu(x):
    return sigmoid(x) + x * d_sigmoid(x)


def d2_silu(x):
    return 2 * d_sigmoid(x) + x * d2_sigmoid(x)


def sech_squared(y):
    return 1 / mpmath.cosh(y) ** 2


def adaptive_sigmoid(Activation):
    k, theta = float32s(1.7, -0.6)
    return Activation(
        "adaptive-sigmoid", "f(x) = sigmoid(k (x - theta))",
        lambda x: sigmoid(k * (x - theta)),
        lambda x: k * d_sigmoid(k * (x - theta)),
        lambda x: mpf(k) ** 2 * d2_sigmoid(k * (x - theta)),
        parameters={"k": [k], "theta": [theta]},
        gradients={"dk_0": lambda x: (x - theta) * d_sigmoid(k * (x - theta)),
                   "dtheta_0": lambda x: -k * d_sigmoid(k * (x - theta))})


def sgt(Activation):
    (gamma,) = float32s(1.7)
    return Activation(
        "sgt", "f(x) = Gamma(1.5) tanh(gamma x)",
        lambda x: mpmath.gamma(mpf(3) / 2) * mpmath.tanh(gamma * x),
        lambda x: mpmath.gamma(mpf(3) / 2) * gamma * sech_squared(gamma * x),
        lambda x: -2 * mpmath.gamma(mpf(3) / 2) * mpf(gamma) ** 2 * sech_squared(gamma * x) * mpmath.tanh(gamma * x),
        parameters={"gamma": [gamma]},
        gradients={"dgamma_0": lambda x: mpmath.gamma(mpf(3) / 2) * x * sech_squared(gamma * x)})


def sgt_paper(Activation):
    alpha, beta, a, b = float32s(1.3, 0.7, 0.8, 1.5)

    def power(x):
        """y of the paper, odd continuation on the left, with its first two derivatives."""
        factor, exponent = (mpf(a), mpf(alpha)) if x < 0 else (mpf(b), mpf(beta))
        size = abs(x)
        sign = -1 if x < 0 else 1
        return (sign * factor * size**exponent, factor * exponent * size ** (exponent - 1),
                sign * factor * exponent * (exponent - 1) * size ** (exponent - 2))

    def second(x):
        y, dy, d2y = power(x)
        return sech_squared(y) * (d2y - 2 * mpmath.tanh(y) * dy**2)

    def on_side(left, function):
        return lambda x: function(x) if (x < 0) == left else mpf(0)

    def in_exponent(x):
        return sech_squared(power(x)[0]) * power(x)[0] * mpmath.log(abs(x))

    return Activation(
        "sgt-paper", "f(x) = tanh(y), y = -a |x|^alpha for x < 0, b x^beta otherwise",
        lambda x: mpmath.tanh(power(x)[0]), lambda x: sech_squared(power(x)[0]) * power(x)[1], second,
        parameters={"alpha": [alpha], "beta": [beta], "a": [a], "b": [b]}, smallest=1e-6,
        notes=("No point nearer to 0 than 1e-6: f' is infinite at 0, and the engine bounds it from 1e-9 on.",),
        gradients={"dalpha_0": on_side(True, in_exponent), "dbeta_0": on_side(False, in_exponent),
                   "da_0": on_side(True, lambda x: sech_squared(power(x)[0]) * power(x)[0] / a),
                   "db_0": on_side(False, lambda x: sech_squared(power(x)[0]) * power(x)[0] / b)})


def rational(Activation, a, b, file, note):
    def polynomials(x, order):
        """Derivatives of that order of P and S."""
        p = mpmath.fsum(mpf(c) * mpmath.ff(k, order) * x ** (k - order) for k, c in enumerate(a) if k >= order)
        s = mpmath.fsum(mpf(c) * mpmath.ff(k, order) * x ** (k - order) for k, c in enumerate(b, 1) if k >= order)
        return p, s

    def sign(x):
        return -1 if polynomials(x, 0)[1] < 0 else 1

    def denominator(x):
        return 1 + abs(polynomials(x, 0)[1])

    def value(x):
        return polynomials(x, 0)[0] / denominator(x)

    def derivative(x):
        dp, ds = polynomials(x, 1)
        return (dp - value(x) * sign(x) * ds) / denominator(x)

    def second(x):
        with mpmath.workdps(5 * mpmath.mp.dps):  # where x is huge, nearly all of it cancels
            d2p, d2s = polynomials(x, 2)
            ds = polynomials(x, 1)[1]
            return (d2p - sign(x) * (2 * derivative(x) * ds + value(x) * d2s)) / denominator(x)

    gradients = {f"da_{k}": lambda x, k=k: x**k / denominator(x) for k in range(6)}
    gradients |= {f"db_{k - 1}": lambda x, k=k: -value(x) * sign(x) * x**k / denominator(x) for k in range(1, 5)}
    return Activation("rational", "f(x) = sum of a_k x^k, k = 0 .. 5, / (1 + |sum of b_k x^k|, k = 1 .. 4)", value,
                      derivative, second, file=file, parameters={"a": a, "b": b}, gradients=gradients,
                      notes=(note, "No point nearer to 0 than 1e-30: the sum of b_k x^k, whose sign f' takes, must not underflow."),
                      smallest=1e-30)


def cardinal_spline(x, degree):
    """The B-spline of that degree on the knots 0, 1, ..., degree + 1, by Cox and de Boor."""
    if degree == 0:
        return mpf(1) if 0 <= x < 1 else mpf(0)
    return (x * cardinal_spline(x, degree - 1) + (degree + 1 - x) * cardinal_spline(x - 1, degree - 1)) / degree


def spline_derivative(x, degree, order):
    if order == 0:
        return cardinal_spline(x, degree)
    return spline_derivative(x, degree - 1, order - 1) - spline_derivative(x - 1, degree - 1, order - 1)


def b_spline(Activation):
    random = numpy.random.RandomState(SPLINE_SEED)
    w_b, w_s = float32s(0.8, 1.3)
    c = float32s(*random.standard_normal(11))

    def total(order, base):
        def function(x):
            terms = (mpf(v) * spline_derivative(x - (i - 7), 3, order) for i, v in enumerate(c))
            return w_b * base(x) + w_s * mpmath.fsum(terms)
        return function

    gradients = {"dw_b_0": silu,
                 "dw_s_0": lambda x: mpmath.fsum(mpf(v) * cardinal_spline(x - (i - 7), 3) for i, v in enumerate(c))}
    gradients |= {f"dc_{i}": lambda x, i=i: w_s * cardinal_spline(x - (i - 7), 3) for i in range(11)}
    return Activation(
        "b-spline", "f(x) = w_b silu(x) + w_s sum of c_i B(x + 5 - i), i = 0 .. 10, B the cubic B-spline on [-2, 2]",
        total(0, silu), total(1, d_silu), total(2, d2_silu), parameters={"w_b": [w_b], "w_s": [w_s], "c": c},
        gradients=gradients, notes=(f"c: N(0, 1) from numpy.random.RandomState({SPLINE_SEED}), rounded to float32.",))


def fourier(Activation):
    random = numpy.random.RandomState(FOURIER_SEED)
    f = float32s(*random.standard_normal(6))

    def frequency(q):
        return mpmath.pi * (2 * q - 1) / 2

    def half_turns(q, x):
        return (2 * q - 1) * (x + 1 + mpf(1) / 512) / 2

    def total(term):
        return lambda x: mpmath.fsum(mpf(v) * term(q, x) for q, v in enumerate(f, 1))

    return Activation(
        "fourier", "f(x) = sum of f_q cos(pi (2 q - 1) (x + 1 + 1/512) / 2), q = 1 .. 6",
        total(lambda q, x: mpmath.cospi(half_turns(q, x))),
        total(lambda q, x: -frequency(q) * mpmath.sinpi(half_turns(q, x))),
        total(lambda q, x: -frequency(q) ** 2 * mpmath.cospi(half_turns(q, x))),
        parameters={"f": f}, largest=3,
        gradients={f"df_{q - 1}": lambda x, q=q: mpmath.cospi(half_turns(q, x)) for q in range(1, 7)},
        notes=(f"Parameters: N(0, 1) from numpy.random.RandomState({FOURIER_SEED}), rounded to float32.",))


def mixture(Activation):
    u, v = float32s(0.4, -0.3, 0.1), float32s(0.2, -0.1, 0.5)
    parts = ((lambda x: max(x, mpf(0)), lambda x: mpf(1 if x > 0 else 0), lambda x: mpf(0)),
             (mpmath.tanh, sech_squared, lambda x: -2 * sech_squared(x) * mpmath.tanh(x)),
             (silu, d_silu, d2_silu))

    def weight(k, x):
        total = mpmath.fsum(mpmath.exp(mpf(u[j]) * x + v[j]) for j in range(3))
        return mpmath.exp(mpf(u[k]) * x + v[k]) / total

    def mean(x, function):
        return mpmath.fsum(weight(k, x) * function(k) for k in range(3))

    def value(x):
        return mean(x, lambda k: parts[k][0](x))

    def off(k, x):
        return u[k] - mean(x, lambda j: mpf(u[j]))

    def derivative(x):
        return mean(x, lambda k: off(k, x) * parts[k][0](x) + parts[k][1](x))

    def second(x):
        spread = mean(x, lambda k: off(k, x) ** 2)
        return mean(x, lambda k: (off(k, x) ** 2 - spread) * parts[k][0](x) + 2 * off(k, x) * parts[k][1](x)
                    + parts[k][2](x))

    gradients = {f"du_{k}": lambda x, k=k: x * weight(k, x) * (parts[k][0](x) - value(x)) for k in range(3)}
    gradients |= {f"dv_{k}": lambda x, k=k: weight(k, x) * (parts[k][0](x) - value(x)) for k in range(3)}
    return Activation("mixture", "f(x) = sum of g_k phi_k(x), g = softmax(u x + v), phi = relu, tanh, silu", value,
                      derivative, second, parameters={"u": u, "v": v}, gradients=gradients, kinks=(0,), largest=30)


def learnables(Activation):
    fit = (float32s(0.03355815733452378, 0.5050059186781659, 1.6534697310952233, 2.0100501552600014,
                    0.9319195586484518, 0.15242646398275836),
           float32s(4.812831860534153e-05, 3.9802479055059194, 1.5837587665720168e-05, 0.30183382839661377))
    wavy = float32s(0.3, -0.8, 0.5, 1.1, -0.4, 0.6), float32s(0.5, -1.2, 0.3, 0.7)
    return [
        adaptive_sigmoid(Activation), sgt(Activation), sgt_paper(Activation),
        rational(Activation, *fit, "rational", "The start values: a fit to LeakyReLU on [-3, 3]."),
        rational(Activation, *wavy, "rational-wavy", "Coefficients of no function in particular."),
        b_spline(Activation), fourier(Activation), mixture(Activation),
    ]
