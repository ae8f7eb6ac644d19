// One lambda a function, in forms that no double overflows or cancels in. Where the compiler has vector versions of the
// library's functions, loops over them are vectorised: no branches, only choices.
#include "support/true_values.h"

#include <math.h> // NOLINT: glibc declares the vector versions of ::exp and its kin

namespace activarium {
namespace {

template <class F> void map(const double* x, double* y, std::size_t n) {
  constexpr F f;
#ifdef _OPENMP
#pragma omp simd
#endif
  for (std::size_t i = 0; i < n; ++i) y[i] = f(x[i]);
}

template <class F, class D> TrueFunction function(const char* id, F, D) { return {id, map<F>, map<D>}; }
template <class F> TrueFunction function(const char* id, F) { return {id, map<F>, nullptr}; }

constexpr double root_half = 0.70710678118654752440;
constexpr double root_two_over_pi = 0.79788456080286535588;

// Not `a < b ? a : b`, of which the compiler makes a choice between a function's values, the slow ones among them.
inline double lower(double a, double b) { return fmin(a, b); }
inline double higher(double a, double b) { return fmax(a, b); }

// The vector versions go over to slow ones where the result is not a normal double; no float is that far out.
inline double bounded(double x, double most) { return lower(higher(x, -most), most); }
inline double bounded_exp(double x) { return exp(bounded(x, 300)); }
inline double bounded_expm1(double x) { return expm1(bounded(x, 300)); }
inline double bounded_tanh(double x) { return tanh(bounded(x, 30)); }
inline double bounded_erf(double x) { return erf(bounded(x, 20)); }
inline double bounded_erfc(double x) { return erfc(bounded(x, 20)); }

inline double sigmoid(double x) { return 1 / (1 + bounded_exp(-x)); }
inline double sigmoid_slope(double x) { return 1 / (2 + (bounded_exp(x) + bounded_exp(-x))); }
inline double cdf(double x) { return 0.5 * bounded_erfc(-x * root_half); }
inline double pdf(double x) { return 0.5 * root_two_over_pi * bounded_exp(-0.5 * x * x); }
inline double silu(double x) { return x * sigmoid(x); }
inline double silu_slope(double x) { return sigmoid(x) + x * sigmoid_slope(x); }
inline double gelu(double x) { return x * cdf(x); }
inline double gelu_slope(double x) { return cdf(x) + x * pdf(x); }
inline double softplus(double x) { return higher(x, 0) + log1p(bounded_exp(-fabs(x))); }
inline double gelu_tanh_argument(double x) { return 2 * root_two_over_pi * (x + 0.044715 * x * x * x); }
inline double gelu_tanh_argument_slope(double x) { return 2 * root_two_over_pi * (1 + 3 * 0.044715 * x * x); }

/// x − tanh x = (x cosh x − sinh x)/cosh x; the numerator's series has positive terms only.
inline double tanh_gap(double x) {
  const double c = lower(higher(x, -1), 1), z = c * c;
  // Σ 2k/(2k + 1)!·zᵏ
  constexpr double ratio[] = {2.0 / 6.0,
                              4.0 / 120.0,
                              6.0 / 5040.0,
                              8.0 / 362880.0,
                              10.0 / 39916800.0,
                              12.0 / 6227020800.0,
                              14.0 / 1307674368000.0,
                              16.0 / 355687428096000.0,
                              18.0 / 121645100408832000.0,
                              20.0 / 51090942171709440000.0};
  double series = 0;
#pragma GCC unroll 10
  for (int k = 9; k >= 0; --k) series = z * (ratio[k] + series);
  const double near = c * series / cosh(c);
  return fabs(x) < 1 ? near : x - bounded_tanh(x);
}

/// sin(x + π/4) = √½(sin x + cos x), in long double where the digits of the sum cancel; 2 sin²(x + π/4) for `slope`.
/// In two loops: together, sine and cosine become a function that has no vector version.
template <bool slope> void map_turned_sine(const double* x, double* y, std::size_t n) {
  map<decltype([](double v) { return sin(v); })>(x, y, n);
#ifdef _OPENMP
#pragma omp simd
#endif
  for (std::size_t i = 0; i < n; ++i) y[i] = root_half * (y[i] + cos(x[i]));
  for (std::size_t i = 0; i < n; ++i) {
    if (fabs(y[i]) < 1e-3) y[i] = static_cast<double>(0.70710678118654752440L * (sinl(x[i]) + cosl(x[i])));
    if constexpr (slope) y[i] = 2 * y[i] * y[i];
  }
}

inline double straight(double x, double slope) { return x > 0 ? x : slope * x; }
inline double straight_slope(double x, double slope) { return x > 0 ? 1 : slope; }
inline double clamp(double x, double low, double high) { return lower(higher(x, low), high); }

constexpr auto elu = [](double x) { return x > 0 ? x : bounded_expm1(x); };
constexpr auto elu_slope = [](double x) { return x > 0 ? 1 : bounded_exp(x); };

// What the engine's floats are, exactly.
constexpr double hundredth = 0.01f, rrelu_mean = (0.125 + static_cast<double>(1.0f / 3.0f)) / 2;
constexpr double lambda = 1.0507009873554804934193349852946, lambda_alpha = 1.7580993408473768599402175208123;

} // namespace

const std::vector<TrueFunction>& true_activations() {
  static const std::vector<TrueFunction> functions = {
      function(
          "none", [](double x) { return x; }, [](double) { return 1.0; }),
      function(
          "step", [](double x) { return x >= 0 ? 1.0 : 0.0; }, [](double x) { return fabs(x) <= 1 ? 1.0 : 0.0; }),
      function(
          "sigmoid", [](double x) { return sigmoid(x); }, [](double x) { return sigmoid_slope(x); }),
      function(
          "hardsigmoid", [](double x) { return clamp(x + 3, 0, 6) / 6; },
          [](double x) { return fabs(x) < 3 ? 1.0 / 6 : 0; }),
      function(
          "tanh", [](double x) { return bounded_tanh(x); }, [](double x) { return 4 * sigmoid_slope(2 * x); }),
      function(
          "hardtanh", [](double x) { return clamp(x, -1, 1); }, [](double x) { return fabs(x) < 1 ? 1.0 : 0.0; }),
      function(
          "softsign", [](double x) { return x / (1 + fabs(x)); },
          [](double x) { return 1 / ((1 + fabs(x)) * (1 + fabs(x))); }),
      function(
          "relu", [](double x) { return higher(x, 0); }, [](double x) { return x > 0 ? 1.0 : 0.0; }),
      function(
          "relu6", [](double x) { return clamp(x, 0, 6); },
          [](double x) { return x > 0 ? straight_slope(6 - x, 0) : 0; }),
      function(
          "leaky-relu", [](double x) { return straight(x, hundredth); },
          [](double x) { return straight_slope(x, hundredth); }),
      function(
          "prelu", [](double x) { return straight(x, 0.25); }, [](double x) { return straight_slope(x, 0.25); }),
      function(
          "rrelu", [](double x) { return straight(x, rrelu_mean); },
          [](double x) { return straight_slope(x, rrelu_mean); }),
      function(
          "softplus", [](double x) { return softplus(x); }, [](double x) { return sigmoid(x); }),
      function(
          "squareplus",
          [](double x) {
            const double r = sqrt(x * x + 4);
            return x < 0 ? 2 / (r - x) : 0.5 * (x + r);
          },
          [](double x) {
            const double r = sqrt(x * x + 4);
            return x < 0 ? 2 / (r * (r - x)) : 0.5 + 0.5 * x / r;
          }),
      function(
          "logsigmoid", [](double x) { return -softplus(-x); }, [](double x) { return sigmoid(-x); }),
      function("elu", elu, elu_slope),
      function("elu-alpha", elu, elu_slope),
      function("celu", elu, elu_slope),
      function(
          "selu", [](double x) { return x > 0 ? lambda * x : lambda_alpha * bounded_expm1(x); },
          [](double x) { return x > 0 ? lambda : lambda_alpha * bounded_exp(x); }),
      function(
          "gelu", [](double x) { return gelu(x); }, [](double x) { return gelu_slope(x); }),
      function(
          "gelu-tanh", [](double x) { return x * sigmoid(gelu_tanh_argument(x)); },
          [](double x) {
            const double c = bounded(x, 30), v = gelu_tanh_argument(c);
            return sigmoid(v) + c * sigmoid_slope(v) * gelu_tanh_argument_slope(c);
          }),
      function(
          "silu", [](double x) { return silu(x); }, [](double x) { return silu_slope(x); }),
      function(
          "swish", [](double x) { return silu(x); }, [](double x) { return silu_slope(x); }),
      function(
          "hardswish", [](double x) { return x * clamp(x + 3, 0, 6) / 6; },
          [](double x) { return x <= -3  ? 0.0
                                : x >= 3 ? 1.0
                                         : (2 * x + 3) / 6; }),
      function(
          "mish", [](double x) { return x * bounded_tanh(log1p(bounded_exp(x))); },
          [](double x) {
            const double w = bounded_tanh(log1p(bounded_exp(x)));
            return w + x * sigmoid(x) * (1 - w * w);
          }),
      function(
          "telu", [](double x) { return x * bounded_tanh(bounded_exp(x)); },
          [](double x) {
            const double c = lower(x, 5), e = bounded_exp(c),
                         t = bounded_tanh(e); // right of 5 the second term is 0 to 100 digits
            return t + c * e * (1 - t) * (1 + t);
          }),
      function(
          "swigelu", [](double x) { return 0.5 * (silu(x) + gelu(x)); },
          [](double x) { return 0.5 * (silu_slope(x) + gelu_slope(x)); }),
      function(
          "nipuna", [](double x) { return x >= 0 ? x : silu(x); }, [](double x) { return x >= 0 ? 1 : silu_slope(x); }),
      function(
          "nipuna-chapter", [](double x) { return x > 0 ? x : softplus(x); },
          [](double x) { return x > 0 ? 1 : sigmoid(x); }),
      function(
          "tanhshrink", [](double x) { return tanh_gap(x); },
          [](double x) { return bounded_tanh(x) * bounded_tanh(x); }),
      {"snake", map<decltype([](double x) { return x + sin(x) * sin(x); })>, map_turned_sine<true>},
  };
  return functions;
}

const std::vector<TrueFunction>& true_primitives() {
  static const std::vector<TrueFunction> functions = {
      function("exp", [](double x) { return bounded_exp(x); }),
      function("expm1", [](double x) { return bounded_expm1(x); }),
      function("log", [](double x) { return log(x); }),
      function("log1p", [](double x) { return log1p(x); }),
      function("tanh", [](double x) { return bounded_tanh(x); }),
      function("tanh_gap", [](double x) { return tanh_gap(x); }),
      function("erf", [](double x) { return bounded_erf(x); }),
      function("sin", [](double x) { return sin(x); }),
      function("cos", [](double x) { return cos(x); }),
      {"sin_eighth_turn_on", map_turned_sine<false>, nullptr},
      function("normal_cdf", [](double x) { return cdf(x); }),
      function("normal_pdf", [](double x) { return pdf(x); }),
  };
  return functions;
}

const TrueFunction* find_true(const std::vector<TrueFunction>& functions, std::string_view id) {
  for (const TrueFunction& function : functions)
    if (id == function.id) return &function;
  return nullptr;
}

} // namespace activarium
