// What an activation function is: its `Info`, and f, f′, f″ written once over a scalar type V.
//
// An activation is a struct A with
//   static constexpr Info info;
//   static V value(V x, const P& p);                          f(x)
//   static V derivative(V x, const P& p);                     f′(x), at a kink the value that `info` declares
//   static V second_derivative(V x, const P& p);              f″(x), 0 at kinks
// and, if it has learnable parameters,
//   static V derivatives(V x, const P& p, const Sink& sink);  returns f′ and calls sink(k, ∂f/∂p[k]) for each scalar k
// in place of `derivative`. A sum of many like terms may also offer them one by one,
//   static constexpr std::size_t terms;
//   static V term(V x, const P& p, std::size_t i);
//   static V term_derivatives(V x, const P& p, std::size_t i, const Sink& sink);
//   static ValueAndSlope<V> term_with_slope(V x, const P& p, std::size_t i);
// and the kernels then read each term's parameters once for several vectors of elements. P gives the parameter scalars
// as p[k], in the order of `info.parameters`, and p.noise(), uniform in [0, 1) per element in training and ½ in
// evaluation. Branches only through `select`.
//
// An activation of another kind than elementwise has `info` and
//   using Inner = …;   the elementwise function, without parameters, that its layer applies: the gate's, or None
// and the layer itself is in model/layers/.
#pragma once

#include <cstddef>
#include <limits>

namespace activarium {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// f(x) and f′(x), or a term's.
template <class V> struct ValueAndSlope { V value, slope; };

/// A view of a constant array.
template <class T> struct List {
  const T* data = nullptr;
  std::size_t size = 0;

  constexpr List() = default;
  template <std::size_t N> constexpr List(const T (&items)[N]) : data(items), size(N) {}
  constexpr const T* begin() const { return data; }
  constexpr const T* end() const { return data + size; }
  constexpr const T& operator[](std::size_t i) const { return data[i]; }
};

/// What a function takes: each number by itself; two halves of a layer's pre-activations, one gating the other; groups
/// of them; or all of the output layer's. All but the elementwise ones are layers.
enum class Kind { elementwise, gated, grouped, output };

/// How start values are drawn: not at all, from N(initial, spread²), or from U(initial − spread, initial + spread).
enum class Distribution { constant, normal, uniform };

/// For which finite start values the formula makes sense. Learning may lead beyond.
struct Legal {
  double at_least = -infinity;
  double above = -infinity;
  bool not_zero = false;
  const char* at_most = ""; // the name of another parameter, of one scalar too
};

struct ParameterInfo {
  const char* name;
  const char* symbol;
  std::size_t count = 1; // scalars
  double initial = 0;    // all start values, or the mean of those that are drawn
  Distribution distribution = Distribution::constant;
  double spread = 1;
  double minimum = 0, maximum = 0; // what a slider offers
  Legal legal = {};
  bool learnable = false;     // gradient descent may change it
  bool learned = false;       // and does, unless a run says otherwise
  List<double> initials = {}; // [count], where the start values differ from each other
};

struct Kink {
  double x;
  double derivative;
  const char* reason;
};

struct Interval {
  double low, high;
};

/// The largest error against the true value over all finite floats, in ULP of float32, rounded up to a hundredth, and a
/// float where it occurs.
struct Worst {
  double ulp;
  double x = 0;
};

/// Inside `root`, which surrounds a zero of f′, an error of up to 2⁻²⁴ counts as none in the derivative. Where the
/// argument of a sine or an exponential is a rounded product with learned numbers, no bound in ULP holds: NaN.
struct Accuracy {
  Worst value = {4};
  Worst derivative = {6};
  Interval root = {0, 0};
};

/// Where no bound is promised: what is learned, or not a function of one number.
inline constexpr Accuracy none_declared = {.value = {not_a_number}, .derivative = {not_a_number}};

struct Source {
  const char* kind; // "paper", "book", "documentation" or "none"
  const char* title = "";
  int year = 0;
  const char* link = "";
  const char* note = ""; // for "none": what is known instead
};

struct Info {
  const char* id;
  const char* name;
  const char* family;
  const char* formula;      // TeX
  const char* formula_text; // plain
  const char* expression =
      ""; // in the language of cpp/formula, its parameters by name; empty where it has no words for f
  Kind kind = Kind::elementwise;
  std::size_t pieces = 1; // pre-activations per unit: 2 where one gates the other
  const char* gate = "";  // the id of a gate's own function
  List<ParameterInfo> parameters = {};
  List<Kink> kinks = {};
  Interval value_limits;      // for x → −∞ and +∞
  Interval derivative_limits; // likewise
  Interval range;             // infimum and supremum of f with the initial parameters
  bool monotone;
  Accuracy accuracy = {};
  Source source;
  int year = 0;
  const char* history;
  const char* typical_use;
  const char* pros;
  const char* cons;
  bool noisy = false;                // draws a random number per element in training
  bool surrogate_derivative = false; // `derivative` stands in training for an f′ of 0 and is not f's

  constexpr std::size_t scalar_count() const {
    std::size_t n = 0;
    for (const ParameterInfo& p : parameters) n += p.count;
    return n;
  }
  constexpr bool bounded() const { return range.low > -infinity && range.high < infinity; }
};

/// f′ of any activation: from `derivatives`, with the parameters' part dropped, or from `derivative`.
template <class A, class V, class P> V derivative_of(V x, const P& p) {
  if constexpr (requires { A::derivative(x, p); }) {
    return A::derivative(x, p);
  } else {
    return A::derivatives(x, p, [](std::size_t, V) {});
  }
}

/// f′, with ∂f/∂p[k] passed to `sink`.
template <class A, class V, class P, class Sink> V derivatives_of(V x, const P& p, const Sink& sink) {
  if constexpr (requires { A::derivatives(x, p, sink); }) {
    return A::derivatives(x, p, sink);
  } else {
    return A::derivative(x, p);
  }
}

} // namespace activarium
