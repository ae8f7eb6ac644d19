#include "formula/recognition.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr std::size_t points = 200, most_scalars = 3;
/// For parameters that are compared one by one, all different.
constexpr float trials[][most_scalars] = {{0.7f, 1.3f, 2.1f}, {1.9f, 0.4f, 1.1f}};

struct Values {
  std::array<float, points> f, slope;
};

Values values_of(const BlockKernel& kernel, const float* parameters) {
  std::array<float, points> x, ones;
  // Off the whole numbers, where kinks are and conventions differ.
  for (std::size_t i = 0; i < points; ++i) x[i] = -20.0f + 0.2f * (static_cast<float>(i) + 0.37f);
  ones.fill(1.0f);
  Values v;
  const BlockContext context{parameters, 1, nullptr, nullptr};
  kernel.forward(context, 1, points, x.data(), v.f.data());
  kernel.backward(context, 1, points, x.data(), ones.data(), v.slope.data(), nullptr);
  return v;
}

/// Spelled otherwise, a function loses other digits: tanh as a quotient of exponentials is off by 1e-6.
bool alike(float a, float b) {
  return std::fabs(a - b) <= 1e-5f * std::max(std::max(std::fabs(a), std::fabs(b)), 0.1f);
}

bool alike(const Values& a, const Values& b) {
  for (std::size_t i = 0; i < points; ++i)
    if (!alike(a.f[i], b.f[i]) || !alike(a.slope[i], b.slope[i])) return false;
  return true;
}

/// To four decimals, without trailing zeros.
std::string short_number(double v) {
  double size = std::fabs(v);
  int exponent = 0;
  if (size >= 1e12)
    for (; size >= 10; size /= 10) ++exponent;
  const auto scaled = static_cast<long long>(std::floor(size * 1e4 + 0.5));
  std::string fraction = std::to_string(10000 + scaled % 10000).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return (v < 0 ? "−" : "") + std::to_string(scaled / 10000) + (fraction.empty() ? "" : "." + fraction) +
         (exponent == 0 ? "" : "e" + std::to_string(exponent));
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

std::string with_initials(const Info& info) {
  std::string note = "with ";
  const std::vector<float> values = initial_values(info);
  for (std::size_t k = 0; k < values.size(); ++k)
    note += (k == 0 ? "" : ", ") + name_of(info, k, true) + " = " + short_number(static_cast<double>(values[k]));
  return note;
}

bool has_fixed_start(const Info& info) {
  for (const ParameterInfo& p : info.parameters)
    if (p.distribution != Distribution::constant) return false;
  return true;
}

/// Whether `kernel` is `other` when its scalar k is the other's scalar order[k].
bool matches(const BlockKernel& kernel, const BlockKernel& other, const std::array<std::size_t, most_scalars>& order,
             std::size_t scalars) {
  for (const auto& trial : trials) {
    float permuted[most_scalars];
    for (std::size_t k = 0; k < scalars; ++k) permuted[order[k]] = trial[k];
    if (!alike(values_of(kernel, trial), values_of(other, permuted))) return false;
  }
  return true;
}

} // namespace

std::vector<float> initial_values(const Info& info) {
  std::vector<float> values;
  for (const ParameterInfo& p : info.parameters)
    for (std::size_t k = 0; k < p.count; ++k)
      values.push_back(static_cast<float>(p.initials.size != 0 ? p.initials[k] : p.initial));
  return values;
}

Known recognise(const BlockKernel& kernel) {
  const Info& own = *kernel.info;
  const std::size_t scalars = own.scalar_count();
  const auto candidates = [&](const auto& visit) {
    for (const BlockKernel& other : block_kernels())
      if (other.info->kind == Kind::elementwise && visit(other)) return &other;
    return static_cast<const BlockKernel*>(nullptr);
  };

  Known known;
  if (scalars <= most_scalars) {
    const BlockKernel* const same = candidates([&](const BlockKernel& other) {
      if (other.info->scalar_count() != scalars) return false;
      std::array<std::size_t, most_scalars> order = {0, 1, 2};
      do
        if (matches(kernel, other, order, scalars)) {
          for (std::size_t k = 0; k < scalars; ++k) {
            const std::string mine = name_of(own, k, false);
            if (mine == name_of(*other.info, order[k], false)) continue;
            known.note += (known.note.empty() ? "" : ", ") + mine + " is its " + name_of(*other.info, order[k], true);
          }
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
  if (!has_fixed_start(own)) return {};
  const Values at_start = values_of(kernel, initial_values(own).data());
  const BlockKernel* const same = candidates([&](const BlockKernel& other) {
    return has_fixed_start(*other.info) && alike(at_start, values_of(other, initial_values(*other.info).data()));
  });
  if (same == nullptr) return {};
  known.info = same->info;
  known.note = scalars != 0 ? with_initials(own) : with_initials(*same->info);
  return known;
}

} // namespace activarium::formula
