#!/usr/bin/python3
"""The engine's random numbers in NumPy: counter-based, so any number is had from its name alone.

Philox4x32-10 (Salmon et al., SC'11) keyed by the seed, with counter words (block, layer, step, purpose):

    u32        word (index & 3) of block (index >> 2)
    uniform01  (u32 >> 8) 2^-24
    symmetric  float32(bound) * float32(2 uniform01 - 1), one float32 product
    normal     words w0, w1 of block (index >> 1); u1 = (w0 + 0.5) 2^-32, u2 = w1 2^-32, r = sqrt(-2 ln u1) in double;
               even index r cos(2 pi u2), odd index r sin(2 pi u2), rounded to float32

Run as a program it checks Random123's known answers and writes generator-values.txt for the engine's tests:

    /usr/bin/python3 generator.py
"""

import pathlib

import mpmath
import numpy as np

import high_precision as hp

WEIGHTS, BIASES, PARAMETERS, SHUFFLE, NOISE = 1, 2, 3, 4, 5

# counter, key -> output (Random123, kat_vectors, philox4x32 with 10 rounds)
KNOWN_ANSWERS = [
    ((0x00000000,) * 4, (0x00000000,) * 2, (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    ((0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0),
     (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
]


def philox4x32(counter, key):
    """Ten rounds. counter: four words (integers or uint64 arrays holding 32-bit values), key: two integers."""
    mask, shift = np.uint64(0xFFFFFFFF), np.uint64(32)
    c0, c1, c2, c3 = np.broadcast_arrays(*(np.asarray(word, dtype=np.uint64) for word in counter))
    k0, k1 = (int(word) for word in key)
    for _ in range(10):
        product0 = np.uint64(0xD2511F53) * c0
        product1 = np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = ((product1 >> shift) ^ c1 ^ np.uint64(k0), product1 & mask,
                          (product0 >> shift) ^ c3 ^ np.uint64(k1), product0 & mask)
        k0 = (k0 + 0x9E3779B9) & 0xFFFFFFFF
        k1 = (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3])


class Generator:
    """Random numbers of one seed (below 2^64). `index` is an integer array; results have its shape."""

    def __init__(self, seed):
        self.key = (seed & 0xFFFFFFFF, seed >> 32)

    def words(self, purpose, step, layer, block):
        return philox4x32((block, layer, step, purpose), self.key)

    def u32(self, purpose, step, layer, index):
        index = np.asarray(index, dtype=np.uint64)
        words = self.words(purpose, step, layer, index >> np.uint64(2))
        return np.take_along_axis(words, (index & np.uint64(3)).astype(np.int64)[None], axis=0)[0].astype(np.uint32)

    def uniform01(self, purpose, step, layer, index):
        return (self.u32(purpose, step, layer, index) >> np.uint32(8)).astype(np.float32) * np.float32(2.0**-24)

    def symmetric(self, bound, purpose, step, layer, index):
        """Uniform in [-bound, bound); 2 u - 1 is exact in float32."""
        u = self.uniform01(purpose, step, layer, index)
        return np.float32(bound) * (np.float32(2) * u - np.float32(1))

    def normal(self, purpose, step, layer, index):
        index = np.asarray(index, dtype=np.uint64)
        w0, w1 = self.words(purpose, step, layer, index >> np.uint64(1))[:2].astype(np.float64)
        radius = np.sqrt(-2 * np.log((w0 + 0.5) * 2.0**-32))
        angle = 2 * np.pi * (w1 * 2.0**-32)
        return np.where(index & np.uint64(1), radius * np.sin(angle), radius * np.cos(angle)).astype(np.float32)

    def shuffle(self, epoch, n):
        """The order of n samples in an epoch: for i = n-1 … 1 swap i with floor(u32(i) (i+1) 2^-32)."""
        index = np.arange(n, dtype=np.uint64)
        chosen = (self.u32(SHUFFLE, epoch, 0, index).astype(np.uint64) * (index + np.uint64(1))) >> np.uint64(32)
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = int(chosen[i])
            order[i], order[j] = order[j], order[i]
        return np.array(order)

    def dense(self, layer, inputs, outputs):
        """PyTorch's default start of a linear layer: U(±1/sqrt(inputs)). Weights [inputs × outputs], biases [outputs]."""
        bound = np.float32(1 / np.sqrt(np.float64(inputs)))
        weights = self.symmetric(bound, WEIGHTS, 0, layer, np.arange(inputs * outputs)).reshape(inputs, outputs)
        return weights, self.symmetric(bound, BIASES, 0, layer, np.arange(outputs))


def check_known_answers():
    for counter, key, expected in KNOWN_ANSWERS:
        output = tuple(int(word) for word in philox4x32(counter, key))
        assert output == expected, (counter, key, [f"{word:08x}" for word in output])


def check_normal(generator, place, value):
    """The float32 of a listed normal must not hang on the last bits of sqrt, log, sin or cos in double."""
    purpose, step, layer, index = place
    w0, w1 = (int(word) for word in generator.words(purpose, step, layer, np.uint64(index >> 1))[:2])
    with mpmath.workdps(40):
        radius = mpmath.sqrt(-2 * mpmath.log((mpmath.mpf(w0) + 0.5) / 2**32))
        angle = 2 * mpmath.pi * w1 / 2**32
        truth = radius * (mpmath.sin(angle) if index & 1 else mpmath.cos(angle))
        for relative in (-1e-13, 0, 1e-13):
            assert hp.float32(hp.to_double(truth * (1 + relative))) == value, place


def value_lines():
    places = [
        (WEIGHTS, 0, 0, 0), (WEIGHTS, 0, 0, 1), (WEIGHTS, 0, 0, 2), (WEIGHTS, 0, 0, 3), (WEIGHTS, 0, 0, 4),
        (WEIGHTS, 0, 0, 200703), (WEIGHTS, 0, 4, 639), (BIASES, 0, 0, 255), (BIASES, 0, 4, 9),
        (PARAMETERS, 0, 0, 0), (PARAMETERS, 0, 0, 1), (PARAMETERS, 0, 0, 25), (PARAMETERS, 0, 0, 74), (PARAMETERS, 0, 3, 7),
        (SHUFFLE, 0, 0, 59999), (SHUFFLE, 14, 0, 1), (NOISE, 7034, 2, 24575), (NOISE, 4294967295, 4294967295, 4294967295),
    ]
    for seed in (7, 0, 2**53 - 1):
        generator = Generator(seed)
        for place in places:
            u32 = int(generator.u32(*place))
            uniform = float(generator.uniform01(*place))
            normal = float(generator.normal(*place))
            check_normal(generator, place, normal)
            numbers = " ".join(str(number) for number in place)
            yield f"value {seed} {numbers} {u32} {hp.hex_float(uniform)} {hp.hex_float(normal)}"


def main():
    check_known_answers()
    for k, value in enumerate(Generator(7).normal(PARAMETERS, 0, 0, np.arange(75))):
        check_normal(Generator(7), (PARAMETERS, 0, 0, k), float(value))
    lines = [
        "# Known values of the random generator; made by generator.py, which says how each is defined.",
        "# philox c0 c1 c2 c3 k0 k1 o0 o1 o2 o3 (counter, key, output, hexadecimal, Random123's known answers)",
        "# value seed purpose step layer index u32 uniform01 normal",
        "# shuffle seed epoch n (sum of i order[i] mod 2^32) order[0] ... order[19]",
    ]
    for counter, key, output in KNOWN_ANSWERS:
        lines.append("philox " + " ".join(f"{word:08x}" for word in (*counter, *key, *output)))
    lines += value_lines()
    for epoch in (0, 1):
        order = Generator(7).shuffle(epoch, 60000)
        assert sorted(order) == list(range(60000))
        checksum = int((np.arange(60000, dtype=np.uint64) * order.astype(np.uint64)).sum()) % 2**32
        lines.append(f"shuffle 7 {epoch} 60000 {checksum} " + " ".join(str(k) for k in order[:20]))
    hp.write_lines(pathlib.Path(__file__).parent / "generator-values.txt", lines)


if __name__ == "__main__":
    main()
