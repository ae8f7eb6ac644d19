#include "formula/interval.h"

#include <algorithm>
#include <cmath>

#include "formula/derivative.h"
#include "formula/extended.h"
#include "simd/wide.h"

namespace activarium::formula {
namespace {

constexpr double ulp = 0x1p-52, least = 0x1p-1070, pi = 0x1.921fb54442d18p+1, nan = NAN;

constexpr std::uint32_t not_yet = none - 1;

double sign_of(double v) { return v > 0 ? 1 : v < 0 ? -1 : v; }

/// Φ by its series around 0, and by a continued fraction in the left tail.
double normal_distribution(double x) {
  const double density = applied(Op::normal_density, x, {}, {}).number();
  if (x < -4) {
    double fraction = -x;
    for (int k = 60; k > 0; --k) fraction = -x + k / fraction;
    return density / fraction;
  }
  if (x > 9) return 1;
  double term = x, sum = x;
  for (int k = 3; std::fabs(term) > 1e-18; k += 2) sum += term *= x * x / k;
  return 0.5 + density * sum;
}
double error_function(double x) {
  if (std::fabs(x) > 2) return x > 0 ? 1 - 2 * normal_distribution(-x * 0x1.6a09e667f3bcdp+0) : -error_function(-x);
  double term = x, sum = x;
  for (int k = 1; std::fabs(term) > 1e-18 * std::fabs(x); ++k) sum += term *= 2 * x * x / (2 * k + 1);
  return sum * applied(Op::exponential, -x * x, {}, {}).number() * 0x1.20dd750429b6dp+0;
}

/// The cubic B-spline on [−2, 2], and its derivatives.
double spline(Op op, double u) {
  const double p = std::max(2 - std::fabs(u), 0.0), q = std::max(1 - std::fabs(u), 0.0);
  if (op == Op::spline_basis) return (p * p * p - 4 * q * q * q) / 6;
  return op == Op::spline_basis_curvature ? p - 4 * q : sign_of(u) * (2 * q * q - 0.5 * p * p);
}

/// A function of one number that rises or falls between its turning points.
double function_at(Op op, double x) {
  switch (op) {
  case Op::error_function:
    return error_function(x);
  case Op::complementary_error_function:
    return 2 * normal_distribution(-x * 0x1.6a09e667f3bcdp+0);
  case Op::normal_distribution:
    return normal_distribution(x);
  case Op::spline_basis:
  case Op::spline_basis_slope:
  case Op::spline_basis_curvature:
    return spline(op, x);
  case Op::sigmoid:
  case Op::sigmoid_slope:
  case Op::softplus:
    return applied(op, applied(Op::decay, x, {}, {}), x, {}).number();
  case Op::hyperbolic_tangent_slope:
    return applied(op, applied(Op::decay, 2 * x, {}, {}), x, {}).number();
  default:
    return applied(op, x, {}, {}).number();
  }
}

Bounds hull(double a, double b) { return {std::min(a, b), std::max(a, b)}; }
bool is_nan(const Bounds& b) { return std::isnan(b.low) || std::isnan(b.high); }

/// Rounded outwards, by so many ULPs.
Bounds careful(Bounds b, double ulps = 4) {
  if (is_nan(b)) return {nan, nan};
  const auto margin = [&](double v) { return std::isinf(v) ? 0 : std::fabs(v) * ulps * ulp + least; };
  return {b.low - margin(b.low), b.high + margin(b.high)};
}

/// 0 · ∞ at a corner of two intervals is 0: what lies inside is finite.
double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }
Bounds operator*(const Bounds& a, const Bounds& b) {
  const Bounds first = hull(product(a.low, b.low), product(a.low, b.high)),
               second = hull(product(a.high, b.low), product(a.high, b.high));
  return {std::min(first.low, second.low), std::max(first.high, second.high)};
}
Bounds operator-(const Bounds& a) { return {-a.high, -a.low}; }

/// What lies on that side of 0: 0 itself for a sign of 0 or ±½.
Bounds on_side(const Bounds& a, double sign) {
  if (std::fabs(sign) < 1) return hull(sign < 0 ? -0.0 : 0.0, sign < 0 ? -0.0 : 0.0);
  return sign > 0 ? Bounds{std::max(a.low, 0.0), std::max(a.high, 0.0)}
                  : Bounds{std::min(a.low, -0.0), std::min(a.high, -0.0)};
}

/// Whether a point between is where + 2πk lies, for whole k.
bool has_turn(const Bounds& a, double where) {
  return std::floor((a.high - where) / (2 * pi)) >= std::ceil((a.low - where) / (2 * pi));
}
Bounds wave(Op op, const Bounds& a) {
  if (!(std::fabs(a.low) < 0x1p26 && std::fabs(a.high) < 0x1p26)) return {-1, 1};
  const auto angles = wide::sincos(f64x2(a.low, a.high));
  const f64x2 ends = op == Op::sine ? angles.sin : angles.cos;
  Bounds b = hull(ends.lane0(), ends.lane1());
  const double top = op == Op::sine ? pi / 2 : 0;
  if (a.high > a.low && has_turn(a, top)) b.high = 1;
  if (a.high > a.low && has_turn(a, top + pi)) b.low = -1;
  const double margin = std::max(std::fabs(a.low), std::fabs(a.high)) < 1 ? 0 : ulp; // close to 0 it is as exact
  return careful({b.low - margin, b.high + margin});
}

/// A cubic B-spline's third derivative jumps; at its jumps it is all that lies between.
Bounds spline_bend(const Bounds& a) {
  Bounds b = {INFINITY, -INFINITY};
  constexpr double ends[] = {-INFINITY, -2, -1, 0, 1, 2, INFINITY}, values[] = {0, 1, -3, 3, -1, 0};
  for (int i = 0; i < 6; ++i)
    if (a.low <= ends[i + 1] && a.high >= ends[i]) b = {std::min(b.low, values[i]), std::max(b.high, values[i])};
  return b;
}

Bounds of_function(Op op, const Bounds& a) {
  if (op == Op::spline_basis_bend) return spline_bend(a);
  if (a.low == a.high) {
    const double v = function_at(op, a.low);
    return {v, v};
  }
  Bounds b = hull(function_at(op, a.low), function_at(op, a.high));
  const auto turn = [&](double at) {
    if (!(a.low < at && at < a.high)) return;
    const double v = function_at(op, at);
    b = {std::min(b.low, v), std::max(b.high, v)};
  };
  turn(0); // changes nothing where the function goes on
  if (op == Op::spline_basis_slope) turn(-2.0 / 3), turn(2.0 / 3);
  if (op == Op::spline_basis_curvature) turn(-1), turn(1);
  return b;
}

/// xⁿ for a whole n, by squares: off by up to n half ULPs.
double whole_power(double x, double n) {
  double product = 1, square = x;
  for (auto left = static_cast<std::uint64_t>(std::fabs(n)); left > 0; left /= 2) {
    if (left % 2 != 0) product *= square;
    square *= square;
  }
  return n < 0 ? 1 / product : product;
}

/// aᵇ is e^(b ln a): its extremes are at corners, and where a passes 0.
Bounds of_power(const Bounds& a, const Bounds& b) {
  const double n = b.low;
  const bool is_whole = n == b.high && n == std::floor(n) && std::fabs(n) < 1e6;
  const auto at = [&](double x, double y) {
    return is_whole ? whole_power(x, n) : applied(Op::power, x, y, {}).number();
  };
  const Bounds first = hull(at(a.low, b.low), at(a.low, b.high)), second = hull(at(a.high, b.low), at(a.high, b.high));
  Bounds all = {std::min(first.low, second.low), std::max(first.high, second.high)};
  if (a.low < 0 && a.high > 0) all = {std::min(all.low, 0.0), std::max(all.high, 0.0)};
  return careful(all, is_whole ? std::fabs(n) + 4 : 1024);
}

bool takes_second_alone(Op op) {
  return op == Op::sigmoid || op == Op::sigmoid_slope || op == Op::softplus || op == Op::hyperbolic_tangent_slope;
}

} // namespace

double Bounds::middle() const {
  if (low == high || std::isnan(low) || std::isnan(high)) return low;
  if (low == -INFINITY && high == INFINITY) return nan;
  return low == -INFINITY || high == INFINITY ? (low == -INFINITY ? low : high) : low / 2 + high / 2;
}

Enclosure::Enclosure(Graph& graph, const std::vector<Ref>& roots, std::vector<double> parameters)
    : graph_(graph), parameters_(std::move(parameters)) {
  for (const Ref root : roots)
    for (const Ref node : std::vector<Ref>(needed(root))) add_switch(node);
  values_.resize(graph_.size());
}

const std::vector<Ref>& Enclosure::needed(Ref root) {
  if (orders_.size() < graph_.size()) orders_.resize(graph_.size());
  std::vector<Ref>& order = orders_[root];
  if (!order.empty()) return order;
  std::vector<std::uint8_t> is_needed(root + std::size_t{1});
  is_needed[root] = 1;
  for (Ref node = root + 1; node-- > 0;) {
    const Operation& o = graph_[node];
    if (is_needed[node] == 0 || o.op == Op::parameter) continue;
    for (const Ref operand : {takes_second_alone(o.op) ? none : o.a, o.b, o.c})
      if (operand != none) is_needed[operand] = 1;
  }
  for (Ref node = 0; node <= root; ++node)
    if (is_needed[node] != 0) order.push_back(node);
  return order;
}

void Enclosure::add_switch(Ref node) {
  const Operation o = graph_[node];
  if (switch_of_.size() <= node) switch_of_.resize(node + std::size_t{1}, none);
  if (switch_of_[node] != none) return;
  const auto constant = [&](double v) { return graph_.constant(v); };
  Switch s;
  switch (o.op) {
  case Op::divide:
    s.node = o.b;
    break;
  case Op::root:
  case Op::logarithm:
  case Op::magnitude:
  case Op::sign:
  case Op::decay:
  case Op::power:
  case Op::cube_root:
    s.node = o.a;
    break;
  case Op::whole_power:
    if (o.value < 0) s.node = o.a;
    break;
  case Op::logarithm_of_one_plus:
    s.node = graph_.add(o.a, constant(1));
    break;
  case Op::larger:
  case Op::smaller:
  case Op::less:
  case Op::less_equal:
  case Op::equal:
    s.node = graph_.subtract(o.a, o.b);
    break;
  case Op::floor:
  case Op::ceiling:
  case Op::truncation:
  case Op::nearest:
  case Op::remainder:
    s.counted = o.op == Op::remainder ? graph_.divide(o.a, o.b) : o.a;
    s.shift = o.op == Op::nearest ? 0.5 : 0;
    s.node = graph_.function(Op::sine, graph_.multiply(graph_.add(s.counted, constant(s.shift)), constant(pi)));
    break;
  case Op::arcsine:
  case Op::arccosine:
  case Op::inverse_hyperbolic_tangent:
    s.node = graph_.subtract(constant(1), graph_.multiply(o.a, o.a));
    break;
  case Op::inverse_hyperbolic_cosine:
    s.node = graph_.add(o.a, constant(-1));
    break;
  default:
    break;
  }
  if (s.node == none) return;
  switch_of_[node] = not_yet;
  s.slope = derivative(graph_, s.node, graph_.input());
  for (const Ref whole : {s.node, s.slope})
    if (whole != none)
      for (const Ref inner : std::vector<Ref>(needed(whole))) add_switch(inner); // those before it
  std::size_t at = 0;
  while (at < switches_.size() && !(switches_[at].node == s.node && switches_[at].counted == s.counted)) ++at;
  if (at == switches_.size()) switches_.push_back(s);
  switch_of_[node] = static_cast<std::uint32_t>(at);
}

double Enclosure::state(Ref node, const Branch& branch) const {
  const std::size_t at = switch_of_[node];
  return at < branch.size() ? branch[at] : nan;
}

Bounds Enclosure::of(Ref root, double low, double high, const Branch& branch) {
  return of_all(needed(root), low, high, branch)[root];
}

std::vector<Ref> Enclosure::order_of(const std::vector<Ref>& roots) {
  std::vector<Ref> all;
  for (const Ref root : roots) {
    const std::vector<Ref>& order = needed(root);
    all.insert(all.end(), order.begin(), order.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

const std::vector<Bounds>& Enclosure::of_all(const std::vector<Ref>& order, double low, double high,
                                             const Branch& branch) {
  for (const Ref node : order) {
    const Operation& o = graph_[node];
    values_[node] = o.op == Op::input ? Bounds{low, high} : value(node, o, branch);
  }
  return values_;
}

double Enclosure::state_at(std::size_t at, double x, const Branch& branch) {
  const Switch& s = switches_[at];
  if (s.counted == none) {
    const double v = of(s.node, x, x, branch).middle();
    return std::isnan(v) ? INFINITY : sign_of(v); // with what is no number every comparison fails
  }
  return std::floor(of(s.counted, x, x, branch).middle() + s.shift);
}

double Enclosure::size_of_terms(Ref node) const {
  const Operation& o = graph_[node];
  if (o.op != Op::add && o.op != Op::subtract) return 0;
  return std::max(std::fabs(values_[o.a].low), std::fabs(values_[o.b].low));
}

double Enclosure::at(Ref node, double x) {
  Branch branch;
  for (std::size_t i = 0; i < switches_.size(); ++i) branch.push_back(state_at(i, x, branch));
  return of(node, x, x, branch).middle();
}

Bounds Enclosure::value(Ref node, const Operation& o, const Branch& branch) const {
  const auto exactly = [](double v) { return Bounds{v, v}; };
  if (o.op == Op::constant) return exactly(o.value);
  if (o.op == Op::parameter) return exactly(parameters_[o.a]);
  const Bounds unknown = exactly(nan);
  const Bounds a = takes_second_alone(o.op) ? values_[o.b] : values_[o.a];
  const Bounds b = o.b == none ? a : values_[o.b];
  const double s = node < switch_of_.size() && switch_of_[node] != none ? state(node, branch) : 0;
  if (o.op == Op::choice) return is_nan(a) ? unknown : a.low != 0 ? b : values_[o.c];
  if (std::isnan(s)) return unknown;
  if (o.op >= Op::less && o.op <= Op::opposite) {
    if (o.op >= Op::both && (is_nan(a) || is_nan(b))) return unknown;
    const bool holds = o.op == Op::less         ? s < 0
                       : o.op == Op::less_equal ? s <= 0
                       : o.op == Op::equal      ? s == 0
                       : o.op == Op::both       ? a.low != 0 && b.low != 0
                       : o.op == Op::either     ? a.low != 0 || b.low != 0
                                                : a.low == 0;
    return exactly(holds ? 1 : 0);
  }
  if (o.op == Op::multiply_slope && b.low == 0 && b.high == 0) return b;
  if (is_nan(a) || is_nan(b)) return unknown;
  switch (o.op) {
  case Op::add:
    return careful({a.low + b.low, a.high + b.high});
  case Op::subtract:
    if (o.a == o.b) return exactly(0);
    return careful({a.low - b.high, a.high - b.low});
  case Op::multiply:
  case Op::multiply_slope: {
    if (a.low == a.high && b.low == b.high && std::isnan(a.low * b.low)) return unknown;
    Bounds p = a * b;
    if (o.a == o.b) p.low = std::max(p.low, a.excludes_zero() ? std::min(a.low * a.low, a.high * a.high) : 0.0);
    if (a.low == a.high && b.low == b.high && p.low == 0) return p;
    return careful(p);
  }
  case Op::divide: {
    if (s == 0) return a.low == 0 && a.high == 0 ? unknown : Bounds{-INFINITY, INFINITY};
    const Bounds d = on_side(b, s);
    if (std::fabs(s) < 1) {
      if (!a.excludes_zero()) return unknown;
      return exactly((a.low > 0) == (s > 0) ? INFINITY : -INFINITY);
    }
    const Bounds inverse = {1 / d.high, 1 / d.low};
    if (a.low == a.high && d.low == d.high) return careful(exactly(a.low / d.low));
    return careful(a * careful(inverse));
  }
  case Op::negate:
    return -a;
  case Op::root:
    return s < -0.5 ? unknown : careful({std::sqrt(on_side(a, s).low), std::sqrt(on_side(a, s).high)});
  case Op::magnitude:
    return s < 0 ? -on_side(a, s) : on_side(a, s);
  case Op::sign:
    return exactly(sign_of(s));
  case Op::larger:
  case Op::smaller:
    return (o.op == Op::larger) == (s >= 0) ? a : b;
  case Op::decay: {
    const Bounds size = s < 0 ? -on_side(a, s) : on_side(a, s);
    return careful({function_at(o.op, size.high), function_at(o.op, size.low)});
  }
  case Op::logarithm:
  case Op::logarithm_of_one_plus: {
    if (s < -0.5) return unknown;
    if (s < 1) return s == 0 ? unknown : exactly(-INFINITY);
    const double edge = o.op == Op::logarithm ? 0 : -1;
    return careful(of_function(o.op, {std::max(a.low, edge), a.high}));
  }
  case Op::power: {
    const bool whole = b.low == b.high && b.low == std::floor(b.low);
    if (!whole && s < -0.5) return unknown;
    return of_power(!whole || b.low < 0 ? on_side(a, s) : a, b);
  }
  case Op::whole_power:
    if (s == 0 && o.value < 0 && std::fmod(o.value, 2) != 0) return {-INFINITY, INFINITY};
    return of_power(o.value < 0 ? on_side(a, s) : a, exactly(o.value));
  case Op::sine:
  case Op::cosine:
    return wave(o.op, a);
  case Op::floor:
  case Op::nearest:
    return exactly(s);
  case Op::ceiling:
    return exactly(s + 1);
  case Op::truncation:
    return exactly(s < 0 ? s + 1 : s);
  case Op::remainder:
    return careful({a.low - (b * exactly(s)).high, a.high - (b * exactly(s)).low});
  case Op::arcsine:
  case Op::arccosine:
  case Op::inverse_hyperbolic_tangent:
    if (s < -0.5) return unknown;
    if (s < 1) { // ±1 itself
      const double end = std::copysign(1.0, a.low);
      return exactly(o.op == Op::inverse_hyperbolic_tangent ? end * INFINITY : function_at(o.op, end));
    }
    return careful(of_function(o.op, {std::max(a.low, -1.0), std::min(a.high, 1.0)}));
  case Op::inverse_hyperbolic_cosine:
    if (s < -0.5) return unknown;
    return careful(of_function(o.op, {std::max(a.low, 1.0), std::max(a.high, 1.0)}));
  default:
    return careful(of_function(o.op, a));
  }
}

} // namespace activarium::formula
