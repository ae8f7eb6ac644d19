// Formulas made from bytes: a tree, its text in the formula language, and its value with a bound of what float32
// arithmetic makes of it. Knows nothing of the engine's trees and graphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/estimate.h"
#include "support/estimated_functions.h"

namespace activarium {

/// Bytes read as numbers; 0 when there are no more.
class ByteSource {
public:
  ByteSource(const std::uint8_t* bytes, std::size_t size) : at_(bytes), left_(size) {}
  bool at_end() const { return left_ == 0; }
  unsigned next() {
    if (left_ == 0) return 0;
    --left_;
    return *at_++;
  }
  /// A finite float: mostly of everyday size, sometimes of any.
  float number() {
    const unsigned kind = next();
    if (kind < 16) return static_cast<float>(static_cast<int>(kind) - 8);
    const float digits = static_cast<float>(static_cast<int>(next() * 256 + next()) - 32768);
    return kind < 224 ? digits / 4096.0f : std::ldexp(digits, static_cast<int>(kind % 32) * 6 - 110);
  }

private:
  const std::uint8_t* at_;
  std::size_t left_;
};

class RandomFormula {
public:
  static constexpr std::size_t single = 2, listed = 4; // parameters a, b and the list c
  static constexpr std::size_t scalars = single + listed;

  explicit RandomFormula(ByteSource& bytes) : bytes_(bytes) {
    style_ = bytes.next();
    root_ = value(0);
  }

  std::string text() const { return text(root_); }

  /// The value at x with the parameters a, b, c[1] … c[4], and its derivative by x (`by` none) or by a parameter.
  Bounded at(float x, const float* parameters, std::size_t by = scalars) const {
    return Evaluation{*this, x, parameters, by, {}}.of(root_);
  }
  /// The number of the parameter's scalar, in the order of `at`; for c, of its element `index`.
  static std::size_t scalar(const std::string& name, int index) {
    return name == "a" ? 0 : name == "b" ? 1 : single + static_cast<std::size_t>(index - 1);
  }

private:
  enum class Kind : std::uint8_t {
    number,
    input,
    named,
    variable,
    element,
    unary,
    add,
    subtract,
    multiply,
    divide,
    power,
    negate,
    modulus,
    extreme,
    clamp,
    where,
    sum,
    spline,
    compare,
    both,
    either,
    opposite
  };
  struct Node {
    Kind kind = Kind::input;
    std::size_t which = 0; // of functions, comparisons, parameters, sum variables
    int low = 0, high = 0; // of a sum or a spline; an element's index is the variable, if any, plus `low`
    std::string text = {};
    std::vector<std::size_t> parts = {};
  };
  struct Function {
    const char* name;
    Bounded (*apply)(const Bounded&);
  };
  static constexpr Function functions[] = {
      {"exp", bounded::exp},   {"expm1", bounded::expm1},     {"log", bounded::log},
      {"ln", bounded::log},    {"log1p", bounded::log1p},     {"sqrt", bounded::sqrt},
      {"abs", bounded::abs},   {"sign", bounded::sign},       {"tanh", bounded::tanh},
      {"σ", bounded::sigmoid}, {"sigmoid", bounded::sigmoid}, {"softplus", bounded::softplus},
      {"relu", bounded::relu}, {"silu", bounded::silu},       {"gelu", bounded::gelu},
      {"phi", bounded::phi},   {"erf", bounded::erf},         {"sin", bounded::sin},
      {"cos", bounded::cos},   {"bspline", bounded::bspline}};
  /// Chosen by another byte than those above, so that inputs of old keep their meaning.
  static constexpr Function further_functions[] = {
      {"tan", bounded::tan},     {"asin", bounded::asin},          {"acos", bounded::acos},
      {"atan", bounded::atan},   {"sinh", bounded::sinh},          {"cosh", bounded::cosh},
      {"sech", bounded::sech},   {"asinh", bounded::asinh},        {"acosh", bounded::acosh},
      {"atanh", bounded::atanh}, {"erfc", bounded::erfc},          {"cbrt", bounded::cbrt},
      {"floor", bounded::floor}, {"ceil", bounded::ceil},          {"round", bounded::round},
      {"trunc", bounded::trunc}, {"log2", bounded::log2},          {"log10", bounded::log10},
      {"exp2", bounded::exp2},   {"heaviside", bounded::heaviside}};
  static constexpr const char* comparisons[] = {"<", "<=", ">", ">=", "==", "!=", "≤", "≥"};
  static constexpr std::size_t most_nodes = 16, most_depth = 7;
  static constexpr std::size_t no_variable = 9;

  std::size_t add(Node node) {
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }

  std::size_t leaf() {
    const unsigned choice = bytes_.next() % 16;
    if (choice < 6) return add({});
    if (choice < 8) return add({Kind::named, choice % 2});
    if (choice < 10) {
      const bool by_variable = !loops_.empty() && bytes_.next() % 4 != 0;
      if (!by_variable) return add({Kind::element, no_variable, 1 + static_cast<int>(bytes_.next() % listed)});
      const Node& loop = nodes_[loops_[bytes_.next() % loops_.size()]];
      // The sum's limits keep the index in the list.
      const int most = static_cast<int>(listed) - loop.high, least = 1 - loop.low;
      const int offset = least + static_cast<int>(bytes_.next()) % (most - least + 1);
      return add({Kind::element, loop.which, offset});
    }
    if (choice == 10 && !loops_.empty())
      return add({Kind::variable, nodes_[loops_[bytes_.next() % loops_.size()]].which});
    if (choice == 11) return add({Kind::number, 0, 0, 0, bytes_.next() % 2 == 0 ? "e" : "pi"});
    return number();
  }
  std::size_t number() {
    const unsigned style = bytes_.next() % 8, size = bytes_.next();
    const std::string digits = std::to_string(size % 10);
    std::string text = digits;
    if (style == 1) text = "0.5";
    if (style == 2) text = '.' + digits + '1';
    if (style == 3) text = digits + ".25";
    if (style == 4) text = std::to_string(size) + "e-" + std::to_string(size % 5);
    if (style == 5) text = digits + "." + std::to_string(size) + "E+1";
    if (style == 6) text = std::to_string(size) + "000";
    return add({Kind::number, 0, 0, 0, text});
  }

  std::size_t value(std::size_t depth) {
    if (depth >= most_depth || nodes_.size() >= most_nodes || bytes_.at_end()) return leaf();
    const auto next = [&] { return value(depth + 1); };
    const unsigned choice = bytes_.next() % 32;
    if (choice < 4) return leaf();
    if (choice < 12) return add({Kind::unary, bytes_.next() % std::size(functions), 0, 0, {}, {next()}});
    if (choice == 12) return add({Kind::negate, 0, 0, 0, {}, {next()}});
    if (choice < 25) {
      const Kind kind = choice < 16   ? Kind::add
                        : choice < 19 ? Kind::subtract
                        : choice < 23 ? Kind::multiply
                                      : Kind::divide;
      const std::size_t left = next(), right = next();
      return add({kind, 0, 0, 0, {}, {left, right}});
    }
    switch (choice) {
    case 25: {
      const bool is_call = bytes_.next() % 4 == 0;
      const std::size_t base = next();
      return add({Kind::power, is_call ? 1u : 0u, 0, 0, {}, {base, bytes_.next() % 4 == 0 ? next() : number()}});
    }
    case 26: {
      const std::size_t which = bytes_.next(), first = next(), second = next();
      Node node{Kind::extreme, which % 2, 0, 0, {}, {first, second}};
      if (which % 8 >= 6) node.parts.push_back(next());
      return add(std::move(node));
    }
    case 27: {
      const std::size_t inner = next(), low = next(), high = next();
      return add({Kind::clamp, 0, 0, 0, {}, {inner, low, high}});
    }
    case 28: {
      const std::size_t test = condition(depth + 1), yes = next(), no = next();
      return add({Kind::where, 0, 0, 0, {}, {test, yes, no}});
    }
    case 29: {
      if (loops_.size() >= 2) return leaf();
      // The body's nodes are added after the sum's.
      const std::size_t sum = add({Kind::sum, loops_.size(), static_cast<int>(bytes_.next() % 2), 0});
      nodes_[sum].high = nodes_[sum].low + static_cast<int>(bytes_.next() % 4);
      loops_.push_back(sum);
      const std::size_t body = next();
      loops_.pop_back();
      nodes_[sum].parts = {body};
      return sum;
    }
    case 30: {
      if (has_spline_) return leaf();
      has_spline_ = true; // one makes sixty operations
      const int low = static_cast<int>(bytes_.next() % 8) - 6;
      const int high = low + 1 + static_cast<int>(bytes_.next() % 8);
      return add({Kind::spline, 0, low, high, {}, {next()}});
    }
    case 31: {
      const std::size_t which = bytes_.next() % (std::size(further_functions) + 1);
      const std::size_t inner = next();
      if (which == std::size(further_functions)) return add({Kind::modulus, 0, 0, 0, {}, {inner, next()}});
      return add({Kind::unary, std::size(functions) + which, 0, 0, {}, {inner}});
    }
    default:
      return leaf();
    }
  }

  std::size_t condition(std::size_t depth) {
    const unsigned choice = depth >= most_depth || nodes_.size() >= most_nodes ? 0 : bytes_.next() % 8;
    if (choice < 4) {
      const std::size_t left = value(depth + 1), right = value(depth + 1);
      return add({Kind::compare, bytes_.next() % std::size(comparisons), 0, 0, {}, {left, right}});
    }
    const std::size_t first = condition(depth + 1);
    if (choice == 4) return add({Kind::opposite, 0, 0, 0, {}, {first}});
    const std::size_t second = condition(depth + 1);
    return add({choice % 2 == 0 ? Kind::both : Kind::either, 0, 0, 0, {}, {first, second}});
  }

  static const Function& function(const Node& unary) {
    constexpr std::size_t first = std::size(functions);
    return unary.which < first ? functions[unary.which] : further_functions[unary.which - first];
  }

  static int binding(const Node& node) {
    switch (node.kind) {
    case Kind::either:
      return 1;
    case Kind::both:
      return 2;
    case Kind::opposite:
      return 3;
    case Kind::compare:
      return 4;
    case Kind::add:
    case Kind::subtract:
      return 5;
    case Kind::multiply:
    case Kind::divide:
      return 6;
    case Kind::negate:
      return 7;
    case Kind::power:
      return node.which == 0 ? 8 : 9;
    default:
      return 9;
    }
  }
  /// A part in parentheses where it binds less than `least`, or everywhere.
  std::string part(const Node& node, std::size_t k, int least) const {
    const std::string inner = text(node.parts[k]);
    return binding(nodes_[node.parts[k]]) < least || style_ % 4 == 3 ? '(' + inner + ')' : inner;
  }
  std::string call(const std::string& name, const Node& node) const {
    std::string out = name + '(';
    for (std::size_t k = 0; k < node.parts.size(); ++k) out += (k == 0 ? "" : ", ") + text(node.parts[k]);
    return out + ')';
  }
  std::string joined(const Node& node, const char* sign, int left, int right) const {
    const std::string space = style_ / 4 % 2 == 0 && left >= 5 ? "" : " ";
    return part(node, 0, left) + space + sign + space + part(node, 1, right);
  }
  static std::string variable_name(std::size_t which) { return which == 0 ? "i" : "j"; }

  std::string text(std::size_t index) const {
    const Node& node = nodes_[index];
    switch (node.kind) {
    case Kind::number:
      return node.text;
    case Kind::input:
      return "x";
    case Kind::named:
      return node.which == 0 ? "a" : "b";
    case Kind::variable:
      return variable_name(node.which);
    case Kind::element:
      if (node.which == no_variable) return "c[" + std::to_string(node.low) + ']';
      return "c[" + variable_name(node.which) + (node.low < 0 ? '-' : '+') + std::to_string(std::abs(node.low)) + ']';
    case Kind::unary:
      return call(function(node).name, node);
    case Kind::add:
      return joined(node, "+", 5, 6);
    case Kind::subtract:
      return joined(node, "-", 5, 6);
    case Kind::multiply:
      return joined(node, "*", 6, 7);
    case Kind::divide:
      return joined(node, "/", 6, 7);
    case Kind::power:
      return node.which == 1 ? call("pow", node) : joined(node, style_ / 8 % 2 == 0 ? "^" : "**", 9, 7);
    case Kind::negate:
      return '-' + part(node, 0, 7);
    case Kind::modulus:
      return call("mod", node);
    case Kind::extreme:
      return call(node.which == 0 ? "max" : "min", node);
    case Kind::clamp:
      return call("clamp", node);
    case Kind::where:
      return call("where", node);
    case Kind::sum:
      return "sum(" + variable_name(node.which) + ", " + std::to_string(node.low) + ", " + std::to_string(node.high) +
             ", " + text(node.parts[0]) + ')';
    case Kind::spline:
      return "spline(" + text(node.parts[0]) + ", " + std::to_string(node.low) + ", " + std::to_string(node.high) +
             ", " + std::to_string(listed) + ", c)";
    case Kind::compare:
      return joined(node, comparisons[node.which], 4, 5);
    case Kind::both:
      return joined(node, "and", 2, 3);
    case Kind::either:
      return joined(node, "or", 1, 2);
    case Kind::opposite:
      return "not " + part(node, 0, 4);
    }
    return {};
  }

  enum class Truth { no, yes, unknown };

  struct Evaluation {
    const RandomFormula& formula;
    float x;
    const float* parameters;
    std::size_t by;
    int variables[2];

    Bounded parameter(std::size_t k) const {
      return {{static_cast<double>(parameters[k]), 0}, {k == by ? 1.0 : 0.0, 0}, k == by};
    }

    Bounded of(std::size_t index) {
      const Node& node = formula.nodes_[index];
      const auto part = [&](std::size_t k) { return of(node.parts[k]); };
      switch (node.kind) {
      case Kind::number:
        return node.text == "e"    ? std::exp(1.0)
               : node.text == "pi" ? std::acos(-1.0)
                                   : std::strtod(node.text.c_str(), nullptr);
      case Kind::input:
        return {{static_cast<double>(x), 0}, {by == scalars ? 1.0 : 0.0, 0}, by == scalars};
      case Kind::named:
        return parameter(node.which);
      case Kind::variable:
        return static_cast<double>(variables[node.which]);
      case Kind::element:
        return parameter(single - 1 +
                         static_cast<std::size_t>(node.low + (node.which == no_variable ? 0 : variables[node.which])));
      case Kind::unary:
        return function(node).apply(part(0));
      case Kind::modulus:
        return bounded::mod(part(0), part(1));
      case Kind::add:
        return part(0) + part(1);
      case Kind::subtract:
        return part(0) - part(1);
      case Kind::multiply:
        return part(0) * part(1);
      case Kind::divide:
        return part(0) / part(1);
      case Kind::power: {
        const Node& exponent = formula.nodes_[node.parts[1]];
        if (exponent.kind == Kind::number && exponent.text != "e" && exponent.text != "pi") {
          const double n = std::strtod(exponent.text.c_str(), nullptr);
          if (n == 0.5) return bounded::sqrt(part(0));
          if (n == std::floor(n)) return bounded::whole_power(part(0), n);
        }
        return bounded::power(part(0), part(1));
      }
      case Kind::negate:
        return -part(0);
      case Kind::extreme: {
        Bounded most = part(0);
        for (std::size_t k = 1; k < node.parts.size(); ++k)
          most = bounded::extreme(most, part(k), node.which == 0 ? 1 : -1);
        return most;
      }
      case Kind::clamp:
        return bounded::min(bounded::max(part(0), part(1)), part(2));
      case Kind::where: {
        const Truth truth = condition(node.parts[0]);
        Bounded yes = part(1);
        Bounded no = part(2);
        yes.depends = no.depends = yes.depends || no.depends;
        return truth == Truth::yes ? yes : truth == Truth::no ? no : bounded::unknown(yes);
      }
      case Kind::sum: {
        Bounded sum;
        for (int i = node.low; i <= node.high; ++i) {
          variables[node.which] = i;
          sum = i == node.low ? part(0) : sum + part(0);
        }
        return sum;
      }
      case Kind::spline:
        return spline(node, part(0));
      default:
        return Estimate::unknown();
      }
    }

    /// Σ c[k] B((u − low)/h − k + 2); beyond low and high the tangents there.
    Bounded spline(const Node& node, const Bounded& u) {
      const double low = node.low, high = node.high, h = (high - low) / (listed - 3.0);
      const auto c = [&](std::size_t k) { return parameter(single + k - 1); };
      const auto tangent = [&](std::size_t k, double end) {
        const Bounded value = (c(k) + c(k + 2) + c(k + 1) * Bounded(4.0)) * Bounded(1.0 / 6);
        return value + (c(k + 2) - c(k)) * Bounded(0.5 / h) * (u - Bounded(end));
      };
      const Bounded place = (u - Bounded(low)) * Bounded(1 / h);
      Bounded inside;
      for (std::size_t k = 1; k <= listed; ++k) {
        const Bounded term = c(k) * bounded::bspline(place - Bounded(static_cast<double>(k) - 2));
        inside = k == 1 ? term : inside + term;
      }
      // One graph with all three pieces: on each there are operations for the others' dependence.
      const bool surely_inside = u.f.is_number() && u.f.v - u.f.e >= low && u.f.v + u.f.e <= high;
      Bounded y = u.f.below(low)    ? tangent(1, low)
                  : u.f.above(high) ? tangent(listed - 2, high)
                  : surely_inside   ? inside
                                    : bounded::unknown(inside);
      y.depends = inside.depends;
      return y;
    }

    static Truth truth_of(bool truth) { return truth ? Truth::yes : Truth::no; }
    static Truth opposite(Truth t) { return t == Truth::unknown ? t : truth_of(t == Truth::no); }

    Truth condition(std::size_t index) {
      const Node& node = formula.nodes_[index];
      if (node.kind == Kind::opposite) return opposite(condition(node.parts[0]));
      if (node.kind == Kind::both || node.kind == Kind::either) {
        const Truth a = condition(node.parts[0]), b = condition(node.parts[1]);
        const Truth decisive = node.kind == Kind::both ? Truth::no : Truth::yes;
        if (a == decisive || b == decisive) return decisive;
        return a == Truth::unknown || b == Truth::unknown ? Truth::unknown : opposite(decisive);
      }
      const Estimate a = of(node.parts[0]).f, b = of(node.parts[1]).f;
      const std::string sign = comparisons[node.which];
      if (!a.known() || !b.known()) return Truth::unknown;
      const double e = a.e + b.e;
      if (!(std::isnan(a.v) || std::isnan(b.v) || e == 0 || std::fabs(a.v - b.v) > e)) return Truth::unknown;
      return truth_of(sign == "<"                   ? a.v < b.v
                      : sign == ">"                 ? a.v > b.v
                      : sign == "<=" || sign == "≤" ? a.v <= b.v
                      : sign == ">=" || sign == "≥" ? a.v >= b.v
                      : sign == "=="                ? a.v == b.v
                                                    : a.v != b.v);
    }
  };

  ByteSource& bytes_;
  unsigned style_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::size_t> loops_; // the sums around what is made
  bool has_spline_ = false;
  std::size_t root_ = 0;
};

} // namespace activarium
