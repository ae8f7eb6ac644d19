// What is not written as a name and its arguments: |x|, roots, TeX's fractions and cases, sin²(x), sums.
#include "formula/parser.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace activarium::formula {

std::size_t Parser::magnitude() {
  const std::size_t begin = token().from;
  ++at_;
  const bool bars = std::exchange(in_bars_, true);
  const std::size_t inner = nested(0);
  in_bars_ = bars;
  if (inner == no_node || !need_value(inner) || !expect('|', "a closing | is missing here; 'or' joins conditions"))
    return no_node;
  return call(Word::abs, {inner}, begin, end_before());
}

/// A root of what stands in parentheses behind it, or of one number or name.
std::size_t Parser::root(const Token& start) {
  ++at_;
  Word word = start.text == tex_root ? Word::sqrt : Word::cbrt;
  if (is_symbol('[')) {
    if (token(1).text == "3" && is_symbol(token(2), ']'))
      word = Word::cbrt;
    else
      return fail("other roots than the second and third are powers: x^(1/n)", token());
    at_ += 3;
  }
  std::size_t operand = no_node;
  const bool is_bare = !is_symbol('(');
  const Token& of = token();
  if (!is_bare) {
    operand = group(')', "a closing parenthesis is missing here");
  } else if (of.sign == Sign::number) {
    ++at_;
    operand = number(of.text, of);
  } else if (of.sign == Sign::name && !is_symbol(token(1), '(')) {
    operand = named();
  }
  const bool is_certain = !is_bare || (!is_symbol('^') && (!is_operand() || is_tex_));
  if (fault_ || operand == no_node || !is_certain)
    return fail("what a root is of stands in parentheses: sqrt(x)", start.from, end_before());
  if (!need_value(operand)) return no_node;
  const std::size_t node = call(word, {operand}, start.from, end_before());
  return after_operand(node);
}

/// \frac{a}{b}
std::size_t Parser::fraction(const Token& start) {
  ++at_;
  Nodes parts;
  while (parts.size() < 2) {
    if (!is_symbol('(')) return fail("a fraction is written \\frac{a}{b}", start.from, end_before());
    const std::size_t part = group(')', "a closing } is missing here");
    if (part == no_node || !need_value(part)) return no_node;
    parts.push_back(part);
  }
  return call(Word::divide, parts, start.from, end_before());
}

/// \begin{cases} a & x > 0 \\ b & x \le 0 \end{cases}. The last row is for all others: it says so, or its condition is
/// the opposite of the first of two.
std::size_t Parser::cases(const Token& start) {
  ++at_;
  Nodes values, conditions;
  bool is_complete = false;
  while (!is_complete) {
    const bool rows = std::exchange(in_rows_, true), bars = std::exchange(in_bars_, false);
    const std::size_t value = nested(0);
    in_rows_ = rows;
    in_bars_ = bars;
    if (value == no_node || !need_value(value)) return no_node;
    values.push_back(value);
    if (is_symbol(',')) ++at_;
    if (!is_symbol('&')) return fail("a row of cases is written value & condition", end_before(), end_before());
    ++at_;
    while (is_name("if") || is_name("for") || is_name("when")) ++at_;
    if (is_name("otherwise") || is_name("else")) {
      ++at_;
      is_complete = true;
    } else {
      const std::size_t begin = tree_.nodes.size(), operands = tree_.operands.size();
      const std::size_t condition = enclosed();
      if (condition == no_node || !need_condition(condition)) return no_node;
      conditions.push_back(condition);
      if (conditions.size() == 2 && is_opposite(conditions[0], condition)) {
        is_complete = true;
        conditions.pop_back();
        tree_.nodes.resize(begin);
        tree_.operands.resize(operands);
      }
    }
    if (is_symbol('\\')) ++at_;
    if (token().text == tex_end) break;
  }
  if (token().text != tex_end || !is_complete)
    return fail("the last row of cases is for all others: its condition is 'otherwise'", end_before(), end_before());
  ++at_;
  std::size_t node = values.back();
  for (std::size_t k = conditions.size(); k-- > 0;)
    node = call(Word::where, {conditions[k], values[k], node}, start.from, end_before());
  return node;
}

/// Whether one of two comparisons of the same numbers always holds.
bool Parser::is_opposite(std::size_t a, std::size_t b) const {
  const Node &first = tree_.nodes[a], &second = tree_.nodes[b];
  const auto rises = [](Word word) { return word == Word::less || word == Word::less_equal; };
  const auto is_strict = [](Word word) { return word == Word::less || word == Word::greater; };
  if (first.word > Word::greater_equal || second.word > Word::greater_equal) return false;
  if (is_strict(first.word) && is_strict(second.word)) return false;
  const bool is_turned = rises(first.word) == rises(second.word);
  for (std::size_t k = 0; k < 2; ++k)
    if (!are_same(tree_.operand(first, k), tree_.operand(second, is_turned ? 1 - k : k))) return false;
  return true;
}

bool Parser::are_same(std::size_t a, std::size_t b) const {
  const Node &x = tree_.nodes[a], &y = tree_.nodes[b];
  const bool has_text = x.form != Form::input && x.form != Form::call;
  if (x.form == Form::sum || x.form != y.form || x.word != y.word || x.count != y.count ||
      (has_text && x.text != y.text))
    return false;
  for (std::size_t k = 0; k < x.count; ++k)
    if (!are_same(tree_.operand(x, k), tree_.operand(y, k))) return false;
  return true;
}

/// A power of a function's value, sin²(x) or tanh^2(x).
std::size_t Parser::powered(const Token& name) {
  const std::size_t parentheses = is_symbol(token(1), '(') ? 1 : 0;
  const Token& exponent = token(1 + parentheses);
  const bool is_whole = exponent.sign == Sign::number && exponent.text.find('.') == std::string::npos;
  const std::size_t behind = 2 + 2 * parentheses;
  if (!is_whole || (parentheses != 0 && !is_symbol(token(3), ')')) || !is_symbol(token(behind), '('))
    return fail("'%' is a function: write %(…); a power of it is %(…)^2, its reciprocal 1/%(…)", name);
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
    fail("the limits of a sum are whole numbers", from, to);
    return false;
  }
  out = static_cast<int>(value);
  return expect(',', "sum takes a variable, two limits and what is summed: sum(i, 1, 4, c[i]*x^i)");
}

/// sum(variable, low, high, body)
std::size_t Parser::sum(const Token& name) {
  ++at_; // the parenthesis
  const Token variable = token();
  if (variable.sign != Sign::name || is_operator(variable.text))
    return fail("a sum begins with its variable: sum(i, 1, 4, c[i]*x^i)", end_before(),
                variable.sign == Sign::end ? end_before() : variable.to);
  const std::string& text = variable.text;
  if (text == "x" || is_constant_name(text) || is_reserved(text) || text == "π")
    return fail("'%' cannot be the variable of a sum: it has a meaning already", variable);
  if (is_sum_variable(text)) return fail("'%' is the variable of an outer sum already", variable);
  ++at_;
  Node opening;
  opening.form = Form::sum_opens;
  opening.text = add_text(text);
  opening.from = name.from;
  opening.to = variable.to;
  if (!expect(',', "sum takes a variable, two limits and what is summed: sum(i, 1, 4, c[i]*x^i)")) return no_node;
  std::size_t from = 0, to = 0, low_from = 0;
  if (!limit(opening.low, low_from, to) || !limit(opening.high, from, to)) return no_node;
  if (opening.high < opening.low)
    return fail("this sum has no terms: its second limit is below the first", low_from, to);
  if (opening.high - opening.low >= max_terms) return fail("a sum has at most 256 terms", low_from, to);

  Node node = opening;
  node.opening = add(opening);
  variables_.push_back(text);
  const std::size_t body = enclosed();
  variables_.pop_back();
  if (body == no_node || !need_value(body) || !expect(')', "a closing parenthesis is missing here")) return no_node;
  past_variables_.push_back(text);
  node.form = Form::sum;
  node.to = end_before();
  node.first = tree_.operands.size();
  node.count = 1;
  tree_.operands.push_back(body);
  return add(node);
}

} // namespace activarium::formula
