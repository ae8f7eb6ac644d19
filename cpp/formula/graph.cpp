#include "formula/graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace activarium::formula {
namespace {

constexpr std::size_t first_table_size = 128; // a power of two, as is every next one

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

Ref Graph::add(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b)) {
    if (is_constant(a)) return constant(nodes_[a].value + nodes_[b].value);
    if (is_constant(b, 0)) return a;
    if (is_constant(b, -1) && nodes_[a].op == Op::exponential) return make(Op::exponential_minus_one, nodes_[a].a);
    return make(Op::add, a, b);
  }
  if (nodes_[b].op == Op::negate) return subtract(a, nodes_[b].a);
  if (nodes_[a].op == Op::negate) return subtract(b, nodes_[a].a);
  if (a > b) std::swap(a, b);
  return make(Op::add, a, b);
}

Ref Graph::subtract(Ref a, Ref b) {
  if (is_constant(b)) return add(a, constant(-nodes_[b].value));
  if (is_constant(a, 0)) return negate(b);
  if (nodes_[b].op == Op::negate) return add(a, nodes_[b].a);
  return make(Op::subtract, a, b);
}

Ref Graph::multiply(Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(b)) {
    if (is_constant(a)) return constant(nodes_[a].value * nodes_[b].value);
    if (is_constant(b, 1)) return a;
    if (is_constant(b, -1)) return negate(a);
    return make(Op::multiply, a, b);
  }
  if (a > b) std::swap(a, b);
  return make(Op::multiply, a, b);
}

/// a/(1 + eᵘ) is aσ(−u): neither it nor its derivative is lost where eᵘ overflows.
Ref Graph::divide(Ref a, Ref b) {
  if (is_constant(b)) {
    if (is_constant(a)) return constant(nodes_[a].value / nodes_[b].value);
    if (is_constant(b, 1)) return a;
    int exponent;
    const bool exact = std::fabs(std::frexp(nodes_[b].value, &exponent)) == 0.5 && exponent > -100 && exponent < 100;
    if (exact) return multiply(a, constant(1 / nodes_[b].value));
  }
  const Ref rest = beyond_one(b);
  if (rest != none && nodes_[rest].op == Op::exponential) return multiply(a, sigmoid(negate(nodes_[rest].a)));
  return make(Op::divide, a, b);
}

Ref Graph::negate(Ref a) {
  if (is_constant(a)) return constant(-nodes_[a].value);
  if (nodes_[a].op == Op::negate) return nodes_[a].a;
  if (nodes_[a].op == Op::subtract) return subtract(nodes_[a].b, nodes_[a].a);
  return make(Op::negate, a);
}

Ref Graph::extreme(Op op, Ref a, Ref b) {
  if (is_constant(a)) std::swap(a, b);
  if (is_constant(a) && is_constant(b)) {
    const bool first = (nodes_[a].value < nodes_[b].value) == (op == Op::smaller);
    return first ? a : b;
  }
  if (a == b) return a;
  if (!is_constant(b) && a > b) std::swap(a, b);
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

Ref Graph::beyond_one(Ref sum) const {
  const Operation& o = nodes_[sum];
  return o.op == Op::add && is_constant(o.b, 1) ? o.a : none;
}

Ref Graph::logarithm(Ref a) {
  const Ref rest = beyond_one(a);
  return rest == none ? make(Op::logarithm, a) : logarithm_of_one_plus(rest);
}
Ref Graph::logarithm_of_one_plus(Ref a) {
  return nodes_[a].op == Op::exponential ? softplus(nodes_[a].a) : make(Op::logarithm_of_one_plus, a);
}

Ref Graph::power(Ref a, Ref b) {
  if (is_constant(b)) {
    const double n = nodes_[b].value;
    if (n == 0.5) return make(Op::root, a);
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
  return make(Op::whole_power, a, none, none, n);
}

Ref Graph::decay(Ref a) { return make(Op::decay, nodes_[a].op == Op::negate ? nodes_[a].a : a); }
Ref Graph::hyperbolic_tangent_slope(Ref a) {
  return make(Op::hyperbolic_tangent_slope, decay(multiply(a, constant(2))), a);
}
Ref Graph::sigmoid(Ref a) { return make(Op::sigmoid, decay(a), a); }
Ref Graph::sigmoid_slope(Ref a) { return make(Op::sigmoid_slope, decay(a), a); }
Ref Graph::softplus(Ref a) { return make(Op::softplus, decay(a), a); }

} // namespace activarium::formula
