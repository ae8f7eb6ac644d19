#include "formula/derivative.h"

#include <cmath>
#include <vector>

#include "formula/polynomial.h"

namespace activarium::formula {
namespace {

/// The rule for each operation. A derivative that is 0 is left out instead of multiplied with, so that where one branch
/// does not depend on the variable nothing of it can spoil the other.
class Differentiation {
public:
  Differentiation(Graph& graph, std::size_t size) : graph_(graph), slopes_(size, none) {}

  Ref& operator[](Ref node) { return slopes_[node]; }

  Ref of(Ref node) {
    const Operation o = graph_[node]; // a copy: making nodes moves them
    const auto slope = [&](Ref operand) { return slopes_[operand]; };
    const auto constant = [&](double value) { return graph_.constant(value); };
    if (const Graph::SlopeBy known = graph_.slope_of_quotient(node); known.by != none)
      return times(known.slope, slope(known.by));
    switch (o.op) {
    case Op::add:
      return sum(slope(o.a), slope(o.b));
    case Op::subtract:
      return difference(slope(o.a), slope(o.b));
    case Op::multiply:
      return sum(times(o.b, slope(o.a)), times(o.a, slope(o.b)));
    case Op::multiply_slope:
      return sum(times(o.b, slope(o.a)), times(o.a, slope(o.b)));
    case Op::divide:
      return of_quotient(node, o);
    case Op::negate:
      return negative(slope(o.a));
    case Op::larger:
      return choice(graph_.compare(Op::less, o.b, o.a), slope(o.a), slope(o.b));
    case Op::smaller:
      return choice(graph_.compare(Op::less, o.a, o.b), slope(o.a), slope(o.b));
    case Op::choice:
      return choice(o.a, slope(o.b), slope(o.c));
    case Op::remainder: // a − b⌊a/b⌋
      return difference(slope(o.a), times(graph_.function(Op::floor, graph_.divide(o.a, o.b)), slope(o.b)));
    case Op::power:
      return sum(by_base(o), by_exponent(node, o));
    case Op::sigmoid:
      return times(graph_.sigmoid_slope(o.b), slope(o.b));
    case Op::softplus:
      return times(graph_.sigmoid(o.b), slope(o.b));
    // σ″ = −σ′ tanh(u/2)
    case Op::sigmoid_slope:
      return slope(o.b) == none
                 ? none
                 : times(graph_.negate(graph_.multiply(
                             node, graph_.function(Op::hyperbolic_tangent, graph_.multiply(o.b, constant(0.5))))),
                         slope(o.b));
    case Op::hyperbolic_tangent_slope:
      return slope(o.b) == none
                 ? none
                 : times(graph_.multiply(
                             graph_.multiply(graph_.function(Op::hyperbolic_tangent, o.b), constant(-2)), node),
                         slope(o.b));
    default:
      return o.a == none || o.op == Op::parameter || slope(o.a) == none ? none : times(outer(node, o), slope(o.a));
    }
  }

private:
  /// The derivative of a function of one argument by that argument.
  Ref outer(Ref node, const Operation& o) {
    Graph& g = graph_;
    const auto constant = [&](double value) { return g.constant(value); };
    switch (o.op) {
    case Op::root:
      return g.divide(constant(0.5), node);
    case Op::magnitude:
      return g.function(Op::sign, o.a);
    case Op::exponential:
      return node;
    case Op::exponential_minus_one:
      return g.function(Op::exponential, o.a);
    // Where a function has no value it has no slope, although these quotients would go on.
    case Op::logarithm:
      return g.choice(g.compare(Op::less, o.a, constant(0)), constant(NAN), g.divide(constant(1), o.a));
    case Op::logarithm_of_one_plus: {
      const Ref below = g.compare(Op::less, o.a, constant(-1));
      return g.choice(below, constant(NAN), g.divide(constant(1), g.add(o.a, constant(1))));
    }
    case Op::whole_power:
      return g.multiply(g.whole_power(o.a, o.value - 1), constant(o.value));
    case Op::hyperbolic_tangent:
      return g.hyperbolic_tangent_slope(o.a);
    case Op::error_function: // 2/√π
      return g.multiply(g.function(Op::exponential, g.negate(g.multiply(o.a, o.a))), constant(0x1.20dd750429b6dp+0));
    case Op::normal_distribution:
      return g.function(Op::normal_density, o.a);
    case Op::normal_density:
      return g.negate(g.multiply(o.a, node));
    case Op::sine:
      return g.function(Op::cosine, o.a);
    case Op::cosine:
      return g.negate(g.function(Op::sine, o.a));
    case Op::arcsine:
      return g.divide(constant(1), g.function(Op::root, one_minus_square(o.a)));
    case Op::arccosine:
      return g.divide(constant(-1), g.function(Op::root, one_minus_square(o.a)));
    case Op::arctangent:
      return g.divide(constant(1), g.add(g.multiply(o.a, o.a), constant(1)));
    case Op::hyperbolic_sine:
      return g.function(Op::hyperbolic_cosine, o.a);
    case Op::hyperbolic_cosine:
      return g.function(Op::hyperbolic_sine, o.a);
    case Op::inverse_hyperbolic_sine:
      return g.divide(constant(1), g.function(Op::root, g.add(g.multiply(o.a, o.a), constant(1))));
    case Op::inverse_hyperbolic_cosine:
      return g.divide(constant(1), g.multiply(g.function(Op::root, g.subtract(o.a, constant(1))),
                                              g.function(Op::root, g.add(o.a, constant(1)))));
    case Op::inverse_hyperbolic_tangent: {
      const Ref beyond = g.compare(Op::less, constant(1), g.function(Op::magnitude, o.a));
      return g.choice(beyond, constant(NAN), g.divide(constant(1), one_minus_square(o.a)));
    }
    case Op::cube_root:
      return g.divide(constant(1.0 / 3), g.multiply(node, node));
    case Op::decay: // e^−|u|
      return g.negate(g.multiply(g.function(Op::sign, o.a), node));
    case Op::spline_basis:
      return g.function(Op::spline_basis_slope, o.a);
    case Op::spline_basis_slope:
      return g.function(Op::spline_basis_curvature, o.a);
    case Op::spline_basis_curvature:
      return g.function(Op::spline_basis_bend, o.a);
    default:
      return none; // steps and conditions
    }
  }

  Ref one_minus_square(Ref a) {
    return graph_.multiply(graph_.subtract(graph_.constant(1), a), graph_.add(a, graph_.constant(1)));
  }

  /// (a′b − ab′)/b², and (a′u − au′/2)/(u√u) for b = √u, term by term where terms cancel: in the tails of x/(1 + |x|)
  /// and x/√(1 + x²) nothing else would be left of them.
  Ref of_quotient(Ref node, const Operation& o) {
    const Ref a = slopes_[o.a], b = slopes_[o.b];
    if (const Operation root = graph_[o.b]; a != none && b != none && root.op == Op::root) {
      const Ref half = graph_.multiply(slopes_[root.a], graph_.constant(0.5));
      const Ref rest = cancelled_difference(graph_, slopes_, {a, root.a}, {o.a, half});
      if (rest != none) return graph_.divide(graph_.divide(rest, root.a), o.b);
    }
    if (a != none && b != none)
      if (const Ref rest = cancelled_difference(graph_, slopes_, {a, o.b}, {o.a, b}); rest != none)
        return graph_.divide(graph_.divide(rest, o.b), o.b);
    const Ref by_numerator = a == none ? none : graph_.divide(a, o.b);
    const Ref by_denominator = b == none ? none : times(node, graph_.divide(b, o.b));
    return difference(by_numerator, by_denominator);
  }

  /// b aᵇ⁻¹, and 0 where b is 0.
  Ref by_base(const Operation& o) {
    if (slopes_[o.a] == none) return none;
    const Ref lower = graph_.power(o.a, graph_.subtract(o.b, graph_.constant(1)));
    return times(graph_.multiply_slope(lower, o.b), slopes_[o.a]);
  }
  /// aᵇ ln a, and 0 where a is 0.
  Ref by_exponent(Ref node, const Operation& o) {
    if (slopes_[o.b] == none) return none;
    const Ref zero = graph_.constant(0);
    const Ref slope =
        graph_.choice(graph_.compare(Op::equal, o.a, zero), zero, graph_.multiply(node, graph_.logarithm(o.a)));
    return times(slope, slopes_[o.b]);
  }

  Ref sum(Ref a, Ref b) { return a == none ? b : b == none ? a : graph_.add(a, b); }
  Ref difference(Ref a, Ref b) { return a == none ? negative(b) : b == none ? a : graph_.subtract(a, b); }
  Ref negative(Ref a) { return a == none ? none : graph_.negate(a); }
  Ref times(Ref factor, Ref slope) {
    return factor == none || slope == none ? none : graph_.multiply_slope(factor, slope);
  }
  Ref choice(Ref condition, Ref yes, Ref no) {
    if (yes == none && no == none) return none;
    const Ref zero = graph_.constant(0);
    return graph_.choice(condition, yes == none ? zero : yes, no == none ? zero : no);
  }

  Graph& graph_;
  std::vector<Ref> slopes_; // of the nodes visited
};

} // namespace

Ref derivative(Graph& graph, Ref root, Ref variable) {
  if (variable > root) return none;
  std::vector<std::uint8_t> needed(root + std::size_t{1});
  needed[root] = 1;
  for (Ref node = root; node > variable; --node) {
    if (needed[node] == 0) continue;
    const Operation& o = graph[node];
    if (o.op == Op::parameter) continue;
    for (const Ref operand : {o.a, o.b, o.c})
      if (operand != none) needed[operand] = 1;
  }
  if (needed[variable] == 0) return none;
  Differentiation slopes(graph, root + std::size_t{1});
  slopes[variable] = graph.constant(1);
  for (Ref node = variable + 1; node <= root && !graph.full(); ++node)
    if (needed[node] != 0) slopes[node] = slopes.of(node);
  return slopes[root];
}

} // namespace activarium::formula
