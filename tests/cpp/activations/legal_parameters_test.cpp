// Start values of activations' parameters: which are refused, and under which name.
#include "activations/parameters.h"

#include <catch2/catch.hpp>

#include "activations/block_kernel.h"

using namespace activarium;

namespace {

/// What is wrong with these start values of a function, as `field: code`; empty if nothing is.
std::string fault(const char* id, const std::vector<ParameterStart>& starts) {
  const Problem p = check_parameters(*find_block_kernel(id)->info, starts, "parameters");
  return p ? p.field + ": " + p.code : "";
}

} // namespace

TEST_CASE("Start values for which a formula makes no sense are refused under their names") {
  for (const auto& [id, name] : {std::pair("celu", "alpha"), {"softplus", "beta"}, {"snake", "a"}}) {
    for (const float zero : {0.0f, -0.0f})
      CHECK(fault(id, {{name, {zero}}}) == std::string("parameters.") + name + ": parameter-zero");
    for (const float sound : {1e-45f, -1e-45f, -2.0f}) CHECK(fault(id, {{name, {sound}}}).empty());
  }
  for (const float b : {0.0f, -0.0f, -1e-45f, -4.0f})
    CHECK(fault("squareplus", {{"b", {b}}}) == "parameters.b: out-of-range");
  CHECK(fault("squareplus", {{"b", {1e-45f}}}).empty());
  for (const char* exponent : {"alpha", "beta"}) {
    for (const float v : {0.0999f, 0.0f, -1.0f})
      CHECK(fault("sgt-paper", {{exponent, {v}}}) == std::string("parameters.") + exponent + ": out-of-range");
    CHECK(fault("sgt-paper", {{exponent, {0.1f}}}).empty());
  }
  CHECK(fault("sgt-paper", {{"a", {-3}}, {"b", {0}}}).empty());
}

TEST_CASE("Bounds in the wrong order are refused under the name that was given") {
  CHECK(fault("hardtanh", {{"low", {2}}, {"high", {1}}}) == "parameters.low: parameter-above");
  CHECK(fault("hardtanh", {{"high", {1}}, {"low", {2}}}) == "parameters.low: parameter-above");
  CHECK(fault("hardtanh", {{"low", {1.5f}}}) == "parameters.low: parameter-above"); // high starts at 1
  CHECK(fault("hardtanh", {{"high", {-2}}}) == "parameters.high: parameter-below");
  CHECK(fault("hardtanh", {{"low", {-7}}, {"high", {-6}}}).empty());
  CHECK(fault("hardtanh", {{"low", {1}}}).empty()); // a constant, and so it is meant
  CHECK(fault("rrelu", {{"lower", {0.5f}}, {"upper", {0.25f}}}) == "parameters.lower: parameter-above");
  CHECK(fault("rrelu", {{"upper", {0}}}) == "parameters.upper: parameter-below");
  CHECK(fault("rrelu", {{"lower", {0.25f}}, {"upper", {0.25f}}}).empty());
}

TEST_CASE("What a slider offers is legal, bounds that may cross apart, and an order names a parameter of one number") {
  for (const BlockKernel& kernel : block_kernels())
    for (const ParameterInfo& p : kernel.info->parameters) {
      INFO(kernel.info->id << " " << p.name);
      for (const double end : {p.minimum, p.maximum, p.initial})
        CHECK((!p.legal.not_zero || (end != 0 && (p.minimum > 0) == (p.maximum > 0))));
      CHECK(p.minimum >= p.legal.at_least);
      CHECK(p.minimum > p.legal.above);
      if (*p.legal.at_most == '\0') continue;
      CHECK(p.count == 1);
      std::size_t found = 0;
      for (const ParameterInfo& other : kernel.info->parameters)
        if (std::string(other.name) == p.legal.at_most) {
          ++found;
          CHECK(other.count == 1);
          CHECK(p.initial <= other.initial);
        }
      CHECK(found == 1);
    }
}
