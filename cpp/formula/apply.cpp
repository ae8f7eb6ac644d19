#include "formula/apply.h"

#include <cmath>

namespace activarium::formula {

Ref apply(Graph& graph, Word word, const std::vector<Ref>& operands) {
  const Ref a = operands[0], b = operands.size() > 1 ? operands[1] : none;
  switch (word) {
  case Word::add:
    return graph.add(a, b);
  case Word::subtract:
    return graph.subtract(a, b);
  case Word::multiply:
    return graph.multiply(a, b);
  case Word::divide:
    return graph.divide(a, b);
  case Word::power:
  case Word::pow:
    return graph.power(a, b);
  case Word::negate:
    return graph.negate(a);
  case Word::less:
    return graph.compare(Op::less, a, b);
  case Word::less_equal:
    return graph.compare(Op::less_equal, a, b);
  case Word::greater:
    return graph.compare(Op::less, b, a);
  case Word::greater_equal:
    return graph.compare(Op::less_equal, b, a);
  case Word::equal:
    return graph.compare(Op::equal, a, b);
  case Word::unequal:
    return graph.opposite(graph.compare(Op::equal, a, b));
  case Word::both:
    return graph.both(a, b);
  case Word::either:
    return graph.either(a, b);
  case Word::opposite:
    return graph.opposite(a);
  case Word::exp:
    return graph.function(Op::exponential, a);
  case Word::expm1:
    return graph.function(Op::exponential_minus_one, a);
  case Word::log:
    return graph.logarithm(a);
  case Word::log1p:
    return graph.logarithm_of_one_plus(a);
  case Word::sqrt:
    return graph.function(Op::root, a);
  case Word::abs:
    return graph.function(Op::magnitude, a);
  case Word::sign:
    return graph.function(Op::sign, a);
  case Word::tanh:
    return graph.function(Op::hyperbolic_tangent, a);
  case Word::sigmoid:
    return graph.sigmoid(a);
  case Word::softplus:
    return graph.softplus(a);
  case Word::relu:
    return graph.larger(a, graph.constant(0));
  case Word::silu:
    return graph.multiply(a, graph.sigmoid(a));
  case Word::gelu:
    return graph.multiply(a, graph.function(Op::normal_distribution, a));
  case Word::phi:
    return graph.function(Op::normal_distribution, a);
  case Word::erf:
    return graph.function(Op::error_function, a);
  case Word::sin:
    return graph.function(Op::sine, a);
  case Word::cos:
    return graph.function(Op::cosine, a);
  case Word::tan:
    return graph.divide(graph.function(Op::sine, a), graph.function(Op::cosine, a));
  case Word::asin:
    return graph.function(Op::arcsine, a);
  case Word::acos:
    return graph.function(Op::arccosine, a);
  case Word::atan:
    return graph.function(Op::arctangent, a);
  case Word::sinh:
    return graph.function(Op::hyperbolic_sine, a);
  case Word::cosh:
    return graph.function(Op::hyperbolic_cosine, a);
  case Word::sech:
    return graph.divide(graph.constant(1), graph.function(Op::hyperbolic_cosine, a));
  case Word::asinh:
    return graph.function(Op::inverse_hyperbolic_sine, a);
  case Word::acosh:
    return graph.function(Op::inverse_hyperbolic_cosine, a);
  case Word::atanh:
    return graph.function(Op::inverse_hyperbolic_tangent, a);
  case Word::erfc:
    return graph.function(Op::complementary_error_function, a);
  case Word::cbrt:
    return graph.function(Op::cube_root, a);
  case Word::floor:
    return graph.function(Op::floor, a);
  case Word::ceil:
    return graph.function(Op::ceiling, a);
  case Word::round:
    return graph.function(Op::nearest, a);
  case Word::trunc:
    return graph.function(Op::truncation, a);
  case Word::log2:
    return graph.multiply(graph.logarithm(a), graph.constant(0x1.71547652b82fep+0));
  case Word::log10:
    return graph.multiply(graph.logarithm(a), graph.constant(0x1.bcb7b1526e50ep-2));
  case Word::exp2:
    return graph.power(graph.constant(2), a);
  case Word::heaviside: {
    const Ref zero = graph.constant(0), one = graph.constant(1);
    const Ref below = graph.choice(graph.compare(Op::less, a, zero), zero, graph.constant(NAN));
    return graph.choice(graph.compare(Op::less_equal, zero, a), one, below);
  }
  case Word::bspline:
    return graph.function(Op::spline_basis, a);
  case Word::mod:
    return graph.remainder(a, b);
  case Word::max:
  case Word::min: {
    Ref extreme = a;
    for (std::size_t k = 1; k < operands.size(); ++k)
      extreme = word == Word::max ? graph.larger(extreme, operands[k]) : graph.smaller(extreme, operands[k]);
    return extreme;
  }
  case Word::clamp:
    return graph.smaller(graph.larger(a, b), operands[2]);
  case Word::where:
    return graph.choice(a, b, operands[2]);
  default:
    return 0;
  }
}

} // namespace activarium::formula
