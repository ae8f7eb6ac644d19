// Polynomials of four floats at once.
#pragma once

#include <utility>

#include "simd/f32x4.h"

namespace activarium {

/// Σ cᵢxⁱ by pairs (Estrin): cᵢ + cᵢ₊₁x are the coefficients of a polynomial in x². The chain of operations that wait
/// for each other, which bounds our loops more than their number does, is shorter than Horner's.
template <std::size_t N> f32x4 polynomial_by_pairs(f32x4 x, const f32x4 (&c)[N]) {
  if constexpr (N == 1) {
    return c[0];
  } else {
    f32x4 pairs[(N + 1) / 2];
    for (std::size_t i = 0; i < N / 2; ++i) pairs[i] = c[2 * i] + c[2 * i + 1] * x;
    if constexpr (N % 2 != 0) pairs[N / 2] = c[N - 1];
    return polynomial_by_pairs(x * x, pairs);
  }
}

/// The same, with the last step as in Horner's scheme, which rounds the large terms once instead of twice.
template <std::size_t N> f32x4 polynomial(f32x4 x, const double (&c)[N]) {
  const auto rest = [&]<std::size_t... I>(std::index_sequence<I...>) {
    const f32x4 higher[] = {c[I + 1]...};
    return polynomial_by_pairs(x, higher);
  }
  (std::make_index_sequence<N - 1>());
  return c[0] + x * rest;
}

} // namespace activarium
