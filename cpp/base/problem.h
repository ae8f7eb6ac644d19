// The one shape of an error: what is wrong with what a caller gave.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace activarium {

/// A number or a text that a sentence about a problem needs.
struct Fact {
  template <class T>
  requires std::is_arithmetic_v<T> Fact(const char* fact, T value) : Fact(fact, static_cast<double>(value)) {}
  Fact(const char* fact, double value);
  Fact(const char* fact, std::string_view value);
  Fact(const Fact&);
  Fact& operator=(const Fact&) = default;
  ~Fact();

  const char* name;
  double number = 0;
  std::string text = {};
  bool is_text = false;
};

/// Some of them. What they do is not inlined: problems are made in hundreds of places, and the page waits for the code.
class Facts {
public:
  Facts();
  Facts(std::initializer_list<Fact> facts);
  Facts(const Facts&);
  Facts(Facts&&) noexcept;
  Facts& operator=(const Facts&);
  Facts& operator=(Facts&&) noexcept;
  ~Facts();

  void add(const Fact& fact);
  std::size_t size() const { return all_.size(); }
  const Fact& operator[](std::size_t i) const { return all_[i]; }
  std::vector<Fact>::const_iterator begin() const { return all_.begin(); }
  std::vector<Fact>::const_iterator end() const { return all_.end(); }

private:
  std::vector<Fact> all_;
};

/// `code` names the kind, `field` the setting or file at fault, as the library names it: `layers[2].units`. Words are
/// made by who shows it (web/src/engine/problem-words.ts has them all). An empty code means that nothing is wrong.
struct Problem {
  const char* code = "";
  std::string field = {};
  Facts facts = {};

  explicit operator bool() const { return *code != '\0'; }
};

/// That so many bytes cannot be had.
Problem no_memory(std::uint64_t bytes);

} // namespace activarium
