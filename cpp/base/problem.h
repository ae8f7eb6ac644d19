// The one shape of an error: what is wrong with what a caller gave.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace activarium {

/// A number or a text that a sentence about a problem needs.
struct Fact {
  template <class T>
  requires std::is_arithmetic_v<T> Fact(const char* fact, T value) : name(fact), number(static_cast<double>(value)) {}
  Fact(const char* fact, std::string value) : name(fact), text(std::move(value)), is_text(true) {}

  const char* name;
  double number = 0;
  std::string text;
  bool is_text = false;
};

/// `code` names the kind, `field` the setting or file at fault, as the library names it: `layers[2].units`. Words are
/// made by who shows it (web/src/engine/problem-words.ts has them all). An empty code means that nothing is wrong.
struct Problem {
  const char* code = "";
  std::string field = {};
  std::vector<Fact> facts = {};

  explicit operator bool() const { return *code != '\0'; }
};

} // namespace activarium
