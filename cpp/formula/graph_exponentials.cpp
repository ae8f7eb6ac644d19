// What the graph knows of quotients of exponentials, and the nodes that it makes of them.
#include <algorithm>
#include <cmath>

#include "formula/graph.h"

namespace activarium::formula {
namespace {

bool all_positive(const Terms& terms) {
  return std::all_of(terms.begin(), terms.end(), [](const Term& t) { return t.coefficient > 0; });
}

/// Whether terms are one coefficient times these, at rates as far apart from each other.
bool are_like(const Terms& terms, std::initializer_list<double> coefficients) {
  if (terms.size() != coefficients.size()) return false;
  const double step = terms[1].rate - terms[0].rate;
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (std::fabs(terms[i].coefficient - terms[0].coefficient * coefficients.begin()[i]) >
            1e-14 * std::fabs(terms[i].coefficient) ||
        std::fabs(terms[i].rate - terms[0].rate - static_cast<double>(i) * step) >
            1e-14 * step * static_cast<double>(i))
      return false;
  return true;
}

/// Whether their sum is written as a sum of differences, which are exact where it nearly cancels.
bool is_of_differences(const Terms& terms) { return terms.size() > 1 && vanish_at_zero(terms); }

/// Up to there a power is made of products, each far cheaper than an exponential of its own; its rounding error is
/// about 1.5 ULP for each factor.
constexpr double highest_power = 4;

Exponentials one_term(double rate, double coefficient = 1) { return {{{rate, coefficient}}}; }

} // namespace

std::optional<QuotientOf> Graph::quotient_of(Ref a) const {
  if (is_constant(a)) {
    const double value = nodes_[a].value;
    if (value == 0 || !(std::fabs(value) < 1e30)) return {};
    return QuotientOf{none, {Terms{{0, value}}}};
  }
  if (a >= known_.size() || known_[a] == 0) return {};
  return quotients_[known_[a] - 1].quotient;
}

bool Graph::of_one_thing(Ref a, Ref b, QuotientOf& x, QuotientOf& y) const {
  if (quotients_.empty()) return false;
  const auto first = quotient_of(a), second = quotient_of(b);
  if (!first || !second || (first->of == none && second->of == none)) return false;
  if (first->of != none && second->of != none && first->of != second->of) return false;
  x = *first;
  y = *second;
  x.of = y.of = std::min(x.of, y.of); // `none` is the largest
  return true;
}

Ref Graph::partner(Ref product, Ref b, Ref& other) const {
  const Operation& o = nodes_[product];
  QuotientOf x, y;
  if (o.op != Op::multiply) return none;
  for (const auto& [one, rest] : {std::pair(o.a, o.b), std::pair(o.b, o.a)}) {
    if (is_constant(one) || is_constant(b) || !of_one_thing(one, b, x, y)) continue;
    // All three may be of one thing and their product too long: in another order it is no shorter.
    if (of_one_thing(one, rest, x, y)) continue;
    other = rest;
    return one;
  }
  return none;
}

Ref Graph::known_as(Ref node, Ref of, const std::optional<Exponentials>& quotient) {
  if (!quotient || is_constant(node) || full_) return node;
  if (node >= known_.size()) known_.resize(nodes_.size(), 0);
  if (known_[node] == 0) {
    quotients_.push_back({{of, *quotient}, false});
    known_[node] = static_cast<std::uint32_t>(quotients_.size());
  }
  return node;
}

/// a = rate · what is returned, of which −w and w are the same.
Ref Graph::exponent(Ref a, double& rate) {
  const Scaled outer = split(a);
  rate = outer.factor;
  a = outer.core;
  if (nodes_[a].op == Op::divide && is_constant(nodes_[a].b)) {
    rate /= nodes_[nodes_[a].b].value;
    a = nodes_[a].a;
  }
  if (nodes_[a].op == Op::subtract && nodes_[a].a > nodes_[a].b) {
    rate = -rate;
    a = make(Op::subtract, nodes_[a].b, nodes_[a].a);
  }
  return a;
}

Ref Graph::exponential(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::exponential, a), of, sum(one_term(rate), {}, 1));
}
Ref Graph::exponential_minus_one(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::exponential_minus_one, a), of, sum(one_term(rate), one_term(0), -1));
}
Ref Graph::hyperbolic_sine(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::hyperbolic_sine, a), of, sum(one_term(rate, 0.5), one_term(-rate, 0.5), -1));
}
Ref Graph::hyperbolic_cosine(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::hyperbolic_cosine, a), of, sum(one_term(rate, 0.5), one_term(-rate, 0.5), 1));
}
Ref Graph::hyperbolic_tangent(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::hyperbolic_tangent, a), of, quotient({{{0, -1}, {2 * rate, 1}}}, {{{0, 1}, {2 * rate, 1}}}));
}
Ref Graph::sigmoid(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  return known_as(make(Op::sigmoid, decay(a), a), of, quotient(one_term(rate), {{{0, 1}, {rate, 1}}}));
}
Ref Graph::sigmoid_slope(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  const Exponentials below{{{0, 1}, {rate, 2}, {2 * rate, 1}}};
  return known_as(make(Op::sigmoid_slope, decay(a), a), of, quotient(one_term(rate), below));
}
Ref Graph::hyperbolic_tangent_slope(Ref a) {
  double rate;
  const Ref of = exponent(a, rate);
  const Exponentials below{{{0, 1}, {2 * rate, 2}, {4 * rate, 1}}};
  const Ref node = make(Op::hyperbolic_tangent_slope, decay(multiply(a, constant(2))), a);
  return known_as(node, of, quotient(one_term(2 * rate, 4), below));
}
Ref Graph::softplus(Ref a) { return make(Op::softplus, decay(a), a); }

Ref Graph::beyond_one(Ref sum) const {
  const Operation& o = nodes_[sum];
  return o.op == Op::add && is_constant(o.b, 1) ? o.a : none;
}

Ref Graph::constant_where_number(Ref u, double value) { return choice(compare(Op::equal, u, u), constant(value), u); }

Ref Graph::usual_function(const QuotientOf& quotient) {
  const auto& [over, under] = quotient.value;
  const auto argument = [&](double rate) { return scaled(quotient.of, rate); };
  if (over.empty()) return constant_where_number(quotient.of, 0);
  const Term& first = over.front();
  const Term& last = over.back();
  if (quotient.value.is_sum()) {
    if (over.size() == 1 && first.rate == 0) return constant_where_number(quotient.of, first.coefficient);
    if (over.size() == 1) return scaled(exponential(argument(first.rate)), first.coefficient);
    if (over.size() != 2) return none;
    const bool opposite = are_like(over, {1, -1});
    if (opposite && first.rate == 0) return scaled(exponential_minus_one(argument(last.rate)), last.coefficient);
    if (opposite && last.rate == 0) return scaled(exponential_minus_one(argument(first.rate)), first.coefficient);
    if (first.rate != -last.rate) return none;
    if (opposite) return scaled(hyperbolic_sine(argument(last.rate)), 2 * last.coefficient);
    return are_like(over, {1, 1}) ? scaled(hyperbolic_cosine(argument(last.rate)), 2 * last.coefficient) : none;
  }
  const double low = under.front().rate, high = under.back().rate, width = high - low;
  const double factor = first.coefficient / under.front().coefficient;
  if (are_like(under, {1, 1})) {
    if (over.size() == 1 && first.rate == high) return scaled(sigmoid(argument(width)), factor);
    if (over.size() == 1 && first.rate == low) return scaled(sigmoid(argument(-width)), factor);
    if (are_like(over, {1, -1}) && first.rate == low && last.rate == high)
      return scaled(hyperbolic_tangent(argument(width / 2)), -factor);
  }
  if (are_like(under, {1, 2, 1}) && over.size() == 1 && first.rate == under[1].rate)
    return scaled(sigmoid_slope(argument(width / 2)), factor);
  return none;
}

Ref Graph::settled(const QuotientOf& quotient, bool composed_is_safe) {
  const Ref usual = usual_function(quotient);
  if (usual != none) return known_as(usual, quotient.of, quotient.value);
  return composed_is_safe || quotient.value.is_sum() || !all_positive(quotient.value.under) ? none
                                                                                            : from_decays(quotient);
}

Ref Graph::combined(Op op, Ref a, Ref b, const QuotientOf& x, const QuotientOf& y,
                    const std::optional<Exponentials>& whole) {
  if (!whole) return make(op, a, b);
  // A product may overflow in one factor and vanish in the other, a sum may vanish where its terms do not.
  const auto is_safe = [&](double first, double second, double both) {
    return op == Op::multiply ? !(std::min(first, second) < 0 && std::max(first, second) > 0)
                              : both == std::max(first, second);
  };
  const bool safe = is_safe(x.value.growth_right(), y.value.growth_right(), whole->growth_right()) &&
                    is_safe(x.value.growth_left(), y.value.growth_left(), whole->growth_left());
  const Ref simpler = settled({x.of, *whole}, safe);
  return simpler != none ? simpler : known_as(make(op, a, b), x.of, whole);
}

/// Σ c e^−(|from − rate|·|of|), of powers of e^−(unit·|of|) where the distances are few times `unit`. A sum that is 0
/// at 0 keeps its digits there: it is the nearest exponential times Σ c (e^−… − 1).
Ref Graph::decaying_sum(const Terms& terms, Ref of, double from, double unit) {
  const auto distance = [&](const Term& t) { return std::fabs(from - t.rate); };
  const auto sum_of = [&](Ref all, Ref part) {
    return all == none ? part : make(Op::add, std::min(all, part), std::max(all, part));
  };
  double nearest = INFINITY;
  for (const Term& t : terms) nearest = std::min(nearest, distance(t));
  Ref all = none;
  if (is_of_differences(terms)) {
    for (const Term& t : terms) {
      const double farther = distance(t) - nearest;
      if (farther == 0) continue;
      const Ref less = make(Op::exponential_minus_one, scaled(magnitude(of), -farther));
      all = sum_of(all, scaled(less, t.coefficient));
    }
    return nearest == 0 ? all : make(Op::multiply, all, make(Op::decay, scaled(of, nearest)));
  }
  for (const Term& t : terms) {
    const double count = distance(t) / unit;
    const bool is_power = count == std::floor(count) && count <= highest_power;
    Ref part = distance(t) == 0 ? none : make(Op::decay, scaled(of, is_power ? unit : distance(t)));
    const Ref once = part;
    for (double k = 1; is_power && k < count; ++k)
      part = make(Op::multiply, std::min(part, once), std::max(part, once));
    all = sum_of(all, part == none ? constant(t.coefficient) : scaled(part, t.coefficient));
  }
  return all;
}

/// Both sums divided by the exponential that is largest below: on the right that of the highest rate, on the left that
/// of the lowest, which is 0.
Ref Graph::from_decays(const QuotientOf& quotient) {
  const Terms &over = quotient.value.over, &under = quotient.value.under;
  const Ref of = quotient.of;
  const auto side = [&](double from, double top) {
    const bool grows = from > 0 ? top > from : top < 0;
    const double from_over = grows ? top : from;
    double unit = INFINITY;
    const auto take_in = [&](const Terms& terms, double origin) {
      for (const Term& t : terms)
        if (t.rate != origin && !is_of_differences(terms)) unit = std::min(unit, std::fabs(origin - t.rate));
    };
    take_in(over, from_over);
    take_in(under, from);
    const Ref whole = make(Op::divide, decaying_sum(over, of, from_over, unit), decaying_sum(under, of, from, unit));
    return grows ? make(Op::multiply, make(Op::exponential, scaled(of, top - from)), whole) : whole;
  };
  const Ref right = side(under.back().rate, over.back().rate), left = side(under.front().rate, over.front().rate);
  const Ref node = choice(compare(Op::less, constant(0), of), right, left);
  known_as(node, of, quotient.value);
  if (node < known_.size() && known_[node] != 0) quotients_[known_[node] - 1].is_computed_from_it = true;
  return node;
}

Graph::SlopeBy Graph::slope_of_quotient(Ref node) {
  for (const auto& [logarithm, of] : logarithms_)
    if (logarithm == node)
      if (const auto slope = formula::slope(of.value))
        if (const auto share = formula::quotient(*slope, of.value))
          if (const Ref made = settled({of.of, *share}, false); made != none) return {made, of.of};
  if (node >= known_.size() || known_[node] == 0) return {none, none};
  const Known known = quotients_[known_[node] - 1];
  if (!known.is_computed_from_it) return {none, none};
  const auto slope = formula::slope(known.quotient.value);
  const Ref made = slope ? settled({known.quotient.of, *slope}, false) : none;
  return {made, made == none ? none : known.quotient.of};
}

Ref Graph::logarithm_of_quotient(const QuotientOf& quotient) {
  const auto& [over, under] = quotient.value;
  const auto argument = [&](double rate) { return scaled(quotient.of, rate); };
  if (over.empty() || !all_positive(over)) return none;
  const auto with = [&](Ref rest, double factor) {
    return factor == 1 ? rest : add(rest, make(Op::logarithm, constant(factor)));
  };
  const Term& first = over.front();
  const Term& last = over.back();
  if (quotient.value.is_sum()) {
    if (over.size() == 1) return with(argument(first.rate), first.coefficient);
    if (!are_like(over, {1, 1})) return none;
    if (first.rate == 0) return with(softplus(argument(last.rate)), first.coefficient);
    if (last.rate == 0) return with(softplus(argument(first.rate)), first.coefficient);
    if (first.rate != -last.rate) return none;
    const Ref size = magnitude(argument(last.rate));
    const Ref whole = make(Op::add, size, softplus(scaled(size, -2)));
    logarithms_.push_back({whole, quotient});
    return with(whole, first.coefficient);
  }
  if (over.size() != 1 || !are_like(under, {1, 1})) return none;
  const double low = under.front().rate, high = under.back().rate;
  const double towards = first.rate == high ? low - high : first.rate == low ? high - low : 0;
  return towards == 0 ? none : with(scaled(softplus(argument(towards)), -1), first.coefficient);
}

} // namespace activarium::formula
