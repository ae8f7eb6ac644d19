// What a formula means, in double: its tree evaluated node by node with numbers that carry their first and second
// derivative. Knows nothing of graphs and programs.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "formula/syntax.h"

namespace activarium {

/// A value and its derivatives by one variable.
struct Jet {
  double v = 0, d = 0, dd = 0;

  Jet() = default;
  Jet(double value) : v(value) {}
  Jet(double value, double slope, double curvature) : v(value), d(slope), dd(curvature) {}

  friend Jet operator+(Jet a, Jet b) { return {a.v + b.v, a.d + b.d, a.dd + b.dd}; }
  friend Jet operator-(Jet a, Jet b) { return {a.v - b.v, a.d - b.d, a.dd - b.dd}; }
  friend Jet operator-(Jet a) { return {-a.v, -a.d, -a.dd}; }
  friend Jet operator*(Jet a, Jet b) {
    return {a.v * b.v, a.d * b.v + a.v * b.d, a.dd * b.v + 2 * a.d * b.d + a.v * b.dd};
  }
  friend Jet operator/(Jet a, Jet b) { return a * b.through(1 / b.v, -1 / (b.v * b.v), 2 / (b.v * b.v * b.v)); }

  /// g of this, given g, g′ and g″ there.
  Jet through(double g, double g1, double g2) const { return {g, g1 * d, g2 * d * d + g1 * dd}; }
};

class FormulaOracle {
public:
  using Lists = std::map<std::string, std::map<int, Jet>>; // by name and index; index 0 for a single number

  FormulaOracle(const formula::Tree& tree, Jet x, Lists lists) : tree_(tree), x_(x), lists_(std::move(lists)) {}

  Jet value() { return at(tree_.nodes.size() - 1); }

private:
  Jet operand(const formula::Node& node, std::size_t k) { return at(tree_.operand(node, k)); }

  Jet at(std::size_t index) {
    using formula::Form;
    const formula::Node& node = tree_.nodes[index];
    switch (node.form) {
    case Form::number:
      return node.value;
    case Form::input:
      return x_;
    case Form::name: {
      const std::string& name = tree_.text(node);
      if (name == "e") return std::exp(1.0);
      if (name == "pi") return std::acos(-1.0);
      const auto variable = variables_.find(name);
      return variable != variables_.end() ? Jet(variable->second) : lists_[name][0];
    }
    case Form::element:
      return lists_[tree_.text(node)][static_cast<int>(operand(node, 0).v)];
    case Form::sum: {
      Jet sum = 0;
      for (int i = node.low; i <= node.high; ++i) {
        variables_[tree_.text(node)] = i;
        sum = sum + operand(node, 0);
      }
      variables_.erase(tree_.text(node));
      return sum;
    }
    case Form::call:
      return call(node);
    case Form::registered:
      return at(node.expansion);
    default:
      return NAN;
    }
  }

  bool condition(std::size_t index) {
    using formula::Word;
    const formula::Node& node = tree_.nodes[index];
    const auto side = [&](std::size_t k) { return tree_.operand(node, k); };
    switch (node.word) {
    case Word::both: {
      const bool a = condition(side(0)), b = condition(side(1));
      return a && b;
    }
    case Word::either: {
      const bool a = condition(side(0)), b = condition(side(1));
      return a || b;
    }
    case Word::opposite:
      return !condition(side(0));
    default:
      break;
    }
    const double a = operand(node, 0).v, b = operand(node, 1).v;
    switch (node.word) {
    case Word::less:
      return a < b;
    case Word::less_equal:
      return a <= b;
    case Word::greater:
      return a > b;
    case Word::greater_equal:
      return a >= b;
    case Word::equal:
      return a == b;
    default:
      return a != b;
    }
  }

  static Jet power(Jet a, Jet b) {
    if (b.d == 0 && b.dd == 0) {
      if (b.v == 0) return 1;
      const double lower = b.v == 1 ? 1 : std::pow(a.v, b.v - 1);
      const double lowest = b.v == 1 ? 0 : b.v == 2 ? 1 : std::pow(a.v, b.v - 2);
      return a.through(std::pow(a.v, b.v), b.v * lower, b.v * (b.v - 1) * lowest);
    }
    if (a.v == 0) return std::pow(0.0, b.v);
    const Jet exponent = b * a.through(std::log(a.v), 1 / a.v, -1 / (a.v * a.v));
    const double y = std::exp(exponent.v);
    return exponent.through(y, y, y);
  }
  static double normal_cdf(double u) { return 0.5 * std::erfc(-u * std::sqrt(0.5)); }
  static double normal_pdf(double u) { return std::exp(-0.5 * u * u) / std::sqrt(2 * std::acos(-1.0)); }
  static Jet sigmoid(Jet u) {
    const double s = 1 / (1 + std::exp(-u.v)), slope = 1 / (2 + std::exp(-u.v) + std::exp(u.v));
    return u.through(s, slope, -slope * std::tanh(0.5 * u.v));
  }
  static Jet normal(Jet u) { return u.through(normal_cdf(u.v), normal_pdf(u.v), -u.v * normal_pdf(u.v)); }
  /// Piece by piece, as it is written in textbooks.
  static Jet basis(Jet u) {
    const double a = std::fabs(u.v), side = u.v < 0 ? -1 : 1;
    if (a >= 2) return 0;
    if (a >= 1) {
      const double r = 2 - a;
      return u.through(r * r * r / 6, -side * r * r / 2, r);
    }
    return u.through(2.0 / 3 - a * a + a * a * a / 2, side * (-2 * a + 1.5 * a * a), -2 + 3 * a);
  }
  Jet spline(const formula::Node& node) {
    const Jet x = operand(node, 0);
    const double low = operand(node, 1).v, high = operand(node, 2).v, n = operand(node, 3).v,
                 h = (high - low) / (n - 3);
    auto& c = lists_[tree_.text(tree_.nodes[tree_.operand(node, 4)])];
    const auto inside = [&](Jet at) {
      Jet sum = 0;
      for (int k = 1; k <= static_cast<int>(n); ++k) sum = sum + c[k] * basis((at - Jet(low)) / Jet(h) - Jet(k - 2.0));
      return sum;
    };
    if (x.v >= low && x.v <= high) return inside(x);
    // The tangent at the nearer end, from the coefficients' own jets: by differences of the curve itself.
    const double end = x.v < low ? low : high, step = 1e-5 * h;
    const Jet inner = inside(Jet(end)), next = inside(Jet(x.v < low ? end + step : end - step));
    const Jet second = inside(Jet(x.v < low ? end + 2 * step : end - 2 * step));
    const Jet slope = (Jet(4) * next - Jet(3) * inner - second) / Jet(x.v < low ? 2 * step : -2 * step);
    return inner + slope * (x - Jet(end));
  }

  Jet call(const formula::Node& node) {
    using formula::Word;
    if (node.word == Word::where) return condition(tree_.operand(node, 0)) ? operand(node, 1) : operand(node, 2);
    if (node.word == Word::spline) return spline(node);
    const Jet a = operand(node, 0), b = node.count > 1 ? operand(node, 1) : Jet();
    const double u = a.v;
    switch (node.word) {
    case Word::add:
      return a + b;
    case Word::subtract:
      return a - b;
    case Word::multiply:
      return a * b;
    case Word::divide:
      return a / b;
    case Word::power:
    case Word::pow:
      return power(a, b);
    case Word::negate:
      return -a;
    case Word::exp:
      return a.through(std::exp(u), std::exp(u), std::exp(u));
    case Word::expm1:
      return a.through(std::expm1(u), std::exp(u), std::exp(u));
    case Word::log:
      return a.through(std::log(u), 1 / u, -1 / (u * u));
    case Word::log1p:
      return a.through(std::log1p(u), 1 / (1 + u), -1 / ((1 + u) * (1 + u)));
    case Word::sqrt:
      return a.through(std::sqrt(u), 0.5 / std::sqrt(u), -0.25 / (u * std::sqrt(u)));
    case Word::abs:
      return u < 0 ? -a : u > 0 ? a : Jet(u);
    case Word::sign:
      return u < 0 ? -1.0 : u > 0 ? 1.0 : u;
    case Word::tanh: {
      const double t = std::tanh(u), slope = 1 / (std::cosh(u) * std::cosh(u));
      return a.through(t, slope, -2 * t * slope);
    }
    case Word::sigmoid:
      return sigmoid(a);
    case Word::softplus: {
      const Jet s = sigmoid(Jet(u, 1, 0));
      return a.through(u > 0 ? u + std::log1p(std::exp(-u)) : std::log1p(std::exp(u)), s.v, s.d);
    }
    case Word::relu:
      return u > 0 ? a : Jet(u <= 0 ? 0 : u);
    case Word::silu:
      return a * sigmoid(a);
    case Word::gelu:
      return a * normal(a);
    case Word::phi:
      return normal(a);
    case Word::erf: {
      const double slope = 2 / std::sqrt(std::acos(-1.0)) * std::exp(-u * u);
      return a.through(std::erf(u), slope, -2 * u * slope);
    }
    case Word::sin:
      return a.through(std::sin(u), std::cos(u), -std::sin(u));
    case Word::cos:
      return a.through(std::cos(u), -std::sin(u), -std::cos(u));
    case Word::tan:
      return a.through(std::tan(u), 1 + std::tan(u) * std::tan(u), 2 * std::tan(u) * (1 + std::tan(u) * std::tan(u)));
    case Word::asin: {
      const double rest = 1 - u * u;
      return a.through(std::asin(u), 1 / std::sqrt(rest), u / (rest * std::sqrt(rest)));
    }
    case Word::acos: {
      const double rest = 1 - u * u;
      return a.through(std::acos(u), -1 / std::sqrt(rest), -u / (rest * std::sqrt(rest)));
    }
    case Word::atan:
      return a.through(std::atan(u), 1 / (1 + u * u), -2 * u / ((1 + u * u) * (1 + u * u)));
    case Word::sinh:
      return a.through(std::sinh(u), std::cosh(u), std::sinh(u));
    case Word::cosh:
      return a.through(std::cosh(u), std::sinh(u), std::cosh(u));
    case Word::sech: {
      const double s = 1 / std::cosh(u), t = std::tanh(u);
      return a.through(s, -s * t, s * (t * t - s * s));
    }
    case Word::asinh: {
      const double rest = 1 + u * u;
      return a.through(std::asinh(u), 1 / std::sqrt(rest), -u / (rest * std::sqrt(rest)));
    }
    case Word::acosh: {
      const double rest = u * u - 1;
      return a.through(std::acosh(u), 1 / std::sqrt(rest), -u / (rest * std::sqrt(rest)));
    }
    case Word::atanh: {
      const double rest = 1 - u * u;
      return a.through(std::atanh(u), 1 / rest, 2 * u / (rest * rest));
    }
    case Word::erfc: {
      const double slope = -2 / std::sqrt(std::acos(-1.0)) * std::exp(-u * u);
      return a.through(std::erfc(u), slope, -2 * u * slope);
    }
    case Word::cbrt: {
      const double r = std::cbrt(u);
      return a.through(r, 1 / (3 * r * r), -2 / (9 * r * r * u));
    }
    case Word::floor:
      return std::floor(u);
    case Word::ceil:
      return std::ceil(u);
    case Word::round:
      return std::nearbyint(u);
    case Word::trunc:
      return std::trunc(u);
    case Word::log2:
      return a.through(std::log2(u), 1 / (u * std::log(2.0)), -1 / (u * u * std::log(2.0)));
    case Word::log10:
      return a.through(std::log10(u), 1 / (u * std::log(10.0)), -1 / (u * u * std::log(10.0)));
    case Word::exp2: {
      const double y = std::exp2(u), rate = std::log(2.0);
      return a.through(y, rate * y, rate * rate * y);
    }
    case Word::heaviside:
      return u < 0 ? 0.0 : u >= 0 ? 1.0 : u;
    case Word::mod:
      return a - Jet(std::floor(u / b.v)) * b;
    case Word::bspline:
      return basis(a);
    case Word::max:
    case Word::min: {
      Jet extreme = a;
      for (std::size_t k = 1; k < node.count; ++k) {
        const Jet other = operand(node, k);
        if (node.word == Word::max ? other.v > extreme.v : other.v < extreme.v) extreme = other;
      }
      return extreme;
    }
    case Word::clamp:
      return u <= b.v ? b : u >= operand(node, 2).v ? operand(node, 2) : a;
    default:
      return NAN;
    }
  }

  const formula::Tree& tree_;
  Jet x_;
  Lists lists_;
  std::map<std::string, int> variables_;
};

} // namespace activarium
