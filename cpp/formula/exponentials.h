// Quotients of sums of exponentials of one thing, Σ cᵢ e^(aᵢw) / Σ dⱼ e^(bⱼw), as polynomials are written: sums,
// products, quotients and derivatives of such are such again, and their coefficients cancel exactly where numbers would
// not.
//
// Sigmoid, tanh and their kin are all of this form, however they are spelled.
#pragma once

#include <optional>
#include <vector>

namespace activarium::formula {

/// coefficient · e^(rate·w)
struct Term {
  double rate, coefficient;
};
/// By rising rate, each once; no coefficient is 0.
using Terms = std::vector<Term>;

struct Exponentials {
  Terms over, under = {{0, 1}};

  /// Whether nothing is divided by: `under` is 1.
  bool is_sum() const { return under.size() == 1; }
  /// The rates at which it grows, or falls if they are below 0, towards the right and towards the left.
  double growth_right() const;
  double growth_left() const;
  /// Whether it is 1 at w = 0, and not everywhere.
  bool is_one_at_zero() const;
  /// Whether it becomes 1 far out, on either side.
  bool tends_to_one() const;
};

/// Whether they cancel at w = 0.
bool vanish_at_zero(const Terms& terms);

/// What has more terms than are worth writing out is none.
std::optional<Exponentials> sum(const Exponentials& a, const Exponentials& b, double sign);
std::optional<Exponentials> product(const Exponentials& a, const Exponentials& b);
std::optional<Exponentials> quotient(const Exponentials& a, const Exponentials& b);
/// By w.
std::optional<Exponentials> slope(const Exponentials& a);

} // namespace activarium::formula
