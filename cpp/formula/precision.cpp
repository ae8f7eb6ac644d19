#include "formula/precision.h"

#include <algorithm>
#include <vector>

#include "formula/formula.h"

namespace activarium::formula {
namespace {

/// The parameters in the order in which the formula names them; false if it names others than the function has.
bool take_parameters(const Info& info, const Formula& formula, const float* parameters, std::vector<f32x4>& out) {
  for (const Parameter& wanted : formula.built.parameters) {
    std::size_t offset = 0;
    const ParameterInfo* found = nullptr;
    for (const ParameterInfo& p : info.parameters) {
      if (wanted.name == p.name) found = &p;
      if (found != nullptr) break;
      offset += p.count;
    }
    if (found == nullptr || wanted.count > found->count) return false;
    for (std::size_t k = 0; k < wanted.count; ++k) out.push_back(f32x4::splat(parameters + offset + k));
  }
  return true;
}

} // namespace

Problem evaluate_rounded(const BlockKernel& kernel, Format format, const float* parameters, std::size_t n,
                         const float* x, float* y, float* dy, float* d2y) {
  const Info& info = *kernel.info;
  Formula formula;
  Programs programs;
  std::vector<f32x4> own;
  // An empty text is no formula either.
  if (info.kind != Kind::elementwise || read(info.expression, formula) || compile(formula, programs) ||
      !take_parameters(info, formula, parameters, own))
    return {"no-formula", "precision", {{"activation", info.name}}};

  const std::size_t vectors = (n + 3) / 4;
  std::vector<float> in(4 * vectors, 0.0f), ones(4 * vectors, 1.0f), out(4 * vectors);
  std::transform(x, x + n, in.begin(), [&](float v) { return rounded(v, format); });
  const BlockContext context;
  const auto run = [&](const Program& program, float* to) {
    program.run({own.data(), vectors, in.data(), ones.data(), out.data(), nullptr, &context, 0, 4}, format);
    std::copy_n(out.begin(), n, to);
  };
  run(programs.curvatures, d2y);
  run(programs.slopes, dy);
  run(programs.values, y);
  return {};
}

} // namespace activarium::formula
