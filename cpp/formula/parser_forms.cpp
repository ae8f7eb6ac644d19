// What is not written as a name and its arguments: |x|, roots, TeX's fractions and cases.
#include "formula/parser.h"

#include <utility>

#include "formula/tex.h"

namespace activarium::formula {

std::size_t Parser::magnitude() {
  const std::size_t begin = token().from;
  ++at_;
  const bool bars = std::exchange(in_bars_, true);
  const std::size_t inner = nested(0);
  in_bars_ = bars;
  if (inner == no_node || !need_value(inner) || !expect('|', "missing-bar")) return no_node;
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
      return fail("other-root", token());
    at_ += 3;
  }
  std::size_t operand = no_node;
  const bool is_bare = !is_symbol('(');
  const Token& of = token();
  if (!is_bare) {
    operand = group(')', "missing-parenthesis");
  } else if (of.sign == Sign::number) {
    ++at_;
    operand = number(of.text, of);
  } else if (of.sign == Sign::name && !is_operator(of.text) && of.text[0] != '\\' && !is_symbol(token(1), '(')) {
    operand = named();
  }
  const bool is_certain = !is_bare || (!is_symbol('^') && (!is_operand() || is_tex_));
  if (fault_ || operand == no_node || !is_certain) return fail("root-form", start.from, end_before());
  if (!need_value(operand)) return no_node;
  const std::size_t node = call(word, {operand}, start.from, end_before());
  return after_operand(node);
}

/// \frac{a}{b}
std::size_t Parser::fraction(const Token& start) {
  ++at_;
  Nodes parts;
  while (parts.size() < 2) {
    if (!is_symbol('(')) return fail("fraction-form", start.from, end_before());
    const std::size_t part = group(')', "missing-brace");
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
    if (!is_symbol('&')) return fail("row-form", end_before(), end_before());
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
  if (token().text != tex_end || !is_complete) return fail("last-row", end_before(), end_before());
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

} // namespace activarium::formula
