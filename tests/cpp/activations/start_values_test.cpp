// What functions with parameters start from: PyTorch's defaults, the papers' values, or what the values are meant to
// give.
#include <catch2/catch.hpp>

#include <cstdio>
#include <map>

#include "activations/block_kernel.h"
#include "support/scalar_parameters.h"

using namespace activarium;

namespace {

std::string shown(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", v);
  return text;
}

/// Name, start value or how it is drawn, and whether it is learned unless nothing is said (+), may be (?), or never is.
std::string starts_of(const Info& info) {
  std::string out;
  for (const ParameterInfo& p : info.parameters) {
    out += (out.empty() ? "" : ", ") + std::string(p.name);
    if (p.count > 1) out += "[" + std::to_string(p.count) + "]";
    out += p.initials.size != 0 ? " given" : " " + shown(p.initial);
    if (p.distribution == Distribution::normal) out += " ± " + shown(p.spread);
    if (p.distribution == Distribution::uniform) out += " uniform " + shown(p.spread);
    out += p.learned ? " +" : p.learnable ? " ?" : "";
  }
  return out;
}

/// PyTorch 2's documentation, and the papers that the functions name as their source.
const std::map<std::string, std::string> starts = {
    {"step", "theta 0"},
    {"hardtanh", "low -1, high 1"},
    {"leaky-relu", "slope 0.01"},
    {"prelu", "slope 0.25 +"},
    {"rrelu", "lower 0.125, upper 0.333333"},
    {"softplus", "beta 1"},
    {"squareplus", "b 4"},
    {"elu", "alpha 1"},
    {"elu-alpha", "alpha 1 +"},
    {"celu", "alpha 1"},
    {"swish", "beta 1 ?"},
    {"nipuna", "beta 1 ?"},
    {"nipuna-chapter", "alpha 1 ?"},
    {"snake", "a 1 +"},
    {"staf", "c[25] 0 ± 1 +, omega[25] 0 ± 1 +, phi[25] 0 ± 1 +"},
    {"adaptive-sigmoid", "k 1 +, theta 0 +"},
    {"sgt", "gamma 1 +"},
    {"sgt-paper", "alpha 1 +, beta 1 +, a 1 ?, b 1 ?"},
    {"rational", "a[6] given +, b[4] given +"},
    {"b-spline", "w_b 1 +, w_s 1 +, c[11] 0 ± 0.1 +"},
    {"fourier", "f[6] given +"},
    {"mixture", "u[3] 0 +, v[3] 0 +"},
};

} // namespace

TEST_CASE("Every function with parameters starts from the values of its source") {
  std::map<std::string, std::string> found;
  for (const BlockKernel& kernel : block_kernels())
    if (kernel.info->parameters.size != 0) found[kernel.info->id] = starts_of(*kernel.info);
  CHECK(found == starts);
  for (const BlockKernel& kernel : block_kernels())
    for (const ParameterInfo& p : kernel.info->parameters) {
      INFO(kernel.info->id << " " << p.name);
      CHECK((p.initials.size == 0 || p.initials.size == static_cast<std::size_t>(p.count)));
      CHECK(p.minimum <= p.initial);
      CHECK(p.initial <= p.maximum);
    }
}

TEST_CASE("The values that lists start from are what they are given, number by number") {
  for (const BlockKernel& kernel : block_kernels()) {
    const std::vector<float> start = initial_parameters(*kernel.info);
    std::size_t from = 0;
    for (const ParameterInfo& p : kernel.info->parameters)
      for (std::size_t k = 0; k < static_cast<std::size_t>(p.count); ++k, ++from) {
        INFO(kernel.info->id << " " << p.name << " " << k);
        if (p.distribution == Distribution::constant)
          CHECK(start[from] == static_cast<float>(p.initials.size != 0 ? p.initials[k] : p.initial));
      }
    CHECK(from == start.size());
  }
}

// Fitted to leaky ReLU over [−3, 3]; the largest distance is that at 0, where a polynomial's quotient has no kink.
TEST_CASE("The rational function starts as a leaky ReLU between −3 and 3") {
  const BlockKernel& rational = *find_block_kernel("rational");
  const std::vector<float> start = initial_parameters(*rational.info);
  std::vector<float> x, y;
  for (int i = -300; i <= 300; ++i) x.push_back(static_cast<float>(i) / 100);
  y.resize(x.size());
  rational.forward({start.data(), 1, nullptr, nullptr}, x.size(), 1, x.data(), y.data());
  double most = 0, sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double distance = static_cast<double>(y[i]) - static_cast<double>(x[i] > 0 ? x[i] : 0.01f * x[i]);
    most = std::max(most, std::fabs(distance));
    sum += distance * distance;
  }
  CHECK(most < 0.04);
  CHECK(sum / static_cast<double>(x.size()) < 1e-4);
}
