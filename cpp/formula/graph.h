// A formula as a graph of operations, each made once: equal operations on equal operands are one node.
//
// Nodes come after their operands. Arithmetic of constants is done here, in double; what the language's functions make
// of constants is left to the program, which computes all that does not depend on x once.
//
// Expressions whose parts overflow or cancel where they themselves do not are made the functions that they spell: of
// each node that is a quotient of sums of exponentials of one thing the graph knows that quotient (exponentials.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "formula/exponentials.h"

namespace activarium::formula {

enum class Op : std::uint8_t {
  constant,  // value
  input,     // x
  parameter, // number `a`
  add,
  subtract,
  multiply,
  multiply_slope, // a times the slope b: where b is 0 nothing changes, whatever a is
  divide,
  negate,
  root, // √a
  magnitude,
  sign,
  larger,  // the larger, NaN if either is
  smaller, // likewise
  less,
  less_equal,
  equal,
  both,
  either,
  opposite,
  choice, // a ? b : c
  exponential,
  exponential_minus_one,
  logarithm,
  logarithm_of_one_plus,
  power,
  whole_power, // a to the power of the whole number `value`; programs make products of it
  hyperbolic_tangent,
  hyperbolic_tangent_slope, // of b, with a = decay(2b)
  decay,                    // e^−|a|
  sigmoid,                  // of b, with a = decay(b)
  sigmoid_slope,            // likewise
  softplus,                 // likewise
  error_function,
  normal_distribution,
  normal_density,
  sine,
  cosine,
  arcsine,
  arccosine,
  arctangent,
  hyperbolic_sine,
  hyperbolic_cosine,
  inverse_hyperbolic_sine,
  inverse_hyperbolic_cosine,
  inverse_hyperbolic_tangent,
  complementary_error_function,
  cube_root,
  floor,
  ceiling,
  nearest, // whole number, of two as near the even one
  truncation,
  remainder,    // a − b⌊a/b⌋, of b's sign
  spline_basis, // the cubic B-spline on [−2, 2], and its first two derivatives
  spline_basis_slope,
  spline_basis_curvature,
  spline_basis_bend, // its third derivative; bounds alone are asked of it
};

using Ref = std::uint32_t;
inline constexpr Ref none = 0xffffffff;

struct Operation {
  Op op = Op::constant;
  Ref a = none, b = none, c = none;
  double value = 0;
};

/// A quotient of sums of exponentials of `of`; `none` for a number, which is one of anything.
struct QuotientOf {
  Ref of;
  Exponentials value;
};

class Graph {
public:
  static constexpr std::size_t max_nodes = 20000;

  Graph();

  std::size_t size() const { return nodes_.size(); }
  const Operation& operator[](Ref node) const { return nodes_[node]; }
  /// Whether there would have been more nodes than are allowed; what was made since means nothing.
  bool full() const { return full_; }

  Ref constant(double value);
  Ref input() { return make(Op::input); }
  Ref parameter(std::size_t k) { return make(Op::parameter, static_cast<Ref>(k)); }
  Ref add(Ref a, Ref b);
  Ref subtract(Ref a, Ref b);
  Ref multiply(Ref a, Ref b);
  Ref multiply_slope(Ref a, Ref slope);
  Ref divide(Ref a, Ref b);
  Ref negate(Ref a);
  Ref larger(Ref a, Ref b) { return extreme(Op::larger, a, b); }
  Ref smaller(Ref a, Ref b) { return extreme(Op::smaller, a, b); }
  /// less, less_equal or equal.
  Ref compare(Op op, Ref a, Ref b);
  Ref both(Ref a, Ref b);
  Ref either(Ref a, Ref b);
  Ref opposite(Ref a);
  Ref choice(Ref condition, Ref yes, Ref no);
  Ref power(Ref a, Ref b);
  Ref whole_power(Ref a, double n);
  /// A function of one argument.
  Ref function(Op op, Ref a);
  Ref logarithm(Ref a);
  Ref logarithm_of_one_plus(Ref a);
  Ref remainder(Ref a, Ref b) { return make(Op::remainder, a, b); }
  Ref hyperbolic_tangent_slope(Ref a);
  Ref sigmoid(Ref a);
  Ref sigmoid_slope(Ref a);
  Ref softplus(Ref a);

  /// Of a node that is computed from a quotient of exponentials, or from its logarithm: the slope by the thing that
  /// these are of; `none` for others.
  struct SlopeBy {
    Ref slope, by;
  };
  SlopeBy slope_of_quotient(Ref node);

  bool is_constant(Ref a) const { return nodes_[a].op == Op::constant; }
  bool is_constant(Ref a, double value) const { return is_constant(a) && nodes_[a].value == value; }

private:
  /// Where the table has that operation, or has room for it.
  Ref& place_of(const Operation& wanted);
  Ref make(Op op, Ref a = none, Ref b = none, Ref c = none, double value = 0);
  Ref extreme(Op op, Ref a, Ref b);
  Ref decay(Ref a);
  /// 1 + a, for nodes that are such a sum; `none` for others.
  Ref beyond_one(Ref sum) const;
  /// a as core · factor.
  struct Scaled {
    Ref core;
    double factor;
  };
  Scaled split(Ref a) const;
  Ref scaled(Ref core, double factor);
  bool are_opposite(Ref a, Ref b);
  /// The factor of a product that is a quotient of exponentials of what b's are of, and the other; `none` if neither
  /// is.
  Ref partner(Ref product, Ref b, Ref& other) const;
  Ref root(Ref a);
  Ref magnitude(Ref a);
  Ref sum_of_softplus(Ref a, Ref b, double sign);
  Ref sum_of_halves(Ref a, Ref b);
  Ref sum_with_common_factor(Ref a, Ref b, double sign);

  // In graph_exponentials.cpp.
  std::optional<QuotientOf> quotient_of(Ref a) const;
  /// Both of the same thing.
  bool of_one_thing(Ref a, Ref b, QuotientOf& x, QuotientOf& y) const;
  Ref exponent(Ref a, double& rate);
  Ref known_as(Ref node, Ref of, const std::optional<Exponentials>& quotient);
  Ref exponential(Ref a);
  Ref exponential_minus_one(Ref a);
  Ref hyperbolic_sine(Ref a);
  Ref hyperbolic_cosine(Ref a);
  Ref hyperbolic_tangent(Ref a);
  /// The node for a quotient: a function of the language where it is one; else `composed`, if that is safe; else what
  /// computes it from decaying exponentials alone; `none` where nothing is to be gained.
  Ref settled(const QuotientOf& quotient, bool composed_is_safe);
  /// a op b, whose quotient, if it has one, is `whole`.
  Ref combined(Op op, Ref a, Ref b, const QuotientOf& x, const QuotientOf& y, const std::optional<Exponentials>& whole);
  Ref usual_function(const QuotientOf& quotient);
  /// The number at every u that is one.
  Ref constant_where_number(Ref u, double value);
  Ref from_decays(const QuotientOf& quotient);
  Ref decaying_sum(const Terms& terms, Ref of, double from, double unit);
  Ref logarithm_of_quotient(const QuotientOf& quotient);
  Ref logarithm_near_one(Ref rest, Ref far);

  std::vector<Operation> nodes_;
  std::vector<Ref> table_; // open addressing, by hash; at most half full
  struct Known {
    QuotientOf quotient;
    bool is_computed_from_it;
  };
  std::vector<Known> quotients_;
  std::vector<std::uint32_t> known_;                   // by node: its number in quotients_ and 1, or 0
  std::vector<std::pair<Ref, QuotientOf>> logarithms_; // nodes with |w|, whose own slope is lost near 0, and of what
  bool full_ = false;
};

} // namespace activarium::formula
