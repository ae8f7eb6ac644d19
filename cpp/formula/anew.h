// A program for single elements, in extended numbers.
#pragma once

#include "formula/extended.h"
#include "formula/program.h"

namespace activarium::formula {

/// A double as the float that programs have of it: infinite from where a float is.
float to_float(double value);

class Anew {
public:
  Anew(const Program& program, const Strip& strip) : program_(program), strip_(strip) {}

  /// The element x in that lane of a vector: its results, in the order of the program's acts, at to[0], to[4], …
  void compute(std::size_t lane, float x, float* to);

private:
  void place_uniforms(std::size_t lane);
  Extended at(Operand operand, std::size_t lane, float x) const;
  Extended result(const Instruction& i, std::size_t lane, float x) const;

  const Program& program_;
  const Strip& strip_;
  std::vector<Extended> uniform_[4]; // by lane, as units may have parameters of their own
  std::vector<Extended> held_;
};

} // namespace activarium::formula
