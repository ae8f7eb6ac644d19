#include "formula/recognition.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "formula/identity.h"
#include "formula/sameness.h"

namespace activarium::formula {
namespace {

constexpr std::size_t most_scalars = 3;
/// For parameters that are compared one by one, all different: shares of the way from the least to the largest value
/// that a registered function's parameter has, and values that may be outside.
constexpr float shares[][most_scalars] = {{0.21f, 0.34f, 0.55f}, {0.67f, 0.43f, 0.13f}, {0.97f, 0.02f, 0.88f}};
constexpr float values_outside[][most_scalars] = {{1.9f, 0.4f, 1.1f}, {-0.6f, -1.7f, 0.3f}, {7.3f, 9.1f, -12.7f}};

struct Values {
  std::vector<float> f, slope;
};

Values values_of(const BlockKernel& kernel, const float* parameters, const float* x, std::size_t n) {
  Values v{std::vector<float>(n), std::vector<float>(n)};
  const std::vector<float> ones(n, 1.0f);
  const BlockContext context{parameters, 1, nullptr, nullptr};
  kernel.forward(context, 1, n, x, v.f.data());
  kernel.backward(context, 1, n, x, ones.data(), v.slope.data(), nullptr);
  return v;
}

bool alike(float a, float b) {
  if (a == b || (std::isnan(a) && std::isnan(b))) return true;
  constexpr float nearly_infinite = 3.4e38f;
  if (std::fabs(a) >= nearly_infinite && std::fabs(b) >= nearly_infinite) return (a > 0) == (b > 0);
  return std::fabs(a - b) <= 1e-5f * std::max(std::max(std::fabs(a), std::fabs(b)), 0.1f);
}

/// A function with parameters.
struct Function {
  const BlockKernel& kernel;
  const float* parameters;
};

constexpr std::size_t block = 256; // a difference ends the comparison behind it

/// Both in f, and in f′ but at the places `except`.
bool are_alike(const Function& a, const Function& b, const std::vector<float>& x, const std::vector<float>& except) {
  const auto is_excepted = [&](float place) { return std::find(except.begin(), except.end(), place) != except.end(); };
  for (std::size_t from = 0; from < x.size(); from += block) {
    const std::size_t n = std::min(block, x.size() - from);
    const Values v = values_of(a.kernel, a.parameters, &x[from], n), w = values_of(b.kernel, b.parameters, &x[from], n);
    for (std::size_t i = 0; i < n; ++i)
      if (!alike(v.f[i], w.f[i]) || (!alike(v.slope[i], w.slope[i]) && !is_excepted(x[from + i]))) return false;
  }
  return true;
}

/// 200 places off the whole numbers, where kinks are and conventions differ: enough to tell most functions apart.
std::vector<float> few_places() {
  std::vector<float> x;
  for (int i = 0; i < 200; ++i) x.push_back(-20.0f + 0.2f * (static_cast<float>(i) + 0.37f));
  return x;
}

/// All sizes of floats: every 64th within ±64, 16 to a power of two beyond, 8 below.
std::vector<float> many_places() {
  std::vector<float> right;
  for (int e = -140; e < -6; ++e)
    for (int i = 0; i < 8; ++i) right.push_back(std::ldexp(1 + static_cast<float>(i) / 8, e));
  for (int i = 1; i < 4096; ++i) right.push_back((static_cast<float>(i) + 0.37f) / 64);
  for (int e = 6; e < 128; ++e)
    for (int i = 0; i < 16; ++i) right.push_back(std::ldexp(1 + (static_cast<float>(i) + 0.37f) / 16, e));
  right.push_back(static_cast<float>(farthest_float));
  std::vector<float> x = {0};
  for (const float v : right) x.insert(x.end(), {v, -v});
  return x;
}

/// What the formulas switch at: `ends` of their stretches with the floats beside them, and places inside and around.
struct Places {
  std::vector<float> ends, around;
};
void add_places(const Curve& curve, Places& places) {
  for (const Stretch& s : curve.stretches()) {
    const double width = s.high - s.low;
    for (const double share : {0.03, 0.2, 0.45, 0.7, 0.96})
      places.around.push_back(static_cast<float>(s.low + share * width));
    places.around.push_back(static_cast<float>(s.inside()));
    if (s.low == -farthest_float) continue;
    const auto x = static_cast<float>(s.low);
    places.ends.insert(places.ends.end(), {x, std::nextafter(x, -INFINITY), std::nextafter(x, INFINITY)});
    for (const float side : {-1.0f, 1.0f})
      for (const float step : {1e-6f, 1e-4f, 0.01f, 0.1f})
        places.around.push_back(x + side * step * std::max(std::fabs(x), 0.01f));
  }
}

/// Whether f is the same at every float, and f′ but where the formulas switch. Of functions that were compared already
/// for `other_values` of their parameters, fewer values are, if by the rules of algebra they are the same.
bool are_same(const Function& a, const Function& b, bool other_values = false) {
  if (!are_alike(a, b, few_places(), {})) return false;
  const auto of_a = Curve::of(a.kernel, a.parameters), of_b = Curve::of(b.kernel, b.parameters);
  if (!of_a || !of_b) return false;
  Places places;
  add_places(*of_a, places);
  add_places(*of_b, places);
  if (!are_alike(a, b, places.ends, places.ends) || !are_alike(a, b, places.around, places.ends)) return false;
  const bool is_sure = are_identical({of_a->graph(), of_a->parameters()}, of_a->f(), //
                                     {of_b->graph(), of_b->parameters()}, of_b->f());
  if (is_sure && other_values) return true;
  static const std::vector<float> many = many_places();
  return are_alike(a, b, many, places.ends) && (is_sure || are_shown_same(*of_a, *of_b, {2e-5, 1e-4, 0.1}));
}

/// The parameter that scalar k belongs to, with its index for a list.
std::string name_of(const Info& info, std::size_t k, bool symbol) {
  for (const ParameterInfo& p : info.parameters) {
    if (k < p.count)
      return std::string(symbol ? p.symbol : p.name) + (p.count == 1 ? "" : "[" + std::to_string(k) + "]");
    k -= p.count;
  }
  return {};
}

std::vector<Known::Start> starts_of(const Info& info) {
  std::vector<Known::Start> starts;
  for (const float value : initial_values(info))
    starts.push_back({name_of(info, starts.size(), true), static_cast<double>(value)});
  return starts;
}

bool has_fixed_start(const Info& info) {
  for (const ParameterInfo& p : info.parameters)
    if (p.distribution != Distribution::constant) return false;
  return true;
}

/// What a slider offers for each scalar.
std::vector<Interval> ranges_of(const Info& info) {
  std::vector<Interval> ranges;
  for (const ParameterInfo& p : info.parameters) ranges.insert(ranges.end(), p.count, {p.minimum, p.maximum});
  return ranges;
}

/// Whether `kernel` is `other` when its scalar k is the other's scalar order[k]; and whether only for values from the
/// other's range.
struct Match {
  bool holds = true, only_inside = false;
};
Match match(const BlockKernel& kernel, const BlockKernel& other, const std::array<std::size_t, most_scalars>& order,
            std::size_t scalars) {
  const auto is_same_for = [&](const float* values, bool is_first) {
    float permuted[most_scalars];
    for (std::size_t k = 0; k < scalars; ++k) permuted[k] = values[order[k]];
    return are_same({kernel, permuted}, {other, values}, !is_first);
  };
  Match found;
  const std::vector<Interval> ranges = ranges_of(*other.info);
  for (const auto& share : shares) {
    float values[most_scalars];
    for (std::size_t k = 0; k < scalars; ++k)
      values[k] = static_cast<float>(ranges[k].low + static_cast<double>(share[k]) * (ranges[k].high - ranges[k].low));
    found.holds = found.holds && is_same_for(values, &share == shares);
    if (scalars == 0) break;
  }
  for (const auto& values : values_outside)
    found.only_inside = found.only_inside || (found.holds && scalars != 0 && !is_same_for(values, false));
  return found;
}

} // namespace

std::vector<float> initial_values(const Info& info) {
  std::vector<float> values;
  for (const ParameterInfo& p : info.parameters)
    for (std::size_t k = 0; k < p.count; ++k)
      values.push_back(static_cast<float>(p.initials.size != 0 ? p.initials[k] : p.initial));
  return values;
}

Known recognise(const BlockKernel& kernel, bool starts_are_given) {
  const Info& own = *kernel.info;
  const std::size_t scalars = own.scalar_count();
  const auto candidates = [&](const auto& visit) {
    for (const BlockKernel& other : block_kernels())
      if (other.info->kind == Kind::elementwise && !other.info->noisy && visit(other)) return &other;
    return static_cast<const BlockKernel*>(nullptr);
  };

  Known known;
  if (scalars <= most_scalars) {
    const BlockKernel* const same = candidates([&](const BlockKernel& other) {
      if (other.info->scalar_count() != scalars) return false;
      std::array<std::size_t, most_scalars> order = {0, 1, 2};
      do
        if (const Match found = match(kernel, other, order, scalars); found.holds) {
          for (std::size_t k = 0; k < scalars; ++k) {
            const std::string mine = name_of(own, k, false);
            if (mine == name_of(*other.info, order[k], false)) continue;
            known.renamed.push_back({mine, name_of(*other.info, order[k], true)});
          }
          if (found.only_inside) known.within_range = scalars;
          return true;
        }
      while (std::next_permutation(order.begin(), order.begin() + scalars));
      return false;
    });
    if (same != nullptr) {
      known.info = same->info;
      return known;
    }
  }
  if (!has_fixed_start(own) || (scalars != 0 && !starts_are_given)) return {};
  const std::vector<float> start = initial_values(own);
  const BlockKernel* const same = candidates([&](const BlockKernel& other) {
    return has_fixed_start(*other.info) &&
           are_same({kernel, start.data()}, {other, initial_values(*other.info).data()});
  });
  if (same == nullptr) return {};
  known.info = same->info;
  known.starts = starts_of(scalars != 0 ? own : *same->info);
  return known;
}

} // namespace activarium::formula
