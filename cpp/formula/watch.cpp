#include "formula/watch.h"

#include <algorithm>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr double log2e = 0x1.71547652b82fep+0;
/// Half ULPs of an exponential that are off by 10⁻⁵ of it.
constexpr double roundings_allowed = 160;

double log2_of(double v) {
  int exponent;
  const double digits = std::frexp(v, &exponent);
  return exponent - (digits == 0.5 ? 1 : 0);
}

/// How far an exponential's argument may go: its error is multiplied by its size.
double reach(const Size& a) { return std::max(4.0, std::min(80.0, roundings_allowed / std::max(a.roundings, 1.0))); }

bool can_exceed(const Size& a, double bound) { return a.high > log2_of(bound); }

/// Of a result between 2⁻¹²⁶ and 2¹²⁷, if it is looked after.
Watched bounded(Size size) {
  Watched w{size};
  if (size.low < -126 || (size.may_vanish && size.low < -100))
    w.check = Check::result_in_range;
  else if (size.high > 126)
    w.check = Check::result_not_large;
  w.size.low = std::max(size.low, -120.0);
  w.size.high = std::min(size.high, 120.0);
  return w;
}

Watched sum(const Size& a, const Size& b, bool same_sign) {
  Size s;
  s.high = std::max(a.high, b.high) + 1;
  s.roundings = std::max(a.roundings, b.roundings) + 1;
  if (same_sign) {
    s.low = a.may_vanish ? b.low : b.may_vanish ? a.low : std::max(a.low, b.low);
    s.may_vanish = a.may_vanish && b.may_vanish;
    s.sign = a.sign;
  } else {
    s.low = std::min({a.low, b.low, -30.0});
  }
  // A sum cannot become too small for its digits; exact terms lose none.
  Watched w{s};
  if (s.high > 126)
    w.check = Check::result_not_large;
  else if (!same_sign && std::max(a.roundings, b.roundings) >= 1) {
    w.check = Check::digits_left;
    w.limit = std::min(a.high, b.high) <= 2 ? share_of_small : share_left;
  }
  w.size.high = std::min(s.high, 120.0);
  return w;
}

} // namespace

Watched watch(const Operation& o, const Size& a, const Size& b, const Size& c) {
  const double arguments = std::max(a.roundings, 0.0);
  const auto exponential = [&](double factor) {
    const double limit = reach(a);
    Watched w{{-limit * factor, limit * factor, false, 1, 2 + 4 * arguments}};
    if (can_exceed(a, limit)) {
      w.check = Check::argument_size;
      w.limit = static_cast<float>(limit);
    }
    return w;
  };
  /// A function with values up to 2^high that vanishes, if it does, with its argument.
  const auto plain = [&](double high, int sign = 0) { return Watched{{-30, high, true, sign, 3 + arguments}}; };
  switch (o.op) {
  case Op::constant: {
    const double size = std::fabs(o.value);
    const double log2 = size == 0 || !(size < INFINITY) ? 0 : log2_of(size);
    return {{log2, log2 + 1, size == 0, o.value < 0 ? -1 : 1,
             static_cast<double>(static_cast<float>(o.value)) == o.value ? 0.0 : 1.0}};
  }
  case Op::input:
    return {};
  case Op::parameter:
    return {{-30, 20}};
  case Op::add:
    return sum(a, b, a.sign != 0 && a.sign == b.sign);
  case Op::subtract:
    return sum(a, b, a.sign != 0 && a.sign == -b.sign);
  case Op::multiply:
  case Op::multiply_slope: {
    const bool square = o.a == o.b;
    return bounded({a.low + b.low, a.high + b.high, a.may_vanish || b.may_vanish, square ? 1 : a.sign * b.sign,
                    a.roundings + b.roundings + 1});
  }
  case Op::divide: {
    Watched w = bounded({a.low - b.high, a.high - b.low, a.may_vanish, a.sign * b.sign, a.roundings + b.roundings + 1});
    if (b.may_vanish && w.check == Check::nothing) w.check = Check::result_not_large;
    if (b.may_vanish) w.size.high = 120;
    return w;
  }
  case Op::negate: {
    Size s = a;
    s.sign = -a.sign;
    return {s};
  }
  case Op::root: {
    Watched w{{a.low / 2, a.high / 2, a.may_vanish, 1, a.roundings / 2 + 1}};
    if (a.may_vanish || a.low < -100) w.check = Check::argument_not_small;
    return w;
  }
  case Op::magnitude: {
    Size s = a;
    s.sign = 1;
    return {s};
  }
  case Op::larger:
  case Op::smaller:
  case Op::choice: {
    const Size& p = o.op == Op::choice ? b : a;
    const Size& q = o.op == Op::choice ? c : b;
    const int sign = p.sign == q.sign ? p.sign : 0;
    const int towards = o.op == Op::larger ? 1 : o.op == Op::smaller ? -1 : 0;
    const bool kept = towards != 0 && (p.sign == towards || q.sign == towards);
    return {{std::min(p.low, q.low), std::max(p.high, q.high), p.may_vanish || q.may_vanish, kept ? towards : sign,
             std::max(p.roundings, q.roundings)}};
  }
  case Op::exponential:
  case Op::hyperbolic_sine:
  case Op::hyperbolic_cosine:
  case Op::decay: {
    Watched w = exponential(log2e);
    if (o.op == Op::decay) w.size.high = 0;
    if (o.op == Op::hyperbolic_cosine) w.size.low = 0;
    if (o.op == Op::hyperbolic_sine) w.size.low = -30, w.size.may_vanish = true, w.size.sign = 0;
    return w;
  }
  case Op::exponential_minus_one: {
    Watched w = exponential(log2e);
    w.size = {-30, w.size.high, true, 0, w.size.roundings};
    if (w.check != Check::nothing) w.check = Check::argument_below;
    return w;
  }
  case Op::logarithm:
    return {{-30, 8, true, 0, 3 + arguments}, Check::argument_not_small};
  case Op::logarithm_of_one_plus:
    return plain(8);
  case Op::power: {
    Watched w = plain(120);
    w.size.low = -120;
    w.size.sign = a.sign == 1 ? 1 : 0;
    w.check = Check::result_in_range;
    return w;
  }
  case Op::hyperbolic_tangent_slope:
  case Op::sigmoid_slope:
  case Op::sigmoid: // of a decay
    return {{a.low - 2, 1, false, 1, 3 + arguments}};
  case Op::softplus:
    return {{a.low - 1, std::max(b.high, 0.0) + 1, false, 1, 3 + arguments}};
  case Op::normal_distribution:
  case Op::normal_density: {
    // Φ and φ fall as e^(−a²/2): a's error counts a² times.
    const double limit = std::sqrt(2 * reach(a));
    Watched w{{-reach(a) * log2e - 6, 1, false, 1, 4 + 4 * arguments}};
    if (can_exceed(a, limit)) {
      w.check = o.op == Op::normal_density ? Check::argument_size : Check::argument_above;
      w.limit = static_cast<float>(o.op == Op::normal_distribution ? -limit : limit);
    }
    return w;
  }
  case Op::cube_root:
    return {{a.low / 3, a.high / 3, a.may_vanish, a.sign, 1 + arguments / 3}};
  case Op::floor:
  case Op::ceiling:
  case Op::nearest:
  case Op::truncation:
  case Op::arcsine:
  case Op::arctangent:
  case Op::inverse_hyperbolic_sine:
    return plain(std::max(a.high, 1.0));
  case Op::remainder:
    return plain(b.high);
  default: // bounded by 1, or nearly
    return plain(7);
  }
}

} // namespace activarium::formula
