#include "analysis/measured_moments.h"
#include "analysis/measured_shape.h"

#include <algorithm>
#include <utility>

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

/// e^−t for t ≥ 0 to 10⁻¹²: a short series of a 4096th of t, squared twelve times.
double decay(double t) {
  if (t > 700) return 0;
  const double s = -t / 4096;
  double v = 1 + s * (1 + s / 2 * (1 + s / 3 * (1 + s / 4 * (1 + s / 5 * (1 + s / 6)))));
  for (int i = 0; i < 12; ++i) v *= v;
  return v;
}

/// The density of N(0, q) at x.
double density(double x, double q) { return 0.3989422804014327 / std::sqrt(q) * decay(x * x / (2 * q)); }

/// Ends of panels on which f is smooth and every density of interest nearly a polynomial.
std::vector<double> panel_ends(const Measurement& m) {
  std::vector<double> ends = {0};
  for (double x = 0; x < farthest;) {
    const double ratio = x < 16 ? x / 8 : x / 64;
    x = std::min(x + std::clamp(ratio, 0.0025, x < 16 ? 0.25 : farthest), farthest);
    ends.push_back(x);
    ends.push_back(-x);
  }
  for (const auto* steps : {&m.jumps, &m.kinks})
    for (const Step& step : *steps) ends.push_back(step.x);
  for (const Interval& saturated : m.saturated) {
    ends.push_back(saturated.low);
    ends.push_back(saturated.high);
  }
  // By insertion: a thousand numbers, and std::sort is more code than the rest of this file.
  for (std::size_t i = 1; i < ends.size(); ++i)
    for (std::size_t k = i; k > 0 && ends[k] < ends[k - 1]; --k) std::swap(ends[k], ends[k - 1]);
  return ends;
}

/// f at all nodes, with the nodes' weights: evaluated once, weighed with any density.
class Quadrature {
public:
  Quadrature(const Probe& probe, const Measurement& m) {
    const std::vector<double> ends = panel_ends(m);
    std::vector<float> x;
    for (std::size_t i = 1; i < ends.size(); ++i) {
      if (!(std::abs(ends[i - 1]) <= farthest && std::abs(ends[i]) <= farthest)) continue;
      for (std::size_t k = 0; k < 5; ++k) {
        const double half = (ends[i] - ends[i - 1]) / 2;
        x.push_back(static_cast<float>(ends[i - 1] + half * (1 + nodes[k])));
        weights_.push_back(weights[k] * half);
      }
    }
    samples_ = probe.at(x);
  }

  /// visit(sample, weight) for inputs from N(0, q); places are rounded to floats, hence the weights' sum, which it
  /// gives, is not quite 1.
  template <class Visit> double weigh(double q, const Visit& visit) const {
    const double bound = 10 * std::sqrt(q);
    double mass = 0;
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      const double x = static_cast<double>(samples_[i].x);
      if (std::abs(x) > bound) continue;
      const double weight = weights_[i] * density(x, q);
      mass += weight;
      visit(samples_[i], weight);
    }
    return mass;
  }

private:
  std::vector<Sample> samples_;
  std::vector<double> weights_;
};

double square(double v) { return v * v; }

void find_variances(const Quadrature& quadrature, double mean_square, Measurement& m) {
  if (!(mean_square > 0) || mean_square == infinity) return;
  const auto next = [&](double q) {
    double sum = 0;
    const double mass =
        quadrature.weigh(q, [&](const Sample& s, double weight) { sum += weight * square(static_cast<double>(s.y)); });
    return sum / mass / mean_square;
  };
  double q = least_variance, change = next(q) / q - 1, largest = std::abs(change);
  for (int i = 0; i < variance_steps; ++i) {
    const double q_after = q * variance_step, change_after = next(q_after) / q_after - 1;
    largest = std::max(largest, std::abs(change_after));
    if ((change < 0) != (change_after < 0)) {
      double low = q, high = q_after;
      for (int k = 0; k < 40; ++k) {
        const double middle = std::sqrt(low * high);
        ((next(middle) / middle - 1 < 0) == (change < 0) ? low : high) = middle;
      }
      const double root = std::sqrt(low * high), h = 1e-3;
      m.variances.add({root, (next(root * (1 + h)) - next(root * (1 - h))) / (2 * h * root)});
    }
    q = q_after;
    change = change_after;
  }
  m.every_variance = largest < 1e-5;
  if (m.every_variance) m.variances = {};
}

} // namespace

void measure_moments(const Probe& probe, Measurement& m) {
  const Quadrature quadrature(probe, m);
  NormalStatistics n;
  double along = 0;
  double steepest = m.steepest;
  const auto sum_up = [&] {
    n = {};
    along = 0;
    const double mass = quadrature.weigh(1, [&](const Sample& s, double weight) {
      const double y = static_cast<double>(s.y), slope = static_cast<double>(s.slope), size = std::abs(slope);
      n.mean += weight * y;
      n.mean_square += weight * y * y;
      n.mean_square_slope += weight * slope * slope;
      along += weight * static_cast<double>(s.x) * y;
      if (y == 0) n.zero_share += weight;
      if (size <= 1e-6) n.dead_share += weight;
      if (size > saturated_share * steepest) n.passing_share += weight;
    });
    for (double* sum :
         {&n.mean, &n.mean_square, &n.mean_square_slope, &along, &n.zero_share, &n.dead_share, &n.passing_share})
      *sum /= mass;
  };
  sum_up();
  if (!(steepest < infinity)) { // the root mean square stands for it
    steepest = std::sqrt(n.mean_square_slope);
    sum_up();
  }
  const double variance = n.mean_square - square(n.mean);
  n.straight = variance > 1e-10 * n.mean_square ? std::min(1.0, square(along) / variance) : 1;
  m.normal = n;
  find_variances(quadrature, n.mean_square, m);
}

Measurement measure(const Probe& probe) {
  Measurement m;
  measure_shape(probe, m);
  measure_moments(probe, m);
  return m;
}

Measurement measure(const BlockKernel& kernel, const float* parameters) {
  struct Function {
    const BlockKernel& kernel;
    BlockContext context;
  };
  const Function function{kernel, {parameters, 1, nullptr, nullptr}};
  return measure(Probe(
      [](const void* state, std::size_t n, const float* x, float* y, float* dy, float* d2y) {
        const auto& f = *static_cast<const Function*>(state);
        f.kernel.evaluate(f.context, n, x, y, dy, d2y);
      },
      &function));
}

} // namespace activarium
