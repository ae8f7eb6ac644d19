#!/usr/bin/python3
"""Makes math/<name>.txt: true values of exp, expm1, log, log1p, tanh, tanh_gap, erf, sin, cos,
sin_eighth_turn_on, normal_cdf and normal_pdf.

x is a float32 taken exactly, the truth is rounded once, to double; sin and cos of large x are therefore the sine and
cosine of the exact integer x. The points cover all of float32 with overflow and underflow edges, and for sin and cos
the arguments that lie nearest to multiples of pi/2, where range reduction cancels most. README.md describes the format.

    /usr/bin/python3 make-math-tables.py
"""

import math
import pathlib

import mpmath
import numpy

import high_precision as hp

OUTPUT = pathlib.Path(__file__).parent / "math"
POINTS_SEED = 20240608

DEFINITIONS = {
    "exp": ("e^x", mpmath.exp),
    "expm1": ("e^x - 1", mpmath.expm1),
    "log": ("log x, x >= 0", mpmath.log),
    "log1p": ("log(1 + x), x >= -1", mpmath.log1p),
    "tanh": ("(e^x - e^-x) / (e^x + e^-x)", mpmath.tanh),
    "tanh_gap": ("x - tanh x", hp.tanh_gap),
    "erf": ("2/sqrt(pi) times the integral of exp(-t^2) from 0 to x", mpmath.erf),
    "sin": ("sin x", mpmath.sin),
    "cos": ("cos x", mpmath.cos),
    "sin_eighth_turn_on": ("sin(x + pi/4)", lambda x: mpmath.sin(x + mpmath.pi / 4)),
    "normal_cdf": ("erfc(-x / sqrt 2) / 2", lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2),
    "normal_pdf": ("exp(-x^2 / 2) / sqrt(2 pi)", lambda x: mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)),
}

LOG2 = math.log(2)
EXP_OVERFLOW = 88.72283905206835  # log(FLT_MAX + half an ulp), rounded
EXP_SUBNORMAL = -87.33654475055310  # log(FLT_MIN)
EXP_ZERO = -103.97207708399179  # log(2^-150)


def nearest_to_multiples_of_half_pi():
    """For every exponent of float32 the x = m 2^e >= 1, m a 24-bit integer, nearest to a multiple of pi/2.

    m (2^e 2/pi) is followed modulo 1 in 64-bit fixed point for all 2^23 mantissas; the error, below 2^-40 of a quarter
    turn, is far under the distances that occur (about 2^-24 to 2^-30). Returns [(distance, x)], nearest first.
    """
    mantissas = numpy.arange(2**23, 2**24, dtype=numpy.uint64)
    found = []
    for exponent in range(-23, 105):
        with mpmath.workdps(120):
            turns = mpmath.ldexp(2 / mpmath.pi, exponent)
            step = int(mpmath.floor(mpmath.ldexp(turns - mpmath.floor(turns), 64)))
        phase = mantissas * numpy.uint64(step)  # modulo 2^64 = modulo one quarter turn
        distance = numpy.minimum(phase, ~phase)
        best = int(numpy.argmin(distance))
        found.append((float(distance[best]) * 2.0**-64, math.ldexp(int(mantissas[best]), exponent)))
    return sorted(found)


def common_points(random):
    values = [0.0, -0.0]
    values += hp.both_signs([hp.FLOAT32_MIN_SUBNORMAL, 3 * hp.FLOAT32_MIN_SUBNORMAL, 1e-40, hp.FLOAT32_MIN_NORMAL,
                             hp.next_float32(hp.FLOAT32_MIN_NORMAL, 0), 1e-30, 1e-20, 1e-10, 1e-7, 1e-6])
    values += hp.both_signs(10 ** (-5 + 6 * k / 17) for k in range(18))
    values += hp.both_signs([50, 90, 100, 1e3, 1e5, 1e10, 1e20, hp.FLOAT32_MAX])
    values += list(random.uniform(-1, 1, 30)) + list(random.uniform(-10, 10, 40))
    return values


def around(*values):
    return [x for value in values for x in hp.with_neighbours(value)]


def own_points(name, random):
    if name in ("exp", "expm1"):
        return (around(EXP_OVERFLOW, EXP_SUBNORMAL, EXP_ZERO, -103.27893, 88.02969, 0.5 * LOG2, -0.5 * LOG2, LOG2, 1.5 * LOG2)
                + [k * LOG2 for k in (-149, -140, -133, -127, -126, -60, -25, -24, -17, 17, 24, 25, 60, 126, 127, 127.5)]
                + list(random.uniform(-104, 89, 40)))
    if name == "log":
        near_one = [1 + sign * 2.0**-k for k in range(1, 24) for sign in (-1, 1)]
        return (around(math.sqrt(2), math.sqrt(0.5), 1, 2**24) + near_one + [2.0**k for k in range(-149, 128, 12)]
                + list(10 ** random.uniform(-44, 38, 60)) + list(random.uniform(0.5, 2, 30)))
    if name == "log1p":
        near_minus_one = [-1 + 2.0**-k for k in range(1, 25)]
        return (around(math.sqrt(2) - 1, math.sqrt(0.5) - 1, 1, 2**24) + near_minus_one + [-1.0]
                + [2.0**k for k in (2, 5, 10, 23, 25, 40, 64, 100, 127)]
                + list(10 ** random.uniform(-8, 38, 40)) + list(random.uniform(-0.999, 0, 20)))
    if name == "tanh":
        return (around(0.55, -0.55, 0.625, 1.0, 9.010913, 9.011) + list(random.uniform(-12, 12, 20))
                + hp.both_signs([7.9, 8.3, 8.66434, 12, 22, 44.36, 44.4]))
    if name == "tanh_gap":
        return (around(0.773, 1.0, -1.0, 10.0) + list(random.uniform(-3, 3, 30)) + list(10 ** random.uniform(-14, 0, 30))
                + hp.both_signs([1e-16, 1e-15, 2e-14, 1e-13, 1e-12, 1e-4, 8.9, 9.1, 12, 44.4]))
    if name == "erf":
        return (around(0.5, 0.84375, 1.0, 1.25, 3.5, 3.8325068) + list(random.uniform(-4.2, 4.2, 30))
                + hp.both_signs([2.857, 3.6, 3.919206, 4.0, 5.3, 5.9]))
    if name in ("sin", "cos"):
        hard = nearest_to_multiples_of_half_pi()
        # Nearest of all, and the nearest in every exponent that common reductions split at, up to 2^20, then every sixth.
        chosen = hard[:24] + [(d, x) for d, x in hard if x < 2**20 or math.frexp(x)[1] % 6 == 0]
        return ([x for _, x in chosen] + [-x for _, x in hard[:6]]
                + around(math.pi / 4, math.pi / 2, math.pi, 1.5 * math.pi, 2 * math.pi, 39000, 117435.992, 2**24)
                + hp.both_signs(10 ** random.uniform(1, 38.5, 20)))
    if name == "sin_eighth_turn_on":
        quarters = [(k - 0.25) * math.pi for k in (*range(-70, 71, 5), 1e3, 1e4, 1e5, 1e6, 1e8)]
        return (around(*quarters) + list(10 ** random.uniform(0, 38.5, 20))
                + hp.both_signs([99.9, 100.1, 117435.992, 2.0**24, 2.0**26]))
    if name in ("normal_cdf", "normal_pdf"):
        return (around(-12.96, -13.2, -14.17, -14.3, -1, 1, 5.4)
                + [-3, -4.4, -5.55, -6.3, -7, -7.8, -8.5, -9.2, -9.9, -10.6, -11.3, -12, -12.5, -13.4, -13.9, -14.1, -14.5]
                + [2.5, 3.3, 4.7, 5.2, 6.6, 9.9, 13.0, 13.3, 14.2, 14.4]
                + list(random.uniform(-14.5, 0, 40)) + list(random.uniform(-6, 6, 20)))
    raise KeyError(name)


def main():
    OUTPUT.mkdir(exist_ok=True)
    for name, (definition, function) in DEFINITIONS.items():
        random = numpy.random.RandomState(POINTS_SEED)
        values = common_points(random) + own_points(name, random)
        if name == "log1p":
            values = [x for x in values if x >= -1]
        if name == "log":
            values = [abs(x) for x in values]
        xs = hp.sorted_points(values)
        lines = [
            f"function {name}",
            f"# f(x) = {definition}",
            "# True values at float32 x, rounded to double; made by make-math-tables.py (mpmath).",
            "columns x f",
        ]
        for x in xs:
            lines.append(" ".join(hp.hex_float(v) for v in [x, *hp.truths([function], x)]))
        hp.write_lines(OUTPUT / f"{name}.txt", lines)
        print(f"{name}: {len(xs)} points")


if __name__ == "__main__":
    main()
