// A formula's text and its tree.
//
//   expression: numbers, x, names, c[index], + − * / ^ (right-associative, tighter than a sign: −x² is −(x²)), calls,
//   sum(i, low, high, body); comparisons and `and or not` in the first argument of `where`.
// Names that are not known are parameters. A name before a parenthesis is always a call. What other programs write is
// read where it has one meaning: characters.h and lexer.h have its signs, notation.h what stands around a formula,
// parser.h the rest. The canonical text is in the language's own notation.
//
// The tree is a list of nodes in which operands come before what uses them, so that every pass over it is a loop: a
// formula's depth costs no stack. The body of a sum stands between a node that opens it and one that closes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "formula/words.h"

namespace activarium::formula {

inline constexpr std::size_t max_text = 2000; // UTF-16 units
inline constexpr int max_depth = 64;          // of parentheses, calls, signs and exponents in each other
inline constexpr int max_index = 127;
inline constexpr int max_terms = 256; // of one sum

/// What is wrong with a formula, and where: UTF-16 units [from, to) of its text; an empty range is a place to insert.
/// `code` names the kind, and an empty one means that nothing is wrong; `facts` are as in Problem. Words are made by
/// who shows it (web/src/engine/formula-words.ts has them all).
struct Fault {
  const char* code = "";
  std::size_t from = 0, to = 0;
  Facts facts = {};
  explicit operator bool() const { return *code != '\0'; }
};

/// What may not be meant in a formula that can be read, and where.
using Note = Fault;

/// A list is a parameter's name where all of its elements are meant; `registered` is a call of a registry's function.
enum class Form : std::uint8_t { number, input, name, list, element, sum_opens, sum, call, registered };

struct Node {
  Form form = Form::number;
  Word word = Word::count; // of a call
  bool condition = false;
  std::size_t from = 0, to = 0;     // in the text, UTF-16 units
  std::size_t first = 0, count = 0; // operands: Tree::operands[first …]
  std::size_t text = 0;             // of a number, name, element, sum's variable or registered call: Tree::texts[text]
  double value = 0;                 // of a number
  int low = 0, high = 0;            // of a sum
  std::size_t opening = 0;          // of a sum: the node that opens it
  std::size_t expansion = 0;        // of a registered call: the same in other words
  bool is_expansion = false;        // is a part of one, and in no text
};

struct Tree {
  std::vector<Node> nodes; // the last is the root
  std::vector<std::size_t> operands;
  std::vector<std::string> texts;
  std::vector<Note> notes; // on how the text was read

  std::size_t operand(const Node& node, std::size_t i) const { return operands[node.first + i]; }
  const std::string& text(const Node& node) const { return texts[node.text]; }
};

/// The tree of `text` (UTF-8), or what is wrong with it.
Fault parse(std::string_view text, Tree& tree);

/// The formula with normal spacing and no more parentheses than it needs; equal trees have equal texts.
std::string canonical_text(const Tree& tree);

/// The tree's own notes, and what its names may have been meant for, in the order of the text.
std::vector<Note> notes_of(const Tree& tree);

} // namespace activarium::formula
