// A graph's nodes as instructions over blocks of vectors.
//
// Operands are registers, each a block of vectors; uniform values, one vector each, which do not depend on x and are
// computed once per strip; and the strip's own x and dy. Lanes whose intermediate results leave the floats are computed
// anew in extended numbers, each by itself, so that no lane's result depends on its neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "activations/strip.h"
#include "formula/graph.h"
#include "formula/rounding.h"
#include "formula/watch.h"

namespace activarium::formula {

/// What an instruction does beyond the graph's operations.
enum class Act : std::uint8_t {
  compute,    // one of the graph's operations
  write,      // out = a
  write_pass, // out = dy · a
  collect,    // sums[to] += dy · a
};

using Operand = std::uint16_t;
inline constexpr Operand first_uniform = 0x4000; // registers below, uniform values from here
inline constexpr Operand the_x = 0x8000, the_dy = 0x8001;

struct Instruction {
  Act act = Act::compute;
  Op op = Op::constant;
  Operand to = 0, a = 0, b = 0, c = 0;
  Check check = Check::nothing; // whose failure means that the lane is to be computed in extended numbers
  float limit = 0;
};

/// What a program is for.
enum class Purpose { values, slopes, gradients, curvatures };

inline constexpr std::size_t max_instructions = 4096;
inline constexpr std::size_t max_uniforms = 1024;
inline constexpr std::size_t max_registers = 2048; // and vectors in all registers together
inline constexpr std::size_t max_results = 129;
inline constexpr std::size_t max_block = 32;

struct Program {
  std::vector<double> constants;        // the first uniform values
  std::vector<std::uint8_t> parameters; // numbers of the strip's parameters, the next ones
  std::vector<Instruction> prologue;    // computes the others, on uniform values alone
  std::vector<Instruction> body;
  std::size_t uniforms = 0, registers = 0;
  std::size_t sums = 0;     // from the first to the last that is collected
  std::size_t block = 1;    // vectors per register
  bool minds_small = false; // inputs whose products leave the floats, though what becomes of them may not

  void run(const Strip& strip, Format format = Format::float32) const;
};

/// One result of a program: the node whose value it is (`none` for 0), and for gradients the parameter's number.
struct Result {
  Ref node = none;
  Act act = Act::write;
  std::size_t parameter = 0;
};

/// Where a parameter's scalars stand: `scalars[k]` is the graph's number of the strip's parameter k. False if the
/// program would be too large.
bool compile(Graph& graph, const std::vector<Result>& results, const std::vector<Ref>& scalars, Program& program);

} // namespace activarium::formula
