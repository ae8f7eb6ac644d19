#include "analysis/measured_shape.h"

#include <algorithm>
#include <cfloat>
#include <utility>

namespace activarium {
namespace {

/// Kinks and jumps are looked for up to here; beyond, neighbouring floats lie far apart.
constexpr double structured = 1024;
constexpr std::size_t most_examined = 200;

std::vector<float> grid() {
  std::vector<float> right;
  const auto add_powers = [&](double from, double factor, double to) {
    for (double v = from; v < to; v *= factor) right.push_back(static_cast<float>(v));
  };
  add_powers(FLT_MIN, 0x1.6a09e6p0, 1.0 / 64);
  for (int i = 1; i < 512; ++i) right.push_back(static_cast<float>(i) / 64);
  add_powers(8, 1 + 1.0 / 256, structured);
  add_powers(structured, 0x1.6a09e6p0, static_cast<double>(FLT_MAX));
  right.push_back(FLT_MAX);
  std::vector<float> x;
  for (std::size_t i = right.size(); i-- > 0;) x.push_back(-right[i]);
  x.push_back(0);
  for (const float v : right) x.push_back(v);
  return x;
}

double size_of(float v) { return std::abs(static_cast<double>(v)); }

/// By how much f, or f′, differs between two samples from what its slope, or curvature, says.
using Excess = double (*)(const Sample&, const Sample&);

double value_excess(const Sample& a, const Sample& b) {
  const double width = static_cast<double>(b.x) - static_cast<double>(a.x);
  return std::abs(static_cast<double>(b.y) - static_cast<double>(a.y) -
                  (static_cast<double>(a.slope) + static_cast<double>(b.slope)) / 2 * width);
}

double slope_excess(const Sample& a, const Sample& b) {
  const double width = static_cast<double>(b.x) - static_cast<double>(a.x);
  return std::abs(static_cast<double>(b.slope) - static_cast<double>(a.slope) -
                  (static_cast<double>(a.curvature) + static_cast<double>(b.curvature)) / 2 * width);
}

/// Of two neighbouring floats the one with more zeros at its end: a kink lies at 3 rather than just below.
float rounder(float a, float b) {
  const auto zeros = [](float v) {
    std::int64_t order = order_of(v);
    int count = 0;
    while (order != 0 && (order & 1) == 0) order >>= 1, ++count;
    return order == 0 ? 64 : count;
  };
  return zeros(a) >= zeros(b) ? a : b;
}

/// Samples [first, last] in a row, beginning and ending at these places.
struct Stretch {
  std::size_t first, last;
  double from, to;
};
double place_of(const Stretch& s) { return place_of(Interval{s.from, s.to}); }

class Shape {
public:
  Shape(const Probe& probe, Measurement& m) : probe_(probe), m_(m), samples_(probe.at(grid())) {
    near_value_ = usual_size(&Sample::y);
    near_slope_ = usual_size(&Sample::slope);
  }

  void measure() {
    find([](const Sample& s, double) { return is_undefined(s); }, 0, 0, m_.undefined);
    find([](const Sample& s, double) { return !is_undefined(s) && !is_finite(s); }, 0, 0, m_.infinite);
    find_steps();
    find_turns();
    m_.lowest = extreme(false);
    m_.highest = extreme(true);
    find_lipschitz();
    find_saturated();
  }

private:
  /// The mean size within ±1: how large rounding errors may be.
  double usual_size(float Sample::*what) const {
    double sum = 0, count = 1e-9;
    for (const Sample& s : samples_) {
      if (size_of(s.x) > 1 || size_of(s.x) < 1.0 / 64 || !is_finite(s)) continue;
      sum += size_of(s.*what);
      count += 1;
    }
    return sum / count;
  }

  /// Stretches of at least that width where `inside(sample, bound)`, their ends halved down to floats.
  void find(bool (*inside)(const Sample&, double), double bound, double least_width, Nearest<Interval>& out) {
    const auto is_in = [&](std::size_t i) { return inside(samples_[i], bound); };
    Nearest<Stretch> found;
    const std::size_t n = samples_.size();
    for (std::size_t i = 0; i < n; ++i) {
      if (!is_in(i)) continue;
      const std::size_t first = i;
      while (i + 1 < n && is_in(i + 1)) ++i;
      found.add(stretch(first, i));
    }
    const auto end_after = [&](std::size_t i) {
      Sample a = samples_[i], b = samples_[i + 1];
      probe_.halve(a, b, [&](const Sample& left, const Sample& middle, const Sample&) {
        return inside(left, bound) != inside(middle, bound);
      });
      return static_cast<double>(inside(a, bound) ? a.x : b.x);
    };
    for (const Stretch& s : found) {
      const Interval i = {
          s.first == 0 ? -infinity : end_after(s.first - 1), s.last + 1 == n ? infinity : end_after(s.last)};
      if (i.high - i.low >= least_width) out.add(i);
    }
    if (found.more()) m_.more = true;
  }

  Stretch stretch(std::size_t first, std::size_t last) const {
    return {first, last, static_cast<double>(samples_[first].x), static_cast<double>(samples_[last].x)};
  }

  /// Jumps and kinks, the pairs of samples nearest to 0 first.
  void find_steps() {
    const std::size_t middle = samples_.size() / 2;
    std::size_t examined = 0;
    for (std::size_t d = 0; size_of(samples_[middle + d].x) < structured && examined < most_examined; ++d) {
      for (const std::size_t i : {middle + d, middle - d - 1}) {
        const Sample &a = samples_[i], &b = samples_[i + 1];
        if (!is_finite(a) || !is_finite(b)) continue;
        const double value_noise = 1e-3 * std::max(size_of(a.y), size_of(b.y)) + 1e-6 * near_value_;
        const double slope_noise = 1e-4 * std::max(size_of(a.slope), size_of(b.slope)) + 1e-6 * near_slope_;
        const bool may_jump = value_excess(a, b) > value_noise, may_bend = slope_excess(a, b) > slope_noise;
        if (!may_jump && !may_bend) continue;
        if (++examined == most_examined) m_.more = true;
        if (!(may_jump && find_step(a, b, value_excess, value_noise, &Sample::y, m_.jumps)) && may_bend)
          find_step(a, b, slope_excess, slope_noise, &Sample::slope, m_.kinks);
      }
    }
    if (m_.jumps.more() || m_.kinks.more()) m_.more = true;
  }

  bool find_step(Sample a, Sample b, Excess excess, double noise, float Sample::*what, Nearest<Step>& steps) const {
    const double at_first = excess(a, b), around = 10 * (1 + std::max(size_of(a.*what), size_of(b.*what)));
    probe_.halve(a, b, [&](const Sample& left, const Sample& middle, const Sample& right) {
      return !(excess(left, middle) < excess(middle, right));
    });
    const double left_over = excess(a, b);
    if (!(left_over > noise && left_over > 0.2 * at_first)) return false;
    const float x = rounder(a.x, b.x);
    // At a pole it still grows from float to float.
    const auto limit = [&](int side) {
      const float v = probe_.at(neighbour(x, side)).*what, farther = probe_.at(neighbour(x, 16 * side)).*what;
      const bool grows = size_of(v) > around && size_of(v) > 1.5 * size_of(farther);
      return grows ? std::copysign(infinity, static_cast<double>(v)) : static_cast<double>(v);
    };
    steps.add({static_cast<double>(x), limit(-1), limit(1)});
    return true;
  }

  bool rises(const Stretch& leg) const { return samples_[leg.last].y > samples_[leg.first].y; }

  /// Rises and falls in turn: those that are more than rounding. A turn is where one ends and another begins.
  void find_turns() {
    Stretch last{};
    std::size_t count = 0;
    Nearest<Stretch> corners; // of one sample each, `first` says whether it is a top
    const auto add = [&](std::size_t from, std::size_t to) {
      const Stretch leg = stretch(from, to);
      if (!is_real(leg)) return;
      if (count > 0 && rises(last) == rises(leg)) {
        last = stretch(last.first, to);
        return;
      }
      if (count++ > 0) corners.add({rises(last), last.last, last.to, last.to});
      last = leg;
    };
    const auto differ = [](const Sample& a, const Sample& b) {
      return std::abs(static_cast<double>(a.y) - static_cast<double>(b.y)) >
             4e-6 * std::max(size_of(a.y), size_of(b.y));
    };
    int direction = 0;
    std::size_t low = samples_.size(), high = low, start = low;
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      const Sample& s = samples_[i];
      if (!is_finite(s)) continue;
      if (start == samples_.size()) low = high = start = i;
      if (s.y > samples_[high].y || (direction > 0 && s.y == samples_[high].y)) high = i;
      if (s.y < samples_[low].y || (direction < 0 && s.y == samples_[low].y)) low = i;
      if (direction >= 0 && differ(samples_[high], s)) {
        if (direction > 0) add(start, high);
        start = high;
        direction = -1;
        low = i;
      } else if (direction <= 0 && differ(samples_[low], s)) {
        if (direction < 0) add(start, low);
        start = low;
        direction = 1;
        high = i;
      }
    }
    if (direction != 0) add(start, direction > 0 ? high : low);

    if (count == 0) return;
    m_.monotone = count > 1     ? Measurement::Monotone::none
                  : rises(last) ? Measurement::Monotone::rising
                                : Measurement::Monotone::falling;
    for (const Stretch& corner : corners) {
      const Sample top = turning_point(corner.last, corner.first != 0);
      m_.turns.add({static_cast<double>(top.x), static_cast<double>(top.y), corner.first != 0});
    }
    if (corners.more()) m_.more = true;
  }

  /// Whether f′ somewhere has at least a hundredth of the leg's mean slope, or f jumps there.
  bool is_real(const Stretch& leg) const {
    const Sample &a = samples_[leg.first], &b = samples_[leg.last];
    const double mean =
        (static_cast<double>(b.y) - static_cast<double>(a.y)) / (static_cast<double>(b.x) - static_cast<double>(a.x));
    for (std::size_t i = leg.first; i <= leg.last; ++i)
      if (is_finite(samples_[i]) && static_cast<double>(samples_[i].slope) / mean > 0.01) return true;
    for (const Step& jump : m_.jumps)
      if (jump.x >= static_cast<double>(a.x) && jump.x <= static_cast<double>(b.x)) return true;
    return false;
  }

  /// The exact top, or bottom, beside a sample that is higher, or lower, than those around it.
  Sample turning_point(std::size_t i, bool maximum) const {
    if (i == 0 || i + 1 == samples_.size()) return samples_[i];
    Sample a = samples_[i - 1], b = samples_[i + 1];
    if (!is_finite(a) || !is_finite(b)) return samples_[i];
    probe_.halve(a, b, [&](const Sample&, const Sample& middle, const Sample&) {
      return maximum ? !(middle.slope > 0) : !(middle.slope < 0);
    });
    const auto beats = [&](const Sample& s, const Sample& t) { return maximum ? s.y > t.y : s.y < t.y; };
    const Sample& best = beats(a, b) || (a.y == b.y && rounder(a.x, b.x) == a.x) ? a : b;
    return beats(samples_[i], best) ? samples_[i] : best;
  }

  /// The largest of `of(sample, sign)`, or ∞ where it grows on and on, outwards or towards 0.
  double largest(double (*of)(const Sample&, double), double sign) const {
    double near = -infinity, far = -infinity, outside = -infinity, close = -infinity, all = -infinity;
    for (const Sample& s : samples_) {
      if (is_undefined(s)) continue;
      const double v = of(s, sign), x = size_of(s.x);
      if (x <= 0x1p20) near = std::max(near, v);
      if (x <= 0x1p64) far = std::max(far, v);
      if (x >= 0x1p-20) outside = std::max(outside, v);
      if (x >= 0x1p-64) close = std::max(close, v);
      all = std::max(all, v);
    }
    const auto grows = [](double from, double to) { return to > 1.15 * std::max(from, 0.0); };
    return (grows(near, far) && grows(far, all)) || (grows(outside, close) && grows(close, all)) ? infinity : all;
  }

  Extreme extreme(bool maximum) const {
    const double sign = maximum ? 1 : -1;
    const auto height = [](const Sample& s, double side) { return side * static_cast<double>(s.y); };
    const double highest = largest(height, sign);
    if (highest == -infinity && m_.infinite.size() == 0) return {}; // defined nowhere
    Extreme e{highest, not_a_number};
    for (const Step& jump : m_.jumps) e.value = std::max({e.value, sign * jump.left, sign * jump.right});
    for (std::size_t i = 0; i < samples_.size() && e.value < infinity; ++i) {
      if (!(height(samples_[i], sign) == highest)) continue;
      e.value = std::max(e.value, height(turning_point(i, maximum), sign));
      break;
    }
    for (const Turn& turn : m_.turns) {
      const double v = sign * turn.value;
      if (turn.maximum != maximum || v < e.value) continue;
      if (v > e.value || !(std::abs(e.x) <= std::abs(turn.x))) e = {v, turn.x};
    }
    e.value *= sign;
    return e;
  }

  /// Both that of Lipschitz and the steepest.
  void find_lipschitz() {
    Extreme& e = m_.lipschitz;
    e.value = largest([](const Sample& s, double) { return size_of(s.slope); }, 1);
    for (const Step& kink : m_.kinks) e.value = std::max({e.value, std::abs(kink.left), std::abs(kink.right)});
    if (e.value < infinity) find_steepest(e);
    m_.steepest = e.value;
    if (m_.jumps.size() > 0) e = {infinity, m_.jumps[0].x};
  }

  /// The steepest place nearest to 0; none where many are as steep.
  void find_steepest(Extreme& e) const {
    std::size_t best = 0;
    double low = infinity, high = -infinity;
    for (std::size_t i = 1; i + 1 < samples_.size(); ++i) {
      const Sample& s = samples_[i];
      if (!is_finite(s) || size_of(s.slope) < (1 - 1e-6) * e.value) continue;
      if (best == 0 || size_of(s.x) < size_of(samples_[best].x)) best = i;
      low = std::min(low, static_cast<double>(s.x));
      high = std::max(high, static_cast<double>(s.x));
    }
    if (best == 0) return;
    Sample top = samples_[best], a = samples_[best - 1], b = samples_[best + 1];
    const float sign = top.slope < 0 ? -1.0f : 1.0f;
    if (is_finite(a) && is_finite(b)) {
      probe_.halve(
          a, b, [&](const Sample&, const Sample& middle, const Sample&) { return !(sign * middle.curvature > 0); });
      for (const Sample& s : {a, b})
        if (size_of(s.slope) > size_of(top.slope)) top = s;
    }
    e.value = std::max(e.value, size_of(top.slope));
    if (high - low < 0.1) e.x = static_cast<double>(top.x);
  }

  void find_saturated() {
    if (!(m_.steepest < infinity)) return;
    // One float alone is the value that f′ is given at a kink.
    find([](const Sample& s, double bound) { return is_finite(s) && size_of(s.slope) <= bound; },
         saturated_share * m_.steepest, 1e-6, m_.saturated);
  }

  const Probe& probe_;
  Measurement& m_;
  std::vector<Sample> samples_;
  double near_value_ = 0, near_slope_ = 0;
};

} // namespace

void measure_shape(const Probe& probe, Measurement& m) { Shape(probe, m).measure(); }

} // namespace activarium
