#include "formula/graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace activarium::formula {
namespace {

constexpr std::size_t first_table_size = 128; // a power of two, as is every next one
constexpr double most_written_out = 4;        // powers of quotients of exponentials

std::uint64_t bits_of(double value) {
  std::uint64_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

bool same(const Operation& x, const Operation& y) {
  return x.op == y.op && x.a == y.a && x.b == y.b && x.c == y.c && bits_of(x.value) == bits_of(y.value);
}

std::size_t hash_of(const Operation& o) {
  std::uint64_t h = bits_of(o.value) ^ static_cast<std::uint64_t>(o.op);
  for (const Ref operand : {o.a, o.b, o.c}) h = (h ^ (h >> 29) ^ operand) * 0x9e3779b97f4a7c15ull;
  return static_cast<std::size_t>(h >> 40);
}

/// Whether factors may be drawn together: powers of powers would leave the doubles.
bool is_moderate(double factor) { return std::fabs(factor) < 1e30 && (factor == 0 || std::fabs(factor) > 1e-30); }

} // namespace

Graph::Graph() : table_(first_table_size, none) {}

Ref& Graph::place_of(const Operation& wanted) {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash_of(wanted) & mask;
  while (table_[at] != none && !same(nodes_[table_[at]], wanted)) at = (at + 1) & mask;
  return table_[at];
}

Ref Graph::make(Op op, Ref a, Ref b, Ref c, double value) {
  const Operation wanted{op, a, b, c, value};
  Ref& place = place_of(wanted);
  if (place != none) return place;
  if (nodes_.size() == max_nodes) {
    full_ = true;
    return 0;
  }
  const auto made = static_cast<Ref>(nodes_.size());
  place = made;
  nodes_.push_back(wanted);
  if (2 * nodes_.size() > table_.size()) {
    table_.assign(2 * table_.size(), none);
    for (Ref node = 0; node <= made; ++node) place_of(nodes_[node]) = node;
  }
  return made;
}

Ref Graph::constant(double value) { return make(Op::constant, none, none, none, value); }

Graph::Scaled Graph::split(Ref a) const {
  const Operation& o = nodes_[a];
  if (o.op == Op::negate) return {o.a, -1};
  if (o.op == Op::multiply && is_constant(o.b)) return {o.a, nodes_[o.b].value};
  return {a, 1};
}

/// A factor that rounding alone keeps from ±1 is meant to be that: √2 · (x/√2) is x.
Ref Graph::scaled(Ref core, double factor) {
  if (std::fabs(std::fabs(factor) - 1) < 0x1p-46) return factor > 0 ? core : make(Op::negate, core);
  return make(Op::multiply, core, constant(factor));
}

bool Graph::are_opposite(Ref a, Ref b) { return nodes_[a].op == Op::negate ? nodes_[a].a == b : negate(a) == b; }

/// ln(1 + eᵛ) − v = ln(1 + e⁻ᵛ), and so for max(v, 0) + ln(1 + e^−|v|): the left sides lose what the right sides keep.
/// a + sign·b, `none` if it is no such sum.
Ref Graph::sum_of_softplus(Ref a, Ref b, double sign) {
  if (nodes_[b].op != Op::softplus) {
    if (nodes_[a].op != Op::softplus) return none;
    const Ref v = nodes_[a].b;
    return (sign < 0 ? b == v : are_opposite(b, v)) ? softplus(negate(v)) : none;
  }
  const Ref v = nodes_[b].b;
  if (sign < 0 ? a == v : are_opposite(a, v)) return scaled(softplus(negate(v)), sign);
  const Operation bound = nodes_[a];
  if (bound.op != (sign < 0 ? Op::smaller : Op::larger) || !is_constant(bound.b, 0)) return none;
  if (!are_opposite(v, magnitude(bound.a))) return none;
  return sign < 0 ? scaled(softplus(negate(bound.a)), -1) : softplus(bound.a);
}

/// max(u, 0) + min(v, 0) where v = c·(eᵏᵘ − 1) has the sign of u: one piece each, and at 0 the slope of the left one.
Ref Graph::sum_of_halves(Ref a, Ref b) {
  if (nodes_[a].op == Op::smaller) std::swap(a, b);
  const Operation right = nodes_[a], left = nodes_[b];
  if (right.op != Op::larger || left.op != Op::smaller || !is_constant(right.b, 0) || !is_constant(left.b, 0))
    return none;
  const Operation product = nodes_[left.a];
  // c·expm1(u/c) has it for any c, c·expm1(ku) for ck > 0.
  for (const auto& [factor, inner] : {std::pair(product.a, product.b), std::pair(product.b, product.a)})
    if (product.op == Op::multiply && nodes_[inner].op == Op::exponential_minus_one) {
      const Operation argument = nodes_[nodes_[inner].a];
      if (argument.op == Op::divide && argument.a == right.a && argument.b == factor)
        return choice(compare(Op::less, constant(0), right.a), right.a, left.a);
    }
  const Scaled outer = split(left.a);
  if (nodes_[outer.core].op != Op::exponential_minus_one) return none;
  const Scaled inner = split(nodes_[outer.core].a);
  if (inner.core != right.a || !(outer.factor * inner.factor > 0)) return none;
  return choice(compare(Op::less, constant(0), right.a), right.a, left.a);
}

/// u ± uv = u(1 ± v) for a v that may be 1 but for a rest. a + sign·b, `none` if it is no such sum.
Ref Graph::sum_with_common_factor(Ref a, Ref b, double sign) {
  const auto rest_of = [&](Ref whole, Ref product, double& factor) {
    const Scaled p = split(product), w = split(whole);
    const Operation o = nodes_[p.core];
    factor = p.factor / w.factor;
    if (o.op != Op::multiply || !is_moderate(factor)) return none;
    for (const auto& [one, other] : {std::pair(o.a, o.b), std::pair(o.b, o.a)})
      if (one == w.core && (quotient_of(other) || nodes_[other].op == Op::normal_distribution)) return other;
    return none;
  };
  double factor;
  if (const Ref rest = rest_of(a, b, factor); rest != none)
    return multiply(a, add(constant(1), multiply(rest, constant(sign * factor))));
  if (const Ref rest = rest_of(b, a, factor); rest != none)
    return multiply(b, add(constant(sign), multiply(rest, constant(factor))));
  return none;
}

Ref Graph::add(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b)) {
    const double c = nodes_[b].value;
    if (is_constant(a)) return constant(nodes_[a].value + c);
    if (c == 0) return a;
    // 1 + erf u = 2Φ(√2 u)
    if (const Scaled part = split(a);
        nodes_[part.core].op == Op::error_function && std::fabs(part.factor) == std::fabs(c)) {
      const Ref at = multiply(nodes_[part.core].a, constant(std::copysign(0x1.6a09e667f3bcdp+0, part.factor * c)));
      return multiply(make(Op::normal_distribution, at), constant(2 * c));
    }
    // 1 − Φ(u) = Φ(−u)
    if (const Scaled part = split(a); nodes_[part.core].op == Op::normal_distribution && part.factor == -c)
      return multiply(make(Op::normal_distribution, negate(nodes_[part.core].a)), constant(c));
  } else {
    if (nodes_[b].op == Op::negate) return subtract(a, nodes_[b].a);
    if (nodes_[a].op == Op::negate) return subtract(b, nodes_[a].a);
    for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)})
      if (const Ref one = sum_of_softplus(first, second, 1); one != none) return one;
    if (const Ref one = sum_of_halves(a, b); one != none) return one;
    if (const Ref one = sum_with_common_factor(a, b, 1); one != none) return one;
    if (a > b) std::swap(a, b);
  }
  QuotientOf x, y;
  if (of_one_thing(a, b, x, y)) return combined(Op::add, a, b, x, y, sum(x.value, y.value, 1));
  return make(Op::add, a, b);
}

Ref Graph::subtract(Ref a, Ref b) {
  if (is_constant(b)) return add(a, constant(-nodes_[b].value));
  if (is_constant(a, 0)) return negate(b);
  if (nodes_[b].op == Op::negate) return add(a, nodes_[b].a);
  if (const Ref one = sum_of_softplus(a, b, -1); one != none) return one;
  if (is_constant(a)) {
    const Scaled part = split(b);
    const Op op = nodes_[part.core].op;
    if (op == Op::error_function || op == Op::normal_distribution) return add(scaled(part.core, -part.factor), a);
  } else if (const Ref one = sum_with_common_factor(a, b, -1); one != none) {
    return one;
  }
  QuotientOf x, y;
  if (of_one_thing(a, b, x, y)) return combined(Op::subtract, a, b, x, y, sum(x.value, y.value, -1));
  return make(Op::subtract, a, b);
}

/// Signs and constant factors come outermost, so that what they stand before is known again.
Ref Graph::multiply(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  const Scaled x = split(a);
  if (is_constant(b)) {
    const double c = nodes_[b].value;
    if (is_constant(a)) return constant(nodes_[a].value * c);
    if (c == 1) return a;
    if (c == -1) return negate(a);
    if (x.core != a && is_moderate(x.factor * c)) return multiply(x.core, constant(x.factor * c));
    if (nodes_[a].op == Op::divide && is_constant(nodes_[a].b) && c != 0)
      return scaled(nodes_[a].a, c / nodes_[nodes_[a].b].value);
  } else {
    const Scaled y = split(b);
    if ((x.core != a || y.core != b) && is_moderate(x.factor * y.factor))
      return multiply(multiply(x.core, y.core), constant(x.factor * y.factor));
    if (a > b) std::swap(a, b);
  }
  QuotientOf p, q;
  if (of_one_thing(a, b, p, q)) return combined(Op::multiply, a, b, p, q, product(p.value, q.value));
  if (is_constant(b)) return scaled(a, nodes_[b].value);
  for (const auto& [factor, inverse] : {std::pair(a, b), std::pair(b, a)})
    if (const Operation o = nodes_[inverse]; o.op == Op::divide && is_constant(o.a, 1)) return divide(factor, o.b);
  Ref other;
  if (const Ref one = partner(a, b, other); one != none) return multiply(other, multiply(one, b));
  if (const Ref one = partner(b, a, other); one != none) return multiply(other, multiply(one, a));
  return make(Op::multiply, a, b);
}

Ref Graph::multiply_slope(Ref a, Ref slope) {
  QuotientOf p, q;
  if (is_constant(slope) || is_constant(a) || of_one_thing(a, slope, p, q)) return multiply(a, slope);
  const Scaled x = split(a), y = split(slope);
  return scaled(make(Op::multiply_slope, x.core, y.core), x.factor * y.factor);
}

Ref Graph::divide(Ref a, Ref b) {
  if (is_constant(b)) {
    if (is_constant(a)) return constant(nodes_[a].value / nodes_[b].value);
    if (is_constant(b, 1)) return a;
    int exponent;
    const bool exact = std::fabs(std::frexp(nodes_[b].value, &exponent)) == 0.5 && exponent > -100 && exponent < 100;
    if (exact || quotient_of(a)) return multiply(a, constant(1 / nodes_[b].value));
  }
  const Scaled x = split(a), y = split(b);
  if (!is_constant(b) && (x.core != a || y.core != b) && is_moderate(x.factor / y.factor))
    return multiply(divide(x.core, y.core), constant(x.factor / y.factor));
  QuotientOf p, q;
  if (of_one_thing(a, b, p, q)) {
    if (const auto whole = quotient(p.value, q.value)) {
      const Ref simpler = settled({q.of, *whole}, false);
      return simpler != none ? simpler : known_as(make(Op::divide, a, b), q.of, whole);
    }
    return make(Op::divide, a, b);
  }
  Ref other;
  if (const Ref one = partner(a, b, other); one != none) return multiply(other, divide(one, b));
  if (const auto under = quotient_of(b); under && under->of != none) {
    // a/(1 + eᵘ) is aσ(−u): neither it nor its derivative is lost where eᵘ overflows.
    const auto inverse = quotient({{{0, 1}}}, under->value);
    const Ref factor = inverse ? settled({under->of, *inverse}, false) : none;
    if (factor != none) return multiply(a, factor);
  }
  return make(Op::divide, a, b);
}

Ref Graph::negate(Ref a) {
  if (is_constant(a)) return constant(-nodes_[a].value);
  const Operation o = nodes_[a];
  if (o.op == Op::negate) return o.a;
  if (o.op == Op::subtract) return subtract(o.b, o.a);
  if (o.op == Op::multiply && is_constant(o.b)) return multiply(o.a, constant(-nodes_[o.b].value));
  const auto known = quotient_of(a);
  return known_as(
      make(Op::negate, a), known ? known->of : none, known ? product(known->value, {{{0, -1}}}) : std::nullopt);
}

Ref Graph::extreme(Op op, Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b) && std::isnan(nodes_[b].value)) return b;
  if (is_constant(a) && is_constant(b)) {
    if (std::isnan(nodes_[a].value)) return a;
    const bool first = (nodes_[a].value < nodes_[b].value) == (op == Op::smaller);
    return first ? a : b;
  }
  if (a == b) return a;
  // Where both are equal the slope is that of b: of a bound, if one of them is a constant or a parameter.
  const auto is_bound = [&](Ref r) {
    const Operation o = nodes_[r];
    return o.op == Op::parameter || (o.op == Op::negate && nodes_[o.a].op == Op::parameter);
  };
  if (!is_constant(b) && (is_bound(a) != is_bound(b) ? is_bound(a) : a > b)) std::swap(a, b);
  return make(op, a, b);
}

Ref Graph::compare(Op op, Ref a, Ref b) {
  if (is_constant(a) && is_constant(b)) {
    const double x = nodes_[a].value, y = nodes_[b].value;
    return constant((op == Op::less ? x < y : op == Op::less_equal ? x <= y : x == y) ? 1 : 0);
  }
  if (op == Op::equal && a > b) std::swap(a, b);
  return make(op, a, b);
}

// Conditions that are constants are 1 and 0.
Ref Graph::both(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b)) return is_constant(b, 0) ? b : a;
  return a == b ? a : make(Op::both, std::min(a, b), std::max(a, b));
}
Ref Graph::either(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b)) return is_constant(b, 0) ? a : b;
  return a == b ? a : make(Op::either, std::min(a, b), std::max(a, b));
}
Ref Graph::opposite(Ref a) {
  if (is_constant(a)) return constant(is_constant(a, 0) ? 1 : 0);
  if (nodes_[a].op == Op::opposite) return nodes_[a].a;
  return make(Op::opposite, a);
}

Ref Graph::choice(Ref condition, Ref yes, Ref no) {
  if (is_constant(condition)) return is_constant(condition, 0) ? no : yes;
  if (yes == no) return yes;
  if (nodes_[condition].op == Op::opposite) return choice(nodes_[condition].a, no, yes);
  return make(Op::choice, condition, yes, no);
}

Ref Graph::function(Op op, Ref a) {
  switch (op) {
  case Op::root:
    return root(a);
  case Op::magnitude:
    return magnitude(a);
  case Op::exponential:
    return exponential(a);
  case Op::exponential_minus_one:
    return exponential_minus_one(a);
  case Op::hyperbolic_sine:
    return hyperbolic_sine(a);
  case Op::hyperbolic_cosine:
    return hyperbolic_cosine(a);
  case Op::hyperbolic_tangent:
    return hyperbolic_tangent(a);
  case Op::complementary_error_function: // 2Φ(−√2 u)
    return scaled(make(Op::normal_distribution, multiply(a, constant(-0x1.6a09e667f3bcdp+0))), 2);
  default:
    return make(op, a);
  }
}

Ref Graph::root(Ref a) {
  if (is_constant(a) && nodes_[a].value >= 0) return constant(std::sqrt(nodes_[a].value));
  return make(Op::root, a);
}
Ref Graph::magnitude(Ref a) {
  if (is_constant(a)) return constant(std::fabs(nodes_[a].value));
  const Scaled inner = split(a);
  if (inner.core == a) return make(Op::magnitude, a);
  return scaled(make(Op::magnitude, inner.core), std::fabs(inner.factor));
}

Ref Graph::logarithm(Ref a) {
  if (const auto known = quotient_of(a); known && known->of != none) {
    const Ref simpler = logarithm_of_quotient(*known);
    if (known->value.is_one_at_zero() || (simpler == none && known->value.tends_to_one()))
      return logarithm_near_one(add(a, constant(-1)), simpler != none ? simpler : make(Op::logarithm, a));
    if (simpler != none) return simpler;
  }
  const Ref rest = beyond_one(a);
  return make(rest == none ? Op::logarithm : Op::logarithm_of_one_plus, rest == none ? a : rest);
}
Ref Graph::logarithm_of_one_plus(Ref a) {
  if (const auto known = quotient_of(a); !known || known->of == none) return make(Op::logarithm_of_one_plus, a);
  const Ref whole = add(a, constant(1));
  const auto known = quotient_of(whole);
  if (!known || known->of == none) return logarithm(whole);
  const Ref simpler = logarithm_of_quotient(*known);
  if (simpler != none && !known->value.is_one_at_zero()) return simpler;
  return logarithm_near_one(a, simpler != none ? simpler : make(Op::logarithm, whole));
}
/// ln(1 + rest), which is `far` where `rest` is not small.
Ref Graph::logarithm_near_one(Ref rest, Ref far) {
  const Ref is_near = compare(Op::less, magnitude(rest), constant(0.5));
  return choice(is_near, make(Op::logarithm_of_one_plus, rest), far);
}

Ref Graph::power(Ref a, Ref b) {
  if (is_constant(a, 0x1.5bf0a8b145769p+1)) return exponential(b);
  if (is_constant(b)) {
    const double n = nodes_[b].value;
    if (n == 0.5) return root(a);
    if (n == std::floor(n) && std::fabs(n) < 0x1p31) return whole_power(a, n);
  }
  return make(Op::power, a, b);
}

Ref Graph::whole_power(Ref a, double n) {
  if (n == 0) return constant(1);
  if (n == 1) return a;
  if (is_constant(a) && std::fabs(n) <= 16) {
    double product = 1;
    for (int i = 0; i < std::abs(static_cast<int>(n)); ++i) product *= nodes_[a].value;
    return constant(n < 0 ? 1 / product : product);
  }
  if (n == -1) return divide(constant(1), a);
  if (const auto known = quotient_of(a); known && std::fabs(n) <= most_written_out) {
    if (n < 0) return divide(constant(1), whole_power(a, -n));
    return multiply(whole_power(a, n - 1), a);
  }
  return make(Op::whole_power, a, none, none, n);
}

Ref Graph::decay(Ref a) { return make(Op::decay, nodes_[a].op == Op::negate ? nodes_[a].a : a); }

} // namespace activarium::formula
