// Operands: names, elements of lists, powers of functions, sums, and what may follow one directly.
#include "formula/parser.h"

#include <algorithm>
#include <cmath>

#include "formula/tex.h"

namespace activarium::formula {
namespace {

/// Other names of the constants, or the name itself.
std::string constant_of(const Token& name) {
  const std::string& text = name.text;
  if (text == "π" || text == "PI" || text == "Pi" || text == "M_PI") return "pi";
  if (text == "M_E" || (text == "E" && name.library != Library::none)) return "e";
  return text;
}

/// Constants of C and JavaScript that are no words of the language.
const char* value_of_constant(std::string_view name) {
  if (name.substr(0, 2) == "M_") name.remove_prefix(2);
  struct Constant {
    const char *name, *value;
  };
  static constexpr Constant constants[] = {
      {"SQRT2", "1.4142135623730951"},    {"SQRT1_2", "0.7071067811865476"}, {"LN2", "0.6931471805599453"},
      {"LN10", "2.302585092994046"},      {"LOG2E", "1.4426950408889634"},   {"LOG10E", "0.4342944819032518"},
      {"2_SQRTPI", "1.1283791670955126"}, {"1_PI", "0.3183098861837907"},    {"2_PI", "0.6366197723675814"},
      {"PI_2", "1.5707963267948966"},     {"PI_4", "0.7853981633974483"}};
  for (const Constant& constant : constants)
    if (name == constant.name) return constant.value;
  return nullptr;
}

} // namespace

bool Parser::is_operand() const {
  if (token().sign == Sign::number || is_symbol('(')) return true;
  return token().sign == Sign::name && !is_operator(token().text) && token().text != tex_end;
}

/// Whether an operand directly behind another makes a product of both. `is_bare`: behind a number.
bool Parser::is_product(bool is_bare) const {
  const Token& before = tokens_[at_ - 1];
  if (token().sign == Sign::number || token().is_raised) return false; // 2½ is a sum
  const bool touches = before.to == token().from;
  if (is_bare) {
    // Of 1/2x and e^2x it is not certain what is meant.
    const auto is_before = [&](std::size_t back, char symbol) {
      return at_ >= back && is_symbol(tokens_[at_ - back], symbol);
    };
    const bool is_exponent = is_before(2, '^') || (is_before(2, '-') && is_before(3, '^'));
    return (touches || is_tex_) && !is_before(2, '/') && (!is_exponent || is_tex_);
  }
  return is_tex_ || (is_symbol(before, ')') && before.is_raised) || (before.sign == Sign::name && touches);
}

/// What may follow an operand without an operator: methods, products without a sign. Other operands are refused.
std::size_t Parser::after_operand(std::size_t node, bool is_bare) {
  int links = 0; // each is a call around what stands before it
  while (node != no_node && is_symbol('.') && token(1).sign == Sign::name && is_symbol(token(2), '(')) {
    const Token& name = token(1);
    if (depth_ + ++links > max_depth) return fail_too_deep(name);
    at_ += 2;
    node = function(name, node);
    is_bare = false;
  }
  if (node == no_node) return no_node;
  if (is_symbol('.')) return fail(token(1).sign == Sign::name ? "method-form" : "lone-point", token());
  if (is_symbol('[')) return fail("index-of-operand", token());
  if (is_operand() && !is_product(is_bare)) {
    if (is_bare && token().sign == Sign::name && end_before() == token().from)
      return fail("doubtful-product", end_before(), end_before());
    return fail_missing_operator();
  }
  return node;
}

bool Parser::is_sum_variable(const std::string& name) const {
  return std::find(variables_.begin(), variables_.end(), name) != variables_.end();
}

std::size_t Parser::named() {
  const Token& name = token();
  ++at_;
  const std::string text = constant_of(name);
  // TeX has products such as α (x + 1); elsewhere a name before a parenthesis is a call.
  const bool is_letter = name.is_command || name.to - name.from == 1;
  const bool is_factor = is_tex_ && is_letter && !find_callee(text) && replacement_of(text).empty() && text != "sum";
  if (is_symbol('(') && !is_factor) return text == "sum" && name.library == Library::none ? sum(name) : function(name);
  const bool may_be_constant = name.library == Library::javascript || text.substr(0, 2) == "M_";
  if (const char* const value = may_be_constant ? value_of_constant(text) : nullptr) return number(value, name);
  if (text != "sum" && plain_name(text) == "sum") return fail("sum-form", name);
  Node node;
  node.from = name.from;
  node.to = name.to;
  if (text == "x") {
    if (is_symbol('[')) return fail("index-of-input", name);
    node.form = Form::input;
    return add(node);
  }
  if (is_reserved(text) && is_symbol('^')) return powered(name);
  const bool is_command =
      name.is_command && !is_tex_letter(text) && (find_callee(text) || !replacement_of(text).empty());
  if (is_reserved(text) || is_command ||
      (is_symbol('[') && find_word(plain_name(text)) != Word::count && text[0] < 'a'))
    return fail_named("function-alone", name);
  if (name.is_module) return fail_named("module-alone", name);
  for (const char* other : {"None", "True", "False"})
    if (text == other) return fail_named("no-number", name);
  for (const char* none : {"inf", "Infinity", "infinity", "INFINITY", "nan", "NaN", "NAN"})
    if (text == none) return fail_named("infinite-number", name);
  if (name.library != Library::none && !is_constant_name(text)) return fail_named("unknown-constant", name);
  node.text = add_text(text);
  if (is_symbol('[')) return element(name, node);
  if (!is_sum_variable(text) &&
      std::find(past_variables_.begin(), past_variables_.end(), text) != past_variables_.end())
    return fail_named("variable-outside", name);
  node.form = Form::name;
  return add(node);
}

std::size_t Parser::element(const Token& name, Node node) {
  const std::string& text = tree_.texts[node.text];
  if (is_constant_name(text) || is_sum_variable(text)) return fail_named("index-of-constant", name);
  ++at_;
  const std::size_t index = enclosed();
  if (index == no_node || !need_value(index) || !expect(']', "missing-bracket")) return no_node;
  node.form = Form::element;
  node.to = end_before();
  node.first = tree_.operands.size();
  node.count = 1;
  tree_.operands.push_back(index);
  return add(node);
}

/// A power of a function's value, sin²(x) or tanh^2(x).
std::size_t Parser::powered(const Token& name) {
  const std::size_t parentheses = is_symbol(token(1), '(') ? 1 : 0;
  const Token& exponent = token(1 + parentheses);
  const bool is_whole = exponent.sign == Sign::number && exponent.text.find('.') == std::string::npos;
  const std::size_t behind = 2 + 2 * parentheses;
  if (!is_whole || (parentheses != 0 && !is_symbol(token(3), ')')) || !is_symbol(token(behind), '('))
    return fail_named("function-power", name);
  at_ += behind;
  const std::size_t base = function(name);
  if (base == no_node) return no_node;
  return call(Word::power, {base, number(exponent.text, exponent)}, name.from, tree_.nodes[base].to);
}

/// The value of an expression of numbers alone, which is taken out of the tree; NaN if it is not one.
double Parser::constant_from(std::size_t begin) {
  std::vector<double> values;
  double result = NAN;
  for (std::size_t i = begin; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    const auto operand = [&](std::size_t k) { return values[tree_.operand(node, k) - begin]; };
    result = NAN;
    if (node.form == Form::number) {
      result = node.value;
    } else if (node.form == Form::call) {
      if (node.word == Word::negate) result = -operand(0);
      if (node.word == Word::add) result = operand(0) + operand(1);
      if (node.word == Word::subtract) result = operand(0) - operand(1);
      if (node.word == Word::multiply) result = operand(0) * operand(1);
      if (node.word == Word::divide) result = operand(0) / operand(1);
    }
    values.push_back(result);
  }
  tree_.nodes.resize(begin);
  return result;
}

bool Parser::limit(int& out, std::size_t& from, std::size_t& to) {
  const std::size_t begin = tree_.nodes.size(), operands = tree_.operands.size();
  const std::size_t node = enclosed();
  if (node == no_node) return false;
  from = tree_.nodes[node].from;
  to = tree_.nodes[node].to;
  const double value = constant_from(begin);
  tree_.operands.resize(operands);
  if (!(std::fabs(value) <= 10000) || value != std::floor(value)) {
    fail("sum-limits", from, to);
    return false;
  }
  out = static_cast<int>(value);
  return expect(',', "sum-arguments");
}

/// sum(variable, low, high, body)
std::size_t Parser::sum(const Token& name) {
  ++at_; // the parenthesis
  const Token variable = token();
  if (variable.sign != Sign::name || is_operator(variable.text))
    return fail("sum-variable", end_before(), variable.sign == Sign::end ? end_before() : variable.to);
  const std::string& text = variable.text;
  if (text == "x" || is_constant_name(text) || is_reserved(text) || text == "π")
    return fail_named("variable-with-meaning", variable);
  if (is_sum_variable(text)) return fail_named("variable-of-outer-sum", variable);
  ++at_;
  Node opening;
  opening.form = Form::sum_opens;
  opening.text = add_text(text);
  opening.from = name.from;
  opening.to = variable.to;
  if (!expect(',', "sum-arguments")) return no_node;
  std::size_t from = 0, to = 0, low_from = 0;
  if (!limit(opening.low, low_from, to) || !limit(opening.high, from, to)) return no_node;
  if (opening.high < opening.low) return fail("sum-without-terms", low_from, to);
  if (opening.high - opening.low >= max_terms) return fail({"too-many-terms", low_from, to, {{"most", max_terms}}});

  Node node = opening;
  node.opening = add(opening);
  variables_.push_back(text);
  const std::size_t body = enclosed();
  variables_.pop_back();
  if (body == no_node || !need_value(body) || !expect(')', "missing-parenthesis")) return no_node;
  past_variables_.push_back(text);
  node.form = Form::sum;
  node.to = end_before();
  node.first = tree_.operands.size();
  node.count = 1;
  tree_.operands.push_back(body);
  return add(node);
}

} // namespace activarium::formula
