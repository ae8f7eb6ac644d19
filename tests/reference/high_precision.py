"""Shared by the scripts that make high-precision tables: exact rounding of mpmath numbers to double,
C hex floats, float32 helpers, and an evaluation that proves its own digits.

A truth is evaluated at DIGITS and again at twice as many decimal digits. If the two do not round to the same
double, cancellation has eaten the digits and the script stops instead of writing a wrong table.
"""

import math

import mpmath
import numpy

DIGITS = 80

FLOAT32_MAX = float(numpy.finfo(numpy.float32).max)
FLOAT32_MIN_NORMAL = float(numpy.finfo(numpy.float32).tiny)
FLOAT32_MIN_SUBNORMAL = 2.0**-149


def to_double(value):
    """The double nearest to an mpmath number (ties to even), subnormals rounded once, overflow to infinity."""
    value = mpmath.mpf(value)
    if mpmath.isinf(value) or mpmath.isnan(value):
        return float(value)
    sign, mantissa, exponent, bits = value._mpf_
    if mantissa == 0:
        return 0.0
    signed = -1.0 if sign else 1.0
    top = exponent + bits  # value in [2^(top-1), 2^top)
    if top > 1025:
        return signed * math.inf
    if top < -1080:
        return signed * 0.0
    try:
        # Python's int -> float and int / int are correctly rounded, subnormals included.
        magnitude = float(int(mantissa) << exponent) if exponent >= 0 else int(mantissa) / (1 << -exponent)
    except OverflowError:
        magnitude = math.inf
    return signed * magnitude


def truths(functions, x):
    """[f(x) for f in functions] as doubles; x is a float, taken exactly."""
    results = []
    for digits in (DIGITS, 2 * DIGITS):
        with mpmath.workdps(digits):
            results.append([to_double(f(mpmath.mpf(x))) for f in functions])
    if repr(results[0]) != repr(results[1]):
        raise ArithmeticError(f"{DIGITS} digits are not enough at x = {x!r}: {results}")
    return results[0]


def hex_float(value):
    """A C hex float that strtod reads back exactly; trailing zeros of float.hex() are dropped."""
    text = float(value).hex()
    if "p" not in text:
        return text  # inf, -inf, nan
    digits, exponent = text.split("p")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}p{exponent}"


def float32(value):
    """The float32 nearest to a real number, as a Python float."""
    return float(numpy.float32(value))


def next_float32(x, towards):
    """The float32 beside x in the direction of `towards`."""
    return float(numpy.nextafter(numpy.float32(x), numpy.float32(towards)))


def with_neighbours(x):
    """The float32 nearest to x and the one on either side."""
    x = float32(x)
    return [next_float32(x, -math.inf), x, next_float32(x, math.inf)]


def both_signs(values):
    return [sign * value for value in values for sign in (-1.0, 1.0)]


def sorted_points(values):
    """Float32 values in ascending order, each bit pattern once, -0 before 0."""
    unique = {}
    for value in values:
        value = float32(value)
        unique[(value, math.copysign(1.0, value))] = value
    return [unique[key] for key in sorted(unique)]


def write_lines(path, lines):
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


def tanh_gap(x):
    """x - tanh x; its series where so many digits cancel that even 80 are not enough."""
    if abs(x) < mpmath.mpf(10) ** -12:
        return x**3 / 3 - 2 * x**5 / 15 + 17 * x**7 / 315 - 62 * x**9 / 2835 + 1382 * x**11 / 155925
    return x - mpmath.tanh(x)
