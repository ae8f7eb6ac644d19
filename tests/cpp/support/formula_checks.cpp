#include "support/formula_checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/hash.h"
#include "formula/definition.h"
#include "support/faults.h"
#include "support/random_formula.h"

namespace activarium {
namespace {

using formula::Fault;
using formula::Format;
using formula::Formula;
using formula::Programs;

std::string shown(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", v);
  return text;
}

/// Runs a program for vectors of x with parameters that are the same everywhere.
struct Run {
  static constexpr std::size_t most_vectors = 2;
  alignas(16) float out[4 * most_vectors] = {};
  std::vector<f32x4> sums;

  Run(const formula::Program& program, const std::vector<f32x4>& parameters, const float* x, std::size_t vectors,
      Format format = Format::float32)
      : sums(parameters.size(), f32x4(0.0)) {
    alignas(16) float ones[4 * most_vectors];
    std::fill_n(ones, 4 * most_vectors, 1.0f);
    const BlockContext context;
    program.run({parameters.data(), vectors, x, ones, out, sums.data(), &context, 0, 4}, format);
  }
};

Finding check_reading(std::string_view text) {
  Formula formula;
  Programs programs;
  Fault fault = formula::read(text, formula);
  if (fault && (fault.from > fault.to || fault.to > text.size())) return "a fault's place is outside the text";
  if (fault) return {};

  Formula again;
  if (const Fault other = formula::read(formula.canonical, again)) {
    // Parentheses around signs make some texts longer and deeper than they were.
    const std::string_view code = other.code;
    const bool grown = code == "formula-too-long" || code == "nested-too-deeply";
    if (!grown) return "the canonical text '" + formula.canonical + "' is refused: " + told(other);
  } else if (again.canonical != formula.canonical) {
    return "the canonical text '" + formula.canonical + "' becomes '" + again.canonical + "'";
  }

  fault = formula::compile(formula, programs);
  if (fault) return {};
  alignas(16) static constexpr float x[] = {0, -1.25f, NAN, 2, INFINITY, -INFINITY, 3e38f, -1e-40f};
  std::vector<f32x4> parameters;
  for (const formula::Parameter& p : formula.built.parameters)
    for (std::size_t k = 0; k < p.count; ++k) parameters.push_back(0.75 + 0.3125 * static_cast<double>(k % 5));
  for (const formula::Program* program :
       {&programs.values, &programs.slopes, &programs.gradients, &programs.curvatures})
    Run(*program, parameters, x, 2);
  Run(programs.values, parameters, x, 2, Format::float16);
  Run(programs.curvatures, parameters, x, 2, Format::bfloat16);
  return {};
}

/// Declarations of all parameters, whose numbers are made from the bytes.
Finding check_defining(std::string_view text) {
  ByteSource bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  Formula formula;
  formula::Request request{std::string(text), "", {}};
  if (!formula::read(text, formula)) {
    for (const formula::Parameter& p : formula.built.parameters) {
      formula::Declaration declaration{p.name, {}};
      const std::size_t count = bytes.next() % 4 == 0 ? p.count : bytes.next() % 2;
      for (std::size_t k = 0; k < count; ++k) declaration.initial.push_back(static_cast<double>(bytes.number()));
      declaration.distribution = static_cast<Distribution>(bytes.next() % 3);
      if (bytes.next() % 4 == 0) declaration.spread = static_cast<double>(bytes.number());
      if (bytes.next() % 4 == 0) declaration.minimum = static_cast<double>(bytes.number());
      if (bytes.next() % 4 == 0) declaration.maximum = static_cast<double>(bytes.number());
      declaration.learnable = bytes.next() % 2 == 0;
      request.parameters.push_back(declaration);
    }
  }
  const formula::Outcome first = formula::define(request);
  if (first.definition == nullptr)
    return first.field.empty() || !first.fault ? "a definition is refused without a reason" : Finding();
  const std::string id = first.definition->info().id, stored(first.definition->kernel().definition);
  formula::forget(id);
  const formula::Outcome second = formula::define_serialised(stored);
  if (second.definition == nullptr) return "a stored definition is refused: " + told(second.fault);
  const bool same = id == second.definition->info().id;
  formula::forget(second.definition->info().id);
  if (!formula::definitions().empty()) return "a forgotten definition is still there";
  return same ? Finding() : "a stored definition has another id";
}

Finding check_stored(std::string_view bytes) {
  const formula::Outcome outcome = formula::define_serialised(bytes);
  if (outcome.definition != nullptr) formula::forget(outcome.definition->info().id);
  return {};
}

/// Twice the bound, as the graph may spell an operation otherwise than the text.
bool within(Estimate estimate, float found) {
  if (std::isnan(estimate.v)) return std::isnan(found);
  // What is promised; and where terms cancel, their rounding in double may be left: what cancels is seldom above 1.
  const double size = std::fabs(estimate.v), left = size < Estimate::smallest ? 0x1p-40 : 0x1p-50;
  const double promised = std::max(1e-5 * size, left);
  return std::fabs(static_cast<double>(found) - estimate.v) <= std::max(2 * estimate.e, promised);
}

} // namespace

Finding check_formula_text(std::string_view bytes) {
  // Defining computes the function at thousands of points, stored bytes are seldom well formed: a few inputs each.
  Fnv1a hash;
  hash.add(bytes.data(), bytes.size());
  const std::uint64_t choice = hash.value() % 256;
  if (choice == 0) return check_defining(bytes);
  if (choice < 16 || (!bytes.empty() && bytes.back() == '\0')) return check_stored(bytes);
  return check_reading(bytes);
}

Finding check_formula_values(std::string_view bytes, Compared* compared) {
  ByteSource source(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  alignas(16) float x[4];
  float parameters[RandomFormula::scalars];
  for (float& v : x) v = source.number();
  for (float& v : parameters) v = source.number();
  const RandomFormula random(source);
  const std::string text = random.text();

  Formula formula;
  Programs programs;
  if (const Fault fault = formula::read(text, formula)) return text + " is refused: " + told(fault);
  if (const Fault fault = formula::compile(formula, programs)) return {}; // the derivatives are too large

  std::vector<std::size_t> numbers; // of the formula's parameters, as the random one counts
  std::vector<f32x4> own;
  for (const formula::Parameter& p : formula.built.parameters)
    for (std::size_t k = 0; k < p.count; ++k) {
      numbers.push_back(RandomFormula::scalar(p.name, p.first_index + static_cast<int>(k)));
      own.push_back(static_cast<double>(parameters[numbers.back()]));
    }
  const Run values(programs.values, own, x, 1), slopes(programs.slopes, own, x, 1);
  const Run gradients(programs.gradients, own, x, 1);

  Finding finding;
  const auto compare = [&](const std::string& what, Estimate meant, float found, std::size_t lane) {
    if (!meant.known()) return;
    if (compared != nullptr && !std::isnan(meant.v)) {
      ++compared->numbers;
      if (meant.e <= 1e-3 * std::fabs(meant.v)) ++compared->sharply;
    }
    if (within(meant, found) || !finding.empty()) return;
    finding = what + " of " + text + " at x = " + shown(static_cast<double>(x[lane])) + " is " +
              shown(static_cast<double>(found)) + ", meant " + shown(meant.v) + " ± " + shown(meant.e) + "; parameters";
    for (const float p : parameters) finding += ' ' + shown(static_cast<double>(p));
  };
  for (std::size_t lane = 0; lane < 4; ++lane) {
    const Bounded meant = random.at(x[lane], parameters);
    compare("the value", meant.f, values.out[lane], lane);
    if (meant.d.is_number()) {
      compare("the slope", meant.d, slopes.out[lane], lane);
      compare("the slope beside gradients", meant.d, gradients.out[lane], lane);
    }
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      const Bounded by_parameter = random.at(x[lane], parameters, numbers[k]);
      float sums[4];
      gradients.sums[k].store(sums);
      if (by_parameter.d.is_number())
        compare("the derivative by parameter " + std::to_string(k), by_parameter.d, sums[lane], lane);
    }
  }
  return finding;
}

} // namespace activarium
