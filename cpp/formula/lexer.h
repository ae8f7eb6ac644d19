// A formula's text cut into tokens.
#pragma once

#include <string>
#include <string_view>

#include "formula/syntax.h"

namespace activarium::formula {

enum class Sign : std::uint8_t { number, name, comparison, symbol, end };

struct Token {
  Sign sign = Sign::end;
  Word word = Word::count; // of a comparison
  char symbol = 0;         // + - * / ^ ( ) [ ] ,
  std::string text;        // of a name; of a number, normalised
  double value = 0;        // of a number
  std::size_t from = 0, to = 0;
};

class Lexer {
public:
  explicit Lexer(std::string_view text) : text_(text) {}

  /// The next token; after a fault, and at the end of the text, the end.
  Token next();
  const Fault& fault() const { return fault_; }

private:
  std::uint32_t peek() const { return decode(at_).code; }
  struct Character {
    std::uint32_t code;
    std::size_t bytes;
  };
  Character decode(std::size_t at) const;
  void advance();
  void read_number(Token& token);
  Token refuse(std::size_t from, const char* message, std::string_view word = {});

  std::string_view text_;
  std::size_t at_ = 0;       // bytes
  std::size_t position_ = 0; // UTF-16 units
  Fault fault_;
};

} // namespace activarium::formula
