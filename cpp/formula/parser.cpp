#include "formula/lexer.h"
#include "formula/syntax.h"

#include <algorithm>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr std::size_t failed = static_cast<std::size_t>(-1);

// How tightly operators bind.
constexpr int either_binds = 1, both_binds = 2, comparison_binds = 4, sum_binds = 5, product_binds = 6, power_binds = 8;

bool is_word(const std::string& name) { return name == "and" || name == "or" || name == "not"; }
/// Names that stand for no parameter; `phi` does, though it is a function too.
bool is_reserved(const std::string& name) {
  const Word word = find_function(name);
  return name == "sum" || (word != Word::count && word != Word::phi && name == info_of(word).name);
}
bool is_constant(const std::string& name) { return name == "e" || name == "pi"; }

class Parser {
public:
  Parser(std::vector<Token> tokens, Tree& tree) : tokens_(std::move(tokens)), tree_(tree) {}

  Fault run() {
    if (token().sign == Sign::end) return fault_of("the formula is empty", 0, token().to);
    const std::size_t root = expression(0);
    if (root != failed && token().sign != Sign::end) {
      if (is_symbol(')'))
        fail("this closing parenthesis has no opening one", token());
      else if (is_symbol(']'))
        fail("this closing bracket has no opening one", token());
      else if (is_symbol(','))
        fail("a comma only stands between the arguments of a function", token());
      else
        fail_missing_operator();
    } else if (root != failed) {
      need_value(root);
    }
    return fault_;
  }

  /// Whether all was read; after a fault, whether that was found at the text's end.
  bool at_end() const { return token().sign == Sign::end; }

private:
  const Token& token() const { return tokens_[at_]; }
  const Token& next_token() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  bool is_symbol(char symbol) const { return token().sign == Sign::symbol && token().symbol == symbol; }
  bool is_name(const char* name) const { return token().sign == Sign::name && token().text == name; }
  /// Where the token before this one ends.
  std::size_t end_before() const { return at_ == 0 ? 0 : tokens_[at_ - 1].to; }

  std::size_t fail(const char* message, std::size_t from, std::size_t to, std::string_view word = {}) {
    if (!fault_) fault_ = fault_of(message, from, to, word);
    return failed;
  }
  std::size_t fail(const char* message, const Token& at) { return fail(message, at.from, at.to, at.text); }
  std::size_t fail(const char* message, std::size_t node) {
    return fail(message, tree_.nodes[node].from, tree_.nodes[node].to);
  }
  std::size_t fail_missing_operator() {
    return fail("an operator is missing here; a product is written with *", end_before(), end_before());
  }
  bool expect(char symbol, const char* message) {
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

  std::size_t add(Node node) {
    tree_.nodes.push_back(node);
    return tree_.nodes.size() - 1;
  }
  std::size_t call(Word word, std::initializer_list<std::size_t> operands, std::size_t from, std::size_t to) {
    Node node;
    node.form = Form::call;
    node.word = word;
    node.condition = word >= Word::less && word <= Word::opposite;
    node.from = from;
    node.to = to;
    node.first = tree_.operands.size();
    node.count = operands.size();
    tree_.operands.insert(tree_.operands.end(), operands);
    return add(node);
  }
  std::size_t add_text(std::string text) {
    const auto found = std::find(tree_.texts.begin(), tree_.texts.end(), text);
    if (found != tree_.texts.end()) return static_cast<std::size_t>(found - tree_.texts.begin());
    tree_.texts.push_back(std::move(text));
    return tree_.texts.size() - 1;
  }

  bool need_value(std::size_t node) {
    if (!tree_.nodes[node].condition) return true;
    fail("a condition only stands as the first argument of where", node);
    return false;
  }
  bool need_condition(std::size_t node) {
    if (tree_.nodes[node].condition) return true;
    fail("a condition is needed here, such as x > 0", node);
    return false;
  }

  /// What stands inside something else: deeper by one.
  std::size_t nested(int least) {
    if (depth_ == max_depth) return fail("this is nested too deeply: 64 levels are the most", token());
    ++depth_;
    const std::size_t node = expression(least);
    --depth_;
    return node;
  }

  /// The operator that this token is, and how tightly it binds; 0 if it is none.
  int binding(Word& word) const {
    if (token().sign == Sign::comparison) {
      word = token().word;
      return comparison_binds;
    }
    if (is_name("and")) return word = Word::both, both_binds;
    if (is_name("or")) return word = Word::either, either_binds;
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

  std::size_t expression(int least) {
    std::size_t left = prefix();
    while (left != failed) {
      Word word = Word::count;
      const int binds = binding(word);
      if (binds == 0 || binds < least) break;
      if (binds == comparison_binds && tree_.nodes[left].condition && tree_.nodes[left].word < Word::both)
        return fail("comparisons are joined by 'and': a < b and b < c", token());
      ++at_;
      const std::size_t right = word == Word::power ? nested(power_binds) : expression(binds + 1);
      if (right == failed) return failed;
      const bool joins = word == Word::both || word == Word::either;
      for (const std::size_t side : {left, right})
        if (!(joins ? need_condition(side) : need_value(side))) return failed;
      left = call(word, {left, right}, tree_.nodes[left].from, tree_.nodes[right].to);
    }
    return left;
  }

  std::size_t prefix() {
    const Token start = token();
    if (is_symbol('-') || is_symbol('+')) {
      ++at_;
      const std::size_t operand = nested(power_binds);
      if (operand == failed || !need_value(operand)) return failed;
      if (start.symbol == '-') return call(Word::negate, {operand}, start.from, tree_.nodes[operand].to);
      return operand;
    }
    if (is_name("not")) {
      ++at_;
      const std::size_t operand = nested(comparison_binds);
      if (operand == failed || !need_condition(operand)) return failed;
      return call(Word::opposite, {operand}, start.from, tree_.nodes[operand].to);
    }
    if (is_symbol('(')) {
      ++at_;
      if (is_symbol(')')) return fail("there is nothing between these parentheses", start.from, token().to);
      const std::size_t inner = nested(0);
      if (inner == failed || !expect(')', "a closing parenthesis is missing here")) return failed;
      tree_.nodes[inner].from = start.from;
      tree_.nodes[inner].to = end_before();
      return after_operand(inner);
    }
    if (token().sign == Sign::number) {
      ++at_;
      Node node;
      node.form = Form::number;
      node.text = add_text(start.text);
      node.value = start.value;
      node.from = start.from;
      node.to = start.to;
      return after_operand(add(node));
    }
    if (token().sign == Sign::name && !is_word(token().text)) return after_operand(named());
    if (token().sign == Sign::end) return fail("something is missing here", end_before(), end_before());
    return fail("a number, a name or a parenthesis is missing before this", start);
  }

  /// Refuses an operand directly behind another.
  std::size_t after_operand(std::size_t node) {
    if (node == failed) return failed;
    if (token().sign == Sign::number || (token().sign == Sign::name && !is_word(token().text)) || is_symbol('('))
      return fail_missing_operator();
    if (is_symbol('[')) return fail("only a parameter's name can stand before [ ]", token());
    return node;
  }

  bool is_sum_variable(const std::string& name) const {
    return std::find(variables_.begin(), variables_.end(), name) != variables_.end();
  }

  std::size_t named() {
    const Token name = token();
    ++at_;
    const std::string& text = name.text;
    if (is_symbol('(')) return text == "sum" ? sum(name) : function(name);
    Node node;
    node.from = name.from;
    node.to = name.to;
    if (text == "x") {
      if (is_symbol('[')) return fail("x is the input, a single number; it has no elements", name);
      node.form = Form::input;
      return add(node);
    }
    if (is_reserved(text)) return fail("'%' is a function: write %(…)", name);
    node.text = add_text(text == "π" ? "pi" : text);
    if (is_symbol('[')) {
      if (is_constant(tree_.texts[node.text]) || is_sum_variable(text))
        return fail("'%' is a single number; it has no elements", name);
      ++at_;
      const std::size_t index = nested(0);
      if (index == failed || !need_value(index) || !expect(']', "a closing bracket ] is missing here")) return failed;
      node.form = Form::element;
      node.to = end_before();
      node.first = tree_.operands.size();
      node.count = 1;
      tree_.operands.push_back(index);
      return add(node);
    }
    if (!is_sum_variable(text) &&
        std::find(past_variables_.begin(), past_variables_.end(), text) != past_variables_.end())
      return fail("'%' is the variable of a sum and means nothing outside it", name);
    node.form = Form::name;
    return add(node);
  }

  std::size_t function(const Token& name) {
    const Word word = find_function(name.text);
    if (word == Word::count) {
      const bool known = name.text == "x" || is_constant(name.text) || is_sum_variable(name.text);
      if (known) return fail("'%' is no function; a product is written %*(…)", name);
      const std::string similar = similar_function(name.text);
      fail(similar.empty() ? "there is no function called '%'; a product is written with *"
                           : "there is no function called '%'; did you mean ",
           name);
      if (!similar.empty()) fault_.message += similar + '?';
      return failed;
    }
    const WordInfo& info = info_of(word);
    ++at_; // the parenthesis
    std::vector<std::size_t> arguments;
    std::size_t surplus = failed;
    while (!is_symbol(')')) {
      if (!arguments.empty() && !expect(',', "a closing parenthesis is missing here")) return failed;
      if (is_symbol(')')) return fail("an argument is missing before this", token());
      if (arguments.size() == info.most) surplus = token().from;
      const std::size_t argument = nested(0);
      if (argument == failed) return failed;
      const bool condition = word == Word::where && arguments.empty();
      if (!(condition ? need_condition(argument) : need_value(argument))) return failed;
      arguments.push_back(argument);
    }
    if (surplus != failed || arguments.size() < info.least) {
      fail(info.most == any_number ? "% takes 2 or more arguments, not "
           : info.least == 1       ? "% takes 1 argument, not "
           : info.least == 2       ? "% takes 2 arguments, not "
           : info.least == 3       ? "% takes 3 arguments, not "
                                   : "% takes 5 arguments, not ",
           surplus != failed ? surplus : end_before(), end_before(), info.name);
      fault_.message += std::to_string(arguments.size());
      return failed;
    }
    ++at_;
    if (word == Word::spline && !prepare_spline(arguments)) return failed;
    const std::size_t node = call(word, {}, name.from, end_before());
    tree_.nodes[node].first = tree_.operands.size();
    tree_.nodes[node].count = arguments.size();
    tree_.operands.insert(tree_.operands.end(), arguments.begin(), arguments.end());
    return node;
  }

  /// The last argument names a list.
  bool prepare_spline(const std::vector<std::size_t>& arguments) {
    Node& list = tree_.nodes[arguments.back()];
    if (list.form != Form::name || is_constant(tree_.text(list)) || is_sum_variable(tree_.text(list))) {
      fail("the last argument of spline is the name of its coefficients, such as c", arguments.back());
      return false;
    }
    list.form = Form::list;
    return true;
  }

  /// The value of an expression of numbers alone, which is taken out of the tree; NaN if it is not one.
  double constant_from(std::size_t begin) {
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

  bool limit(int& out, std::size_t& from, std::size_t& to) {
    const std::size_t begin = tree_.nodes.size(), operands = tree_.operands.size();
    const std::size_t node = nested(0);
    if (node == failed) return false;
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
  std::size_t sum(const Token& name) {
    ++at_; // the parenthesis
    const Token variable = token();
    if (variable.sign != Sign::name || is_word(variable.text))
      return fail("a sum begins with its variable: sum(i, 1, 4, c[i]*x^i)", end_before(),
                  variable.sign == Sign::end ? end_before() : variable.to);
    const std::string& text = variable.text;
    if (text == "x" || is_constant(text) || is_reserved(text) || text == "π")
      return fail("'%' cannot be the variable of a sum: it has a meaning already", variable);
    if (is_sum_variable(text)) return fail("'%' is the variable of an outer sum already", variable);
    ++at_;
    Node opening;
    opening.form = Form::sum_opens;
    opening.text = add_text(text);
    opening.from = name.from;
    opening.to = variable.to;
    if (!expect(',', "sum takes a variable, two limits and what is summed: sum(i, 1, 4, c[i]*x^i)")) return failed;
    std::size_t from = 0, to = 0, low_from = 0;
    if (!limit(opening.low, low_from, to) || !limit(opening.high, from, to)) return failed;
    if (opening.high < opening.low)
      return fail("this sum has no terms: its second limit is below the first", low_from, to);
    if (opening.high - opening.low >= max_terms) return fail("a sum has at most 256 terms", low_from, to);

    Node node = opening;
    node.opening = add(opening);
    variables_.push_back(text);
    const std::size_t body = nested(0);
    variables_.pop_back();
    if (body == failed || !need_value(body) || !expect(')', "a closing parenthesis is missing here")) return failed;
    past_variables_.push_back(text);
    node.form = Form::sum;
    node.to = end_before();
    node.first = tree_.operands.size();
    node.count = 1;
    tree_.operands.push_back(body);
    return add(node);
  }

  std::vector<Token> tokens_;
  Tree& tree_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Fault fault_;
  std::vector<std::string> variables_, past_variables_;
};

/// Of bytes that are no UTF-8, no more units than bytes.
std::size_t utf16_units(std::string_view text) {
  const auto follows = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_pair = static_cast<unsigned char>(text[i]) >= 0xf0 && i + 1 < text.size() && follows(text[i + 1]);
    units += follows(text[i]) ? 0u : is_pair ? 2u : 1u;
  }
  return units;
}

} // namespace

Fault fault_of(const char* message, std::size_t from, std::size_t to, std::string_view word) {
  Fault fault{{}, from, to};
  for (; *message != '\0'; ++message)
    if (*message == '%')
      fault.message += word;
    else
      fault.message += *message;
  return fault;
}

Fault parse(std::string_view text, Tree& tree) {
  tree = {};
  const std::size_t units = utf16_units(text);
  if (units > max_text) return fault_of("the formula is too long: 2,000 characters are the most", max_text, units);
  std::vector<Token> tokens;
  Lexer lexer(text);
  do tokens.push_back(lexer.next());
  while (tokens.back().sign != Sign::end);
  Parser parser(std::move(tokens), tree);
  Fault fault = parser.run();
  // The parser sees the text end where a character cannot be read.
  return lexer.fault() && parser.at_end() ? lexer.fault() : fault;
}

} // namespace activarium::formula
