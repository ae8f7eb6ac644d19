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

Extended Anew::at(Operand operand, std::size_t lane, float x) const {
  if (operand == the_x) return input(x);
  return operand >= first_uniform ? uniform_[lane][operand - first_uniform] : held_[operand];
}

Extended Anew::result(const Instruction& i, std::size_t lane, float x) const {
  return applied(i.op, at(i.a, lane, x), at(i.b, lane, x), at(i.c, lane, x));
}

void Anew::place_uniforms(std::size_t lane) {
  std::vector<Extended>& uniform = uniform_[lane];
  for (const double constant : program_.constants) uniform.emplace_back(constant);
  for (const std::uint8_t k : program_.parameters) {
    float values[4];
    strip_.parameters[k].store(values);
    uniform.emplace_back(static_cast<double>(values[lane]));
  }
  uniform.resize(program_.uniforms + 1);
  for (const Instruction& i : program_.prologue) uniform[i.to - first_uniform] = result(i, lane, 0);
}

void Anew::compute(std::size_t lane, float x, float* to) {
  held_.resize(program_.registers + 1); // operands that are not there read the first
  if (uniform_[lane].empty()) place_uniforms(lane);
  for (const Instruction& i : program_.body) {
    if (i.act == Act::compute) {
      held_[i.to] = result(i, lane, x);
    } else {
      *to = to_float(at(i.a, lane, x).number());
      to += 4;
    }
  }
}

} // namespace activarium::formula
