// From tokens to a formula's tree. Beside the language's own notation it reads `a if c else b` and `c ? a : b` as
// `where`, |x|, `x.relu()`, arguments by name, roots, TeX's fractions and cases, sin²(x), and products without a sign
// where they are certain: 2x, 2(x + 1), and between any neighbours in TeX.
#pragma once

#include "formula/callee.h"
#include "formula/lexer.h"

namespace activarium::formula {

class Parser {
public:
  Parser(Tokens tokens, Tree& tree)
      : tokens_(std::move(tokens.list)), lexical_fault_(std::move(tokens.fault)), is_tex_(tokens.joins_neighbours),
        tree_(tree) {}

  Fault run();

private:
  struct Argument {
    std::size_t node = no_node; // none for what is quoted, None, True and False
    const Token* keyword = nullptr;
    const Token* at = nullptr;
  };
  using Nodes = std::vector<std::size_t>;

  const Token& token() const { return tokens_[at_]; }
  const Token& token(std::size_t further) const { return tokens_[std::min(at_ + further, tokens_.size() - 1)]; }
  static bool is_symbol(const Token& token, char symbol) {
    return token.sign == Sign::symbol && token.symbol == symbol;
  }
  bool is_symbol(char symbol) const { return is_symbol(token(), symbol); }
  bool is_name(const char* name) const { return token().sign == Sign::name && token().text == name; }
  /// Where the token before this one ends.
  std::size_t end_before() const { return at_ == 0 ? token().from : tokens_[at_ - 1].to; }

  // Each gives no_node and keeps the first fault.
  std::size_t fail(Fault fault);
  std::size_t fail(const char* code, std::size_t from, std::size_t to);
  std::size_t fail(const char* code, const Token& at) { return fail(code, at.from, at.to); }
  std::size_t fail_named(const char* code, const Token& at, std::string_view name);
  std::size_t fail_named(const char* code, const Token& name) { return fail_named(code, name, name.text); }
  std::size_t fail_at(const char* code, std::size_t node) {
    return fail(code, tree_.nodes[node].from, tree_.nodes[node].to);
  }
  std::size_t fail_too_deep(const Token& at);
  std::size_t fail_missing_operator();
  bool expect(char symbol, const char* code);
  bool need_value(std::size_t node);
  bool need_condition(std::size_t node);

  std::size_t add(Node node);
  std::size_t add_text(std::string text);
  std::size_t number(const std::string& digits, const Token& at);
  std::size_t call(Word word, const Nodes& operands, std::size_t from, std::size_t to);

  // expressions
  int binding(Word& word) const;
  std::size_t nested(int least);
  std::size_t enclosed();
  std::size_t choice();
  std::size_t expression(int least);
  std::size_t prefix();
  std::size_t group(char closing, const char* missing);
  std::size_t magnitude();
  std::size_t root(const Token& start);
  std::size_t fraction(const Token& start);
  std::size_t cases(const Token& start);
  bool may_go_on(std::size_t comparison, Word word) const;
  bool is_opposite(std::size_t a, std::size_t b) const;
  bool are_same(std::size_t a, std::size_t b) const;
  std::size_t after_operand(std::size_t node, bool is_bare = false);
  bool is_operand() const;
  bool is_product(bool is_bare) const;
  std::size_t named();
  std::size_t element(const Token& name, Node node);
  bool is_sum_variable(const std::string& name) const;

  // calls
  std::size_t function(const Token& name, std::size_t operand = no_node);
  bool arguments(std::vector<Argument>& given, Callee callee);
  std::size_t foreign_call(const Token& name, Callee& callee, std::vector<Argument>& given, bool is_method);
  std::size_t made_call(const Token& name, Callee callee, std::vector<Argument> given);
  std::size_t clamped(const Token& name, const std::vector<Argument>& given);
  std::size_t registered(const Token& name, const Info& info, const std::vector<Argument>& given);
  std::size_t start_value(const ParameterInfo& parameter, const Token& name);
  std::size_t powered(const Token& name);
  std::size_t fail_unknown(const Token& name);
  std::size_t fail_count(const std::string& shown, std::size_t least, std::size_t most,
                         const std::vector<Argument>& given);
  bool prepare_list(std::size_t node, const char* code);

  // sums
  double constant_from(std::size_t begin);
  bool limit(int& out, std::size_t& from, std::size_t& to);
  std::size_t sum(const Token& name);

  const std::vector<Token> tokens_;
  const Fault lexical_fault_;
  const bool is_tex_; // or Mathematica: neighbours are products
  Tree& tree_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_bars_ = false, in_rows_ = false; // directly between | |, in a row of TeX's cases
  Fault fault_;
  std::vector<std::string> variables_, past_variables_;
};

/// Words between operands.
bool is_operator(const std::string& name);
bool is_constant_name(const std::string& name); // e, pi
/// Names that stand for no parameter; `phi` does, though it is a function too.
bool is_reserved(const std::string& name);

} // namespace activarium::formula
