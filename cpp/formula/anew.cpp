#include "formula/anew.h"

#include <cmath>

namespace activarium::formula {
namespace {

/// ±∞ is as far as can be told from what its powers would be.
Extended input(float x) {
  return std::isinf(x) ? Extended(std::copysign(0.5, static_cast<double>(x)), 1e299) : Extended(static_cast<double>(x));
}

} // namespace

float to_float(double value) {
  constexpr double largest = 3.4028235677973366e38; // from here on a float is infinite
  return value >= largest ? INFINITY : value <= -largest ? -INFINITY : static_cast<float>(value);
}

void Anew::compute(std::size_t lane, float x, float* to) {
  std::vector<Extended>& uniform = uniform_[lane];
  const auto at = [&](Operand operand) -> Extended {
    if (operand == the_x) return input(x);
    if (operand >= first_uniform) return uniform[operand - first_uniform];
    return held_[operand];
  };
  const auto result = [&](const Instruction& i) { return applied(i.op, at(i.a), at(i.b), at(i.c)); };
  held_.resize(program_.registers + 1); // operands that are not there read the first
  if (uniform.empty()) {
    uniform.reserve(program_.uniforms + 1);
    for (const double constant : program_.constants) uniform.emplace_back(constant);
    for (const std::uint8_t k : program_.parameters) {
      float values[4];
      strip_.parameters[k].store(values);
      uniform.emplace_back(static_cast<double>(values[lane]));
    }
    uniform.resize(program_.uniforms + 1);
    for (const Instruction& i : program_.prologue) uniform[i.to - first_uniform] = result(i);
  }
  for (const Instruction& i : program_.body) {
    if (i.act == Act::compute) {
      held_[i.to] = result(i);
    } else {
      *to = to_float(at(i.a).number());
      to += 4;
    }
  }
}

} // namespace activarium::formula
