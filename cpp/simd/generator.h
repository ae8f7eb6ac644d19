// The random numbers of the engine: Philox4x32-10 (Salmon and others, 2011), a counter-based generator.
//
// A number is a function of (seed, purpose, step, layer, index) alone: the order of calls, the activation chosen and
// the number of threads change nothing, noise is recomputed instead of stored, and a checkpoint holds no state of it.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "simd/math.h"

namespace activarium {

enum class Purpose : std::uint32_t {
  weights = 1,
  biases = 2,
  activation_parameters = 3,
  shuffle = 4,
  noise = 5,
  dropout = 6
};

struct Generator {
  std::uint64_t seed = 0;
  Purpose purpose = Purpose::weights;
  std::uint32_t step = 0;
  std::uint32_t layer = 0;

  /// The four words of counter (block, layer, step, purpose) under the key `seed`.
  std::array<std::uint32_t, 4> block(std::uint32_t block_index) const {
    std::uint32_t c0 = block_index, c1 = layer, c2 = step, c3 = static_cast<std::uint32_t>(purpose);
    std::uint32_t k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
    for (int round = 0; round < 10; ++round) {
      const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c0;
      const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c2;
      c0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1 ^ k0;
      c1 = static_cast<std::uint32_t>(p1);
      c2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3 ^ k1;
      c3 = static_cast<std::uint32_t>(p0);
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
    return {c0, c1, c2, c3};
  }

  std::uint32_t u32(std::uint32_t index) const { return block(index >> 2)[index & 3]; }

  /// Uniform in [0, 1), a multiple of 2⁻²⁴.
  static float unit(std::uint32_t word) { return static_cast<float>(word >> 8) * 0x1p-24f; }
  float uniform(std::uint32_t index) const { return unit(u32(index)); }

  /// Uniform in [−bound, bound).
  float symmetric(std::uint32_t index, float bound) const { return bound * (2.0f * uniform(index) - 1.0f); }

  /// Standard normal, by Box and Muller in double: indices 2k and 2k + 1 share a pair.
  float normal(std::uint32_t index) const {
    const auto words = block(index >> 1);
    const double u1 = (words[0] + 0.5) * 0x1p-32, u2 = words[1] * 0x1p-32;
    const double radius = sqrt(-2.0 * wide::log(u1)).lane0();
    const wide::SinCos angle = wide::sincos(6.283185307179586 * u2);
    return static_cast<float>(radius * ((index & 1) != 0 ? angle.sin : angle.cos).lane0());
  }

  /// The same for indices 4k … 4k + 3 in a third of the time.
  void normals(std::uint32_t k, float* out) const {
    const auto one = block(2 * k), other = block(2 * k + 1);
    const wide::SinCos angle = wide::sincos(6.283185307179586 * f64x2(one[1] * 0x1p-32, other[1] * 0x1p-32));
    const f64x2 radius = sqrt(-2.0 * wide::log(f64x2((one[0] + 0.5) * 0x1p-32, (other[0] + 0.5) * 0x1p-32)));
    const f64x2 cosines = radius * angle.cos, sines = radius * angle.sin;
    out[0] = static_cast<float>(cosines.lane0());
    out[1] = static_cast<float>(sines.lane0());
    out[2] = static_cast<float>(cosines.lane1());
    out[3] = static_cast<float>(sines.lane1());
  }
};

/// Brings `order`, 0 … n − 1, into the uniformly drawn order of an epoch (Fisher and Yates).
inline void shuffle(std::uint64_t seed, std::uint32_t epoch, std::uint32_t* order, std::size_t n) {
  const Generator random{seed, Purpose::shuffle, epoch, 0};
  for (std::size_t i = n; i-- > 1;) {
    const auto index = static_cast<std::uint32_t>(i);
    const auto j = static_cast<std::size_t>((std::uint64_t{random.u32(index)} * (i + 1)) >> 32);
    std::swap(order[i], order[j]);
  }
}

} // namespace activarium
