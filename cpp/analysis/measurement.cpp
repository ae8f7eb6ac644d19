#include "analysis/measurement.h"

#include <algorithm>
#include <utility>

#include "formula/slopes.h"

namespace activarium {
namespace {

/// Five-point Gauss-Legendre on [−1, 1]: exact for polynomials of degree 9.
constexpr double nodes[] = {-0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640};
constexpr double weights[] = {
    0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891};

// Variances looked at: none is 1, which is kept by the choice of the gain, and the last is 10⁴.
constexpr double least_variance = 1e-4, variance_step = 1.34;
constexpr int variance_steps = 63;
constexpr double farthest = 1000; // ten standard deviations of the largest
constexpr double reached = 38;    // beyond, nothing of the density of N(0, 1) is left
constexpr double known = 5.5;     // beyond lie less than 10⁻⁷ of the inputs
constexpr std::size_t most_panels = 3000;

/// e^−t for t ≥ 0 to 10⁻¹²: a short series of a 4096th of t, squared twelve times.
double decay(double t) {
  if (t > 700) return 0;
  const double s = -t / 4096;
  double v = 1 + s * (1 + s / 2 * (1 + s / 3 * (1 + s / 4 * (1 + s / 5 * (1 + s / 6)))));
  for (int i = 0; i < 12; ++i) v *= v;
  return v;
}

double square(double v) { return v * v; }

/// The density of N(0, q) at x.
double density(double x, double q) { return 0.3989422804014327 / std::sqrt(q) * decay(x * x / (2 * q)); }

/// P(z > x) for x ≥ 0, by its series or a continued fraction.
double tail(double x) {
  if (x > 40) return 0;
  if (x < 3) {
    double term = x, sum = x;
    for (int k = 3; term > 1e-18; k += 2) sum += term *= x * x / k;
    return 0.5 - density(x, 1) * sum;
  }
  double fraction = x;
  for (int k = 80; k > 0; --k) fraction = x + k / fraction;
  return density(x, 1) / fraction;
}

/// P(z < x).
double share_below(double x) { return x < 0 ? tail(-x) : 1 - tail(x); }
double share_of(const Interval& i) { return share_below(i.high) - share_below(i.low); }

struct Panel {
  double low, high;
};

/// Panels on which every density of interest is nearly a polynomial, and f smooth.
std::vector<Panel> panels_of(const formula::Curve& curve) {
  std::vector<double> ends = {0};
  for (double x = 0; x < farthest;) {
    const double ratio = (x < 16 ? x / 4 : x / 32) * (1 + curve.shift() / 4);
    x = std::min(x + std::clamp(ratio, 0.005, x < 16 ? 0.5 : farthest), farthest);
    ends.push_back(x);
    ends.push_back(-x);
  }
  for (const formula::Stretch& stretch : curve.stretches())
    if (std::abs(stretch.low) < farthest) ends.push_back(stretch.low);
  // By insertion: a thousand numbers, and std::sort is more code than the rest of this file.
  for (std::size_t i = 1; i < ends.size(); ++i)
    for (std::size_t k = i; k > 0 && ends[k] < ends[k - 1]; --k) std::swap(ends[k], ends[k - 1]);
  std::vector<Panel> panels;
  for (std::size_t i = 1; i < ends.size(); ++i)
    if (ends[i - 1] < ends[i]) panels.push_back({ends[i - 1], ends[i]});
  return panels;
}

struct Sample {
  double x, y, slope, weight;
};

/// f and f′ at all nodes, with the nodes' weights: evaluated once, weighed with any density. A panel is halved until
/// that changes its part of ∫ f² and ∫ f′² no more.
class Quadrature {
public:
  Quadrature(const BlockKernel& kernel, const float* parameters, const formula::Curve& curve)
      : kernel_(kernel), parameters_(parameters) {
    std::vector<Panel> panels = panels_of(curve);
    std::vector<Sample> rough = samples_on(panels);
    for (const Sample& s : rough)
      if (std::abs(s.x) < 3 && std::abs(s.y) < infinity) usual_ += s.weight * s.y * s.y / 6;
    for (int depth = 0; depth < 40 && !panels.empty(); ++depth) {
      std::vector<Panel> halves;
      for (const Panel& p : panels) {
        const double m = p.low / 2 + p.high / 2;
        halves.push_back({p.low, m});
        halves.push_back({m, p.high});
      }
      const std::vector<Sample> fine = samples_on(halves);
      std::vector<Panel> next;
      std::vector<Sample> next_rough;
      const bool is_full = samples_.size() / 5 + halves.size() > most_panels;
      for (std::size_t i = 0; i < panels.size(); ++i) {
        const Sample* parts = fine.data() + 10 * i;
        const bool settled = is_full || agree(rough.data() + 5 * i, parts);
        (settled ? samples_ : next_rough).insert((settled ? samples_ : next_rough).end(), parts, parts + 10);
        if (!settled) next.insert(next.end(), {halves[2 * i], halves[2 * i + 1]});
      }
      panels = std::move(next);
      rough = std::move(next_rough);
    }
    samples_.insert(samples_.end(), rough.begin(), rough.end());
  }

  /// visit(sample, weight) for inputs from N(0, q); places are rounded to floats, hence the weights' sum, which it
  /// gives, is not quite 1.
  template <class Visit> double weigh(double q, const Visit& visit) const {
    const double bound = 10 * std::sqrt(q);
    double mass = 0;
    for (const Sample& s : samples_) {
      if (std::abs(s.x) > bound) continue;
      const double weight = s.weight * density(s.x, q);
      mass += weight;
      visit(s, weight);
    }
    return mass;
  }

private:
  std::vector<Sample> samples_on(const std::vector<Panel>& panels) const {
    std::vector<float> x;
    for (const Panel& p : panels)
      for (const double node : nodes) x.push_back(static_cast<float>(p.low + (p.high - p.low) / 2 * (1 + node)));
    std::vector<float> y(x.size()), slope(x.size()), curvature(x.size());
    kernel_.evaluate({parameters_, 1, nullptr, nullptr}, x.size(), x.data(), y.data(), slope.data(), curvature.data());
    std::vector<Sample> samples(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Panel& p = panels[i / 5];
      // What stands for a slope of 0 in training is not f's.
      const double own = kernel_.info->surrogate_derivative ? 0 : static_cast<double>(slope[i]);
      samples[i] = {static_cast<double>(x[i]), static_cast<double>(y[i]), own, weights[i % 5] * (p.high - p.low) / 2};
    }
    return samples;
  }

  bool agree(const Sample* whole, const Sample* halves) const {
    double sums[2][2] = {}, width = 0;
    for (int i = 0; i < 15; ++i) {
      const Sample& s = i < 5 ? whole[i] : halves[i - 5];
      if (i < 5) width += s.weight;
      sums[i < 5][0] += s.weight * s.y * s.y;
      if (std::abs(whole[2].x) < 16) sums[i < 5][1] += s.weight * s.slope * s.slope;
    }
    // Near 0 small outputs matter to small variances; farther out only what is not small beside the others.
    const double least = std::abs(whole[2].x) < 1 ? 0 : 1e-7 * usual_ * width;
    for (const int k : {0, 1})
      if (std::abs(sums[0][k] - sums[1][k]) > 1e-5 * sums[0][k] + least) return false;
    return true;
  }

  const BlockKernel& kernel_;
  const float* parameters_;
  std::vector<Sample> samples_;
  double usual_ = 0; // mean of f² near 0
};

void find_variances(const Quadrature& quadrature, double mean_square, Measurement& m) {
  if (!(mean_square > 0) || mean_square == infinity) return;
  const auto next = [&](double q) {
    double sum = 0;
    const double mass = quadrature.weigh(q, [&](const Sample& s, double weight) { sum += weight * square(s.y); });
    return sum / mass / mean_square;
  };
  const auto slope_at = [&](double q) {
    constexpr double h = 1e-3;
    return (next(q * (1 + h)) - next(q * (1 - h))) / (2 * h * q);
  };
  // What changes by less than this is kept but for rounding.
  constexpr double kept = 2e-6;
  m.variances.add({1, slope_at(1)}); // by the choice of the gain
  double q = least_variance, change = next(q) / q - 1, largest = std::abs(change);
  for (int i = 0; i < variance_steps; ++i) {
    const double q_after = q * variance_step, change_after = next(q_after) / q_after - 1;
    largest = std::max(largest, std::abs(change_after));
    if (std::min(change, change_after) < -kept && std::max(change, change_after) > kept) {
      double low = q, high = q_after;
      for (int k = 0; k < 40; ++k) {
        const double middle = std::sqrt(low * high);
        ((next(middle) / middle - 1 < 0) == (change < 0) ? low : high) = middle;
      }
      if (const double root = std::sqrt(low * high); std::abs(root - 1) > 1e-3) m.variances.add({root, slope_at(root)});
    }
    q = q_after;
    change = change_after;
  }
  m.every_variance = largest < 1e-5;
  if (m.every_variance) m.variances = {};
}

/// How fast |f| grows towards a place: as 1/distance^order. 0 where it does not, or more slowly, as a logarithm.
double order_at(const formula::Curve& curve, formula::Ref node, double x, double side) {
  const auto at = [&](double distance) {
    return std::abs(curve.at(node, x + side * distance * std::max(std::abs(x), 1.0)));
  };
  double halvings = 0;
  for (double ratio = at(0x1p-24) / at(0x1p-16); ratio > 1; ratio /= 2) halvings += ratio < 2 ? ratio - 1 : 1;
  return halvings / 8;
}

/// Whether E |node|^power is finite.
bool has_expectation(const formula::Curve& curve, formula::Ref node, double power) {
  for (const formula::Stretch& stretch : curve.stretches())
    for (const bool at_high : {false, true}) {
      const double x = at_high ? stretch.high : stretch.low;
      if (std::abs(x) > reached || std::abs(curve.limit(node, stretch, at_high)) < infinity) continue;
      if (order_at(curve, node, x, at_high ? -1 : 1) * power > 0.97) return false;
    }
  return true;
}

void find_shares(const formula::Curve& curve, const formula::Slopes& slopes, double steepest, NormalStatistics& n) {
  if (slopes.known_from() > -known || slopes.known_to() < known) return;
  const auto share = [&](double bound) {
    double sum = 0;
    for (const Interval& i : slopes.flat(bound)) sum += share_of(i);
    return sum;
  };
  n.zero_share = 0;
  for (const formula::Stretch& stretch : curve.stretches()) {
    const formula::Bounds all = curve.bounds(curve.f(), stretch.low, stretch.high, stretch.branch);
    if (all.low == 0 && all.high == 0) n.zero_share += share_of({stretch.low, stretch.high});
  }
  n.dead_share = share(1e-6);
  if (steepest < infinity) n.passing_share = steepest > 0 ? 1 - share(saturated_share * steepest) : 0;
}

void measure_normal(const Quadrature& quadrature, const formula::Curve& curve, Measurement& m) {
  for (const Interval& i : m.undefined)
    if (i.low < i.high && i.low < reached && i.high > -reached) return;
  if (!has_expectation(curve, curve.f(), 2)) return;
  NormalStatistics n;
  double along = 0;
  n.mean = n.mean_square = n.mean_square_slope = 0;
  const double mass = quadrature.weigh(1, [&](const Sample& s, double weight) {
    n.mean += weight * s.y;
    n.mean_square += weight * s.y * s.y;
    n.mean_square_slope += weight * s.slope * s.slope;
    along += weight * s.x * s.y;
  });
  for (double* sum : {&n.mean, &n.mean_square, &n.mean_square_slope, &along}) *sum /= mass;
  if (!(n.mean_square < infinity)) return;
  if (!has_expectation(curve, curve.slope(), 2)) n.mean_square_slope = infinity;
  const double variance = n.mean_square - square(n.mean);
  n.straight = variance > 1e-10 * n.mean_square ? std::min(1.0, square(along) / variance) : 1;
  // Where slopes have no bound, their root mean square stands for the largest.
  const double steepest = m.steepest < infinity ? m.steepest : std::sqrt(n.mean_square_slope);
  find_shares(curve, formula::Slopes(curve), steepest, n);
  m.normal = n;
  find_variances(quadrature, n.mean_square, m);
}

} // namespace

Measurement measure(const BlockKernel& kernel, const float* parameters, double shift) {
  Measurement m;
  const auto curve = formula::Curve::of(kernel, parameters, shift);
  if (!curve) {
    m.more = true;
    return m;
  }
  static_cast<Shape&>(m) = formula::shape_of(*curve);
  measure_normal(Quadrature(kernel, parameters, *curve), *curve, m);
  return m;
}

} // namespace activarium
