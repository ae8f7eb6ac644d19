// A formula's text cut into tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formula/characters.h"
#include "formula/syntax.h"

namespace activarium::formula {

/// `quoted` stands between quotation marks.
enum class Sign : std::uint8_t { number, name, comparison, symbol, quoted, end };

/// Whose function a name with a prefix is, as far as it matters: `np.max` is not `Math.max`. `layer` is `nn.` alone.
enum class Library : std::uint8_t { none, other, numpy, torch, tensorflow, jax, javascript, layer };

struct Token {
  Sign sign = Sign::end;
  Word word = Word::count;         // of a comparison
  char symbol = 0;                 // + - * / ^ ( ) [ ] { } , ; : ? = . & | @, ~ for an arrow, \ for TeX's end of a row
  bool is_raised = false;          // of a parenthesis that is not in the text: around what was raised, or in ½
  Library library = Library::none; // of a name
  bool is_command = false;         // of a name: one of TeX's
  bool is_module = false;          // of a name: an object that is made first, as in nn.GELU()(x)
  std::string text;                // of a name, of a number: its digits, of what is quoted
  std::size_t from = 0, to = 0;
};

struct Tokens {
  std::vector<Token> list;       // ends with an `end`
  bool joins_neighbours = false; // written in TeX or for Mathematica, where neighbours are products
  Fault fault;                   // where the text could not be read on; the list ends there
};
Tokens tokens_of(const std::vector<Character>& characters);

struct Number {
  std::string text; // as it is usually written
  double value = 0;
};
/// Of digits, a point and an exponent.
Number number_of(std::string_view digits);
inline constexpr double largest_number = 3.4028234663852886e38; // of float32

} // namespace activarium::formula
