#include "formula/parser.h"

#include <algorithm>
#include <utility>

namespace activarium::formula {
namespace {

// How tightly operators bind.
constexpr int either_binds = 1, both_binds = 2, comparison_binds = 4, sum_binds = 5, product_binds = 6, power_binds = 8;

/// Other names of the constants, or the name itself.
std::string constant_of(const Token& name) {
  const std::string& text = name.text;
  if (text == "π" || text == "PI" || text == "Pi" || text == "M_PI") return "pi";
  if (text == "M_E" || (text == "E" && name.library != Library::none)) return "e";
  return text;
}

} // namespace

bool is_operator(const std::string& name) {
  return name == "and" || name == "or" || name == "not" || name == "if" || name == "else";
}
bool is_constant_name(const std::string& name) { return name == "e" || name == "pi"; }
bool is_reserved(const std::string& name) {
  const Word word = find_word(name);
  return name == "sum" || (word != Word::count && word != Word::phi);
}

Fault Parser::run() {
  if (token().sign == Sign::end && !lexical_fault_) return fault_of("the formula is empty", 0, token().to);
  const std::size_t root = choice();
  if (root != no_node && token().sign != Sign::end) {
    if (is_symbol(')'))
      fail("this closing parenthesis has no opening one", token());
    else if (is_symbol(']'))
      fail("this closing bracket has no opening one", token());
    else if (is_symbol(','))
      fail("a comma only stands between the arguments of a function", token());
    else if (is_symbol('='))
      fail("a formula is not an equation; two numbers are compared with ==", token());
    else
      fail_missing_operator();
  } else if (root != no_node) {
    need_value(root);
  }
  // The text ends for the parser where a character cannot be read.
  return lexical_fault_ && token().sign == Sign::end ? lexical_fault_ : fault_;
}

std::size_t Parser::fail(const char* message, std::size_t from, std::size_t to, std::string_view word) {
  if (!fault_) fault_ = fault_of(message, from, to, word);
  return no_node;
}
std::size_t Parser::fail_missing_operator() {
  return fail("an operator is missing here; a product is written with *", end_before(), end_before());
}
bool Parser::expect(char symbol, const char* message) {
  if (is_symbol(symbol)) {
    ++at_;
    return true;
  }
  const bool ended = token().sign == Sign::end || token().sign == Sign::symbol;
  if (ended)
    fail(message, end_before(), end_before());
  else
    fail_missing_operator();
  return false;
}
bool Parser::need_value(std::size_t node) {
  if (!tree_.nodes[node].condition) return true;
  fail_at("a condition only stands as the first argument of where", node);
  return false;
}
bool Parser::need_condition(std::size_t node) {
  if (tree_.nodes[node].condition) return true;
  fail_at("a condition is needed here, such as x > 0", node);
  return false;
}

std::size_t Parser::add(Node node) {
  tree_.nodes.push_back(node);
  return tree_.nodes.size() - 1;
}
std::size_t Parser::add_text(std::string text) {
  const auto found = std::find(tree_.texts.begin(), tree_.texts.end(), text);
  if (found != tree_.texts.end()) return static_cast<std::size_t>(found - tree_.texts.begin());
  tree_.texts.push_back(std::move(text));
  return tree_.texts.size() - 1;
}
std::size_t Parser::number(const std::string& digits, const Token& at) {
  Number read = number_of(digits);
  Node node;
  node.text = add_text(std::move(read.text));
  node.value = read.value;
  node.from = at.from;
  node.to = at.to;
  return add(node);
}
std::size_t Parser::call(Word word, const Nodes& operands, std::size_t from, std::size_t to) {
  Node node;
  node.form = Form::call;
  node.word = word;
  node.condition = word >= Word::less && word <= Word::opposite;
  node.from = from;
  node.to = to;
  node.first = tree_.operands.size();
  node.count = operands.size();
  tree_.operands.insert(tree_.operands.end(), operands.begin(), operands.end());
  return add(node);
}

/// What stands inside something else: deeper by one.
std::size_t Parser::nested(int least) {
  if (depth_ == max_depth) return fail("this is nested too deeply: 64 levels are the most", token());
  ++depth_;
  const std::size_t node = least == 0 ? choice() : expression(least);
  --depth_;
  return node;
}

/// What stands between parentheses or commas, where a bar or & means nothing of what is around.
std::size_t Parser::enclosed() {
  const bool bars = std::exchange(in_bars_, false), rows = std::exchange(in_rows_, false);
  const std::size_t node = nested(0);
  in_bars_ = bars;
  in_rows_ = rows;
  return node;
}

/// An expression, or one of two by a condition.
std::size_t Parser::choice() {
  const std::size_t first = expression(0);
  const bool is_python = is_name("if");
  if (first == no_node || (!is_python && !is_symbol('?'))) return first;
  ++at_;
  if (!(is_python ? need_value(first) : need_condition(first))) return no_node;
  const std::size_t second = is_python ? expression(0) : nested(0);
  if (second == no_node || !(is_python ? need_condition(second) : need_value(second))) return no_node;
  if (is_python && is_symbol(',') && token(1).text == "else") ++at_;
  if (is_python ? !is_name("else") : !is_symbol(':'))
    return fail(is_python ? "'else' is missing here: a if condition else b" : "':' is missing here: condition ? a : b",
                end_before(), end_before());
  ++at_;
  const std::size_t third = nested(0);
  if (third == no_node || !need_value(third)) return no_node;
  const Nodes operands = is_python ? Nodes{second, first, third} : Nodes{first, second, third};
  return call(Word::where, operands, tree_.nodes[first].from, tree_.nodes[third].to);
}

/// The operator that this token is, or the product that it begins, and how tightly it binds; 0 if it is none.
int Parser::binding(Word& word) const {
  if (token().sign == Sign::comparison) {
    word = token().word;
    return comparison_binds;
  }
  if (is_name("and") || (is_symbol('&') && !in_rows_)) return word = Word::both, both_binds;
  if (is_name("or") || (is_symbol('|') && !in_bars_)) return word = Word::either, either_binds;
  if (is_operand()) return word = Word::multiply, product_binds;
  if (token().sign != Sign::symbol) return 0;
  switch (token().symbol) {
  case '+':
    return word = Word::add, sum_binds;
  case '-':
    return word = Word::subtract, sum_binds;
  case '*':
    return word = Word::multiply, product_binds;
  case '/':
    return word = Word::divide, product_binds;
  case '^':
    return word = Word::power, power_binds;
  default:
    return 0;
  }
}

std::size_t Parser::expression(int least) {
  std::size_t left = prefix();
  while (left != no_node) {
    Word word = Word::count;
    const int binds = binding(word);
    if (binds == 0 || binds < least) break;
    if (binds == comparison_binds && tree_.nodes[left].condition && tree_.nodes[left].word < Word::both)
      return fail("comparisons are joined by 'and': a < b and b < c", token());
    if (is_symbol('|') && is_symbol(token(1), '|')) ++at_;
    if (!is_operand()) ++at_;
    const std::size_t right = word == Word::power ? nested(power_binds) : expression(binds + 1);
    if (right == no_node) return no_node;
    const bool joins = word == Word::both || word == Word::either;
    for (const std::size_t side : {left, right})
      if (!(joins ? need_condition(side) : need_value(side))) return no_node;
    left = call(word, {left, right}, tree_.nodes[left].from, tree_.nodes[right].to);
  }
  return left;
}

std::size_t Parser::prefix() {
  const Token& start = token();
  if (is_symbol('-') || is_symbol('+')) {
    ++at_;
    const std::size_t operand = nested(power_binds);
    if (operand == no_node || !need_value(operand)) return no_node;
    if (start.symbol == '-') return call(Word::negate, {operand}, start.from, tree_.nodes[operand].to);
    return operand;
  }
  if (is_name("not")) {
    ++at_;
    const std::size_t operand = nested(comparison_binds);
    if (operand == no_node || !need_condition(operand)) return no_node;
    return call(Word::opposite, {operand}, start.from, tree_.nodes[operand].to);
  }
  if (is_symbol('(')) return after_operand(group(')', "a closing parenthesis is missing here"));
  if (is_symbol('[')) return after_operand(group(']', "a closing bracket ] is missing here"));
  if (is_symbol('|')) return after_operand(magnitude());
  if (start.sign == Sign::number) {
    ++at_;
    return after_operand(number(start.text, start), true);
  }
  if (start.sign == Sign::name && (!is_operator(start.text) || (start.text == "if" && is_symbol(token(1), '(')))) {
    const bool is_radical = start.text == tex_root || start.text == tex_cube_root;
    if (is_radical) return root(start);
    if (start.text == tex_fraction) return after_operand(fraction(start));
    if (start.text == tex_cases) return after_operand(cases(start));
    return after_operand(named());
  }
  if (start.sign == Sign::end) return fail("something is missing here", end_before(), end_before());
  if (is_symbol('.')) return fail("a '.' needs digits: write 0.5 or .5", start);
  return fail("a number, a name or a parenthesis is missing before this", start);
}

/// What stands in parentheses or brackets.
std::size_t Parser::group(char closing, const char* missing) {
  const std::size_t begin = token().from;
  ++at_;
  if (is_symbol(closing)) return fail("there is nothing between these parentheses", begin, token().to);
  const std::size_t inner = enclosed();
  if (inner == no_node || !expect(closing, missing)) return no_node;
  tree_.nodes[inner].from = begin;
  tree_.nodes[inner].to = end_before();
  return inner;
}

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
  while (node != no_node && is_symbol('.') && token(1).sign == Sign::name && is_symbol(token(2), '(')) {
    const Token& name = token(1);
    at_ += 2;
    node = function(name, node);
    is_bare = false;
  }
  if (node == no_node) return no_node;
  if (is_symbol('.')) return fail("a '.' needs digits: write 0.5 or .5", token());
  if (is_symbol('[')) return fail("only a parameter's name can stand before [ ]", token());
  if (is_operand() && !is_product(is_bare)) {
    if (is_bare && token().sign == Sign::name && end_before() == token().from)
      return fail("an operator is missing here: what belongs together stands in parentheses, as in 1/(2*x)",
                  end_before(), end_before());
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
  if (text != "sum" && plain_name(text) == "sum") return fail("a sum is written sum(i, 1, 4, c[i]*x^i)", name);
  Node node;
  node.from = name.from;
  node.to = name.to;
  if (text == "x") {
    if (is_symbol('[')) return fail("x is the input, a single number; it has no elements", name);
    node.form = Form::input;
    return add(node);
  }
  if (is_reserved(text) && is_symbol('^')) return powered(name);
  if (is_reserved(text) || (is_symbol('[') && find_word(plain_name(text)) != Word::count && text[0] < 'a'))
    return fail("'%' is a function: write %(…)", name);
  if (name.is_module) return fail("'%' is a function: write it as in relu(x)", name);
  for (const char* none : {"inf", "Infinity", "infinity", "INFINITY", "nan", "NaN", "NAN"})
    if (text == none) return fail("'%' is no number here; the largest is 3.4e38", name);
  if (name.library != Library::none && !is_constant_name(text))
    return fail("'%' is not known as a number: write its value", name);
  node.text = add_text(text);
  if (is_symbol('[')) return element(name, node);
  if (!is_sum_variable(text) &&
      std::find(past_variables_.begin(), past_variables_.end(), text) != past_variables_.end())
    return fail("'%' is the variable of a sum and means nothing outside it", name);
  node.form = Form::name;
  return add(node);
}

std::size_t Parser::element(const Token& name, Node node) {
  const std::string& text = tree_.texts[node.text];
  if (is_constant_name(text) || is_sum_variable(text)) return fail("'%' is a single number; it has no elements", name);
  ++at_;
  const std::size_t index = enclosed();
  if (index == no_node || !need_value(index) || !expect(']', "a closing bracket ] is missing here")) return no_node;
  node.form = Form::element;
  node.to = end_before();
  node.first = tree_.operands.size();
  node.count = 1;
  tree_.operands.push_back(index);
  return add(node);
}

} // namespace activarium::formula
