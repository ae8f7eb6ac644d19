#include "formula/curve.h"

#include <algorithm>
#include <cmath>

#include "formula/derivative.h"

namespace activarium::formula {
namespace {

constexpr std::size_t most_stretches = 200;

/// What a function is in evaluation, in the formula language.
const char* expression_of(const Info& info) {
  return info.noisy ? "where(x > 0, x, (lower + upper) / 2 * x)" : info.expression;
}

/// The values of the graph's parameters by number; empty if there are others than the function has.
std::vector<double> by_number(const Built& built, const Info& info, const float* parameters) {
  std::vector<double> values(1);
  for (const Parameter& wanted : built.parameters) {
    const float* at = parameters;
    const auto& all = info.parameters;
    const auto* p = all.begin();
    for (; p != all.end() && wanted.name != p->name; ++p) at += p->count;
    if (p == all.end() || wanted.count > p->count) return {};
    if (values.size() < wanted.number + wanted.count) values.resize(wanted.number + wanted.count);
    for (std::size_t k = 0; k < wanted.count; ++k) values[wanted.number + k] = static_cast<double>(at[k]);
  }
  return values;
}

} // namespace

std::optional<Curve> Curve::of(const BlockKernel& kernel, const float* parameters, double shift) {
  Curve curve;
  curve.shift_ = shift;
  curve.kernel_ = &kernel;
  curve.parameters_ = parameters;
  curve.formula_ = std::make_shared<Formula>();
  Graph& graph = curve.formula_->graph;
  if (read(expression_of(*kernel.info), *curve.formula_)) return {};
  const auto slope_of = [&](Ref node) {
    const Ref slope = derivative(graph, node, graph.input());
    return slope == none ? graph.constant(0) : slope;
  };
  curve.f_ = curve.formula_->built.root;
  curve.slope_ = slope_of(curve.f_);
  curve.curvature_ = slope_of(curve.slope_);
  for (Ref node = 0; node < graph.size(); ++node) {
    const Op op = graph[node].op;
    curve.repeats_ = curve.repeats_ || op == Op::sine || op == Op::cosine || (op >= Op::floor && op <= Op::remainder);
  }
  curve.bend_ = slope_of(curve.curvature_);
  curve.values_ = by_number(curve.formula_->built, *kernel.info, parameters);
  if (curve.values_.empty() || graph.full()) return {};
  curve.enclosure_ =
      std::make_shared<Enclosure>(graph, std::vector<Ref>{curve.f_, curve.slope_, curve.curvature_}, curve.values_);
  std::vector<Ref> roots = {curve.f_, curve.slope_, curve.curvature_};
  if (curve.bend_ != none) roots.push_back(curve.bend_);
  curve.order_ = curve.enclosure_->order_of(roots);
  curve.stretches_ = {{-farthest_float, farthest_float, {}}};
  for (std::size_t i = 0; i < curve.enclosure_->switches().size(); ++i) curve.split(i);
  if (graph.full()) return {};
  return curve;
}

void Curve::split(std::size_t at) {
  const Switch s = enclosure_->switches()[at];
  std::vector<Stretch> parts;
  double from = -farthest_float, to = farthest_float;
  for (const Stretch& whole : stretches_) {
    const Zeros zeros = zeros_of(*enclosure_, {s.node, s.slope}, whole, shift_);
    from = std::max(from, zeros.from);
    to = std::min(to, zeros.to);
    Stretch part = whole;
    for (std::size_t i = 0; i <= zeros.at.size(); ++i) {
      part.high = i < zeros.at.size() ? zeros.at[i].x : whole.high;
      part.branch = whole.branch;
      part.branch.push_back(enclosure_->state_at(at, part.inside(), whole.branch));
      parts.push_back(part);
      part.low = part.high;
    }
  }
  while (parts.size() > most_stretches) { // the farthest goes
    cut_ = true;
    if (-parts.front().high > parts.back().low)
      parts.erase(parts.begin());
    else
      parts.pop_back();
  }
  cut_ = cut_ || from > -farthest_float || to < farthest_float;
  stretches_.clear();
  for (Stretch& part : parts) {
    part.low = std::max(part.low, from);
    part.high = std::min(part.high, to);
    if (part.low < part.high) stretches_.push_back(std::move(part));
  }
}

Bounds Curve::bounds(Ref node, double low, double high, const Branch& branch) const {
  return enclosure_->of(node, low, high, branch);
}
Curve::Bundle Curve::bundle(double low, double high, const Branch& branch) const {
  const std::vector<Bounds>& all = enclosure_->of_all(order_, low, high, branch);
  return {all[f_], all[slope_], all[curvature_], bend_ == none ? Bounds{NAN, NAN} : all[bend_]};
}
Zeros Curve::zeros(const Sought& sought, const Stretch& stretch) const {
  return zeros_of(*enclosure_, sought, stretch, shift_);
}
bool Curve::has_value(const Stretch& stretch) const {
  const double x = stretch.inside();
  return !std::isnan(bounds(f_, x, x, stretch.branch).middle());
}

namespace {

bool is_tight(const Bounds& b) {
  return b.high - b.low < INFINITY && b.high - b.low <= 1e-6 * std::max(std::fabs(b.low), 1e-3);
}

} // namespace

double Curve::limit(Ref node, const Stretch& stretch, bool at_high, bool is_monotone, double* slack) const {
  const double x = at_high ? stretch.high : stretch.low, inwards = at_high ? -1 : 1;
  if (std::fabs(x) == farthest_float) return far(node, stretch, at_high ? 1 : -1, is_monotone);
  // A switch that has its zero here is 0 from this side.
  Branch here = stretch.branch;
  const double ulp = 4e-16 * std::fabs(x) + 1e-300;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const Switch& s = enclosure_->switches()[i];
    const Bounds v = bounds(s.node, x - ulp, x + ulp, stretch.branch);
    if (s.counted == none && !v.excludes_zero()) here[i] /= 2;
  }
  const Bounds exact = bounds(node, x, x, here);
  if (exact.low == exact.high || is_tight(exact)) return exact.middle();
  const auto near = [&](int exponent) {
    const double size = x == 0 ? std::ldexp(1.0, 8 * exponent) : std::ldexp(std::fabs(x), exponent);
    const double p = x + inwards * std::min(size, (stretch.high - stretch.low) / 4);
    return bounds(node, p, p, stretch.branch).middle();
  };
  if (slack != nullptr) *slack = 1e-3;
  const double closest = near(-40), close = near(-26), less_close = near(-13);
  const auto grows = [](double v, double w) { return std::fabs(v) > 1.3 * std::fabs(w) && (v > 0) == (w > 0); };
  return grows(closest, close) && grows(close, less_close) ? std::copysign(INFINITY, closest)
                                                           : 2 * near(-18) - near(-17);
}

double Curve::far(Ref node, const Stretch& stretch, double side, bool is_monotone) const {
  const auto bounds_on = [&](int from, int to) {
    const double a = side * std::ldexp(1.0, from), b = side * (to > 127 ? farthest_float : std::ldexp(1.0, to));
    return bounds(node, std::min(a, b), std::max(a, b), stretch.branch);
  };
  const Bounds all = bounds_on(40, 128);
  if (all.low == all.high) return all.low;
  if (is_tight(all)) return std::fabs(all.middle()) < 1e-9 ? 0 : all.middle();
  const auto least_on = [&](int from) {
    const Bounds octave = bounds_on(from, from + 1);
    return octave.low > 0 ? octave.low : octave.high < 0 ? octave.high : 0;
  };
  const double near = least_on(30), middle = least_on(60), end = least_on(120);
  if (near * end > 0 && std::fabs(middle) > 1.1 * std::fabs(near) && std::fabs(end) > 1.1 * std::fabs(middle))
    return std::copysign(INFINITY, end);
  // What is made of no operation that repeats itself rises or falls for good from some place on (Hardy).
  if (!is_monotone && repeats_) return NAN;
  // By values, where they are more than rounding.
  constexpr int places = 24;
  double v[places];
  std::size_t n = 0;
  for (int i = 0; i < places; ++i) {
    const double x = std::ldexp(side * (1 + 0.03 * i), 6 + 2 * i);
    const Bounds here = bounds(node, x, x, stretch.branch);
    const double width = here.high - here.low;
    const double at = is_tight(here) || width == 0 ? here.middle() : own(node, x);
    if (!(width < INFINITY && std::fabs(at) < width)) v[n++] = at;
  }
  if (n < 6) return NAN;
  const double last = v[n - 1], earlier = v[n / 2];
  if (std::fabs(last) > 1.1 * std::fabs(earlier) && (last > 0) == (earlier > 0)) return std::copysign(INFINITY, last);
  if (std::fabs(last) < 0.9 * std::fabs(earlier) || std::fabs(last) < 1e-9) return 0;
  return std::fabs(earlier - last) <= 1e-6 * std::fabs(last) ? last : NAN;
}

double Curve::own(Ref node, double x) const {
  const auto at = static_cast<float>(x);
  float f, slope, curvature;
  kernel_->evaluate({parameters_, 1, nullptr, nullptr}, 1, &at, &f, &slope, &curvature);
  return static_cast<double>(node == f_ ? f : node == slope_ ? slope : curvature);
}

} // namespace activarium::formula
