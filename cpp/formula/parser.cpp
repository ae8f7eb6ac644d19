#include "formula/parser.h"

#include <algorithm>
#include <utility>

#include "formula/tex.h"

namespace activarium::formula {
namespace {

// How tightly operators bind.
constexpr int either_binds = 1, both_binds = 2, comparison_binds = 4, sum_binds = 5, product_binds = 6, power_binds = 8;

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
  if (token().sign == Sign::end && !lexical_fault_) return {"empty-formula", 0, token().to};
  const std::size_t root = choice();
  if (root != no_node && token().sign != Sign::end) {
    if (is_symbol(')'))
      fail("unopened-parenthesis", token());
    else if (is_symbol(']'))
      fail("unopened-bracket", token());
    else if (is_symbol(','))
      fail("stray-comma", token());
    else if (is_symbol('='))
      fail("equation-sign", token());
    else
      fail_missing_operator();
  } else if (root != no_node) {
    need_value(root);
  }
  // The text ends for the parser where a character cannot be read.
  return lexical_fault_ && token().sign == Sign::end ? lexical_fault_ : fault_;
}

std::size_t Parser::fail(Fault fault) {
  if (!fault_) fault_ = std::move(fault);
  return no_node;
}
std::size_t Parser::fail(const char* code, std::size_t from, std::size_t to) { return fail({code, from, to}); }
std::size_t Parser::fail_named(const char* code, const Token& at, std::string_view name) {
  return fail({code, at.from, at.to, {{"name", name}}});
}
std::size_t Parser::fail_too_deep(const Token& at) {
  return fail({"nested-too-deeply", at.from, at.to, {{"most", max_depth}}});
}
std::size_t Parser::fail_missing_operator() { return fail("missing-operator", end_before(), end_before()); }
bool Parser::expect(char symbol, const char* code) {
  if (is_symbol(symbol)) {
    ++at_;
    return true;
  }
  const bool ended = token().sign == Sign::end || token().sign == Sign::symbol;
  if (ended)
    fail(code, end_before(), end_before());
  else
    fail_missing_operator();
  return false;
}
bool Parser::need_value(std::size_t node) {
  if (!tree_.nodes[node].condition) return true;
  fail_at("condition-as-number", node);
  return false;
}
bool Parser::need_condition(std::size_t node) {
  if (tree_.nodes[node].condition) return true;
  fail_at("condition-needed", node);
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
  if (depth_ == max_depth) return fail_too_deep(token());
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
    return fail(is_python ? "missing-else" : "missing-second-choice", end_before(), end_before());
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
    const bool is_chain =
        binds == comparison_binds && tree_.nodes[left].condition && tree_.nodes[left].word < Word::both;
    if (is_chain && !may_go_on(left, word)) return fail("comparisons-in-chain", token());
    if (is_symbol('|') && is_symbol(token(1), '|')) ++at_;
    if (!is_operand()) ++at_;
    const std::size_t right = word == Word::power ? nested(power_binds) : expression(binds + 1);
    if (right == no_node) return no_node;
    const bool joins = word == Word::both || word == Word::either;
    for (const std::size_t side : {left, right})
      if (!(is_chain && side == left) && !(joins ? need_condition(side) : need_value(side))) return no_node;
    if (is_chain) {
      const std::size_t middle = add(Node(tree_.nodes[tree_.operand(tree_.nodes[left], 1)]));
      const std::size_t second = call(word, {middle, right}, tree_.nodes[middle].from, tree_.nodes[right].to);
      word = Word::both;
      left = call(word, {left, second}, tree_.nodes[left].from, tree_.nodes[right].to);
      continue;
    }
    left = call(word, {left, right}, tree_.nodes[left].from, tree_.nodes[right].to);
  }
  return left;
}

/// Whether a < b may be followed by < c, or by <=, so that both hold: b is a number or a name, and both go one way.
bool Parser::may_go_on(std::size_t comparison, Word word) const {
  const Node& node = tree_.nodes[comparison];
  const auto rises = [](Word w) { return w == Word::less || w == Word::less_equal; };
  if (node.word > Word::greater_equal || word > Word::greater_equal || rises(node.word) != rises(word)) return false;
  const bool has_parentheses = node.from < tree_.nodes[tree_.operand(node, 0)].from;
  const Form middle = tree_.nodes[tree_.operand(node, 1)].form;
  return !has_parentheses && (middle == Form::input || middle == Form::name || middle == Form::number);
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
  if (is_symbol('(')) return after_operand(group(')', "missing-parenthesis"));
  if (is_symbol('[')) return after_operand(group(']', "missing-bracket"));
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
    if (start.text != tex_end) return after_operand(named());
  }
  if (start.text == "if" && start.sign == Sign::name) return fail("choice-form", start);
  if (start.sign == Sign::end) return fail("missing-operand", end_before(), end_before());
  if (is_symbol('.')) return fail("lone-point", start);
  return fail("missing-operand-before", start);
}

/// What stands in parentheses or brackets.
std::size_t Parser::group(char closing, const char* missing) {
  const std::size_t begin = token().from;
  ++at_;
  if (is_symbol(closing)) return fail("empty-parentheses", begin, token().to);
  const std::size_t inner = enclosed();
  if (inner == no_node || !expect(closing, missing)) return no_node;
  tree_.nodes[inner].from = begin;
  tree_.nodes[inner].to = end_before();
  return inner;
}

} // namespace activarium::formula
