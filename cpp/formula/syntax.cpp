#include "formula/syntax.h"

#include "formula/notation.h"
#include "formula/parser.h"

namespace activarium::formula {
namespace {

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

Fault parse(std::string_view text, Tree& tree) {
  tree = {};
  const std::size_t units = utf16_units(text);
  if (units > max_text) return {"formula-too-long", max_text, units, {{"most", max_text}}};
  Tokens tokens = tokens_of(characters_of(text));
  if (Fault fault = read_notation(tokens, tree.notes)) return fault;
  return Parser(std::move(tokens), tree).run();
}

} // namespace activarium::formula
