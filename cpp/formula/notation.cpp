#include "formula/notation.h"

#include <algorithm>

#include "formula/callee.h"
#include "formula/pieces.h"
#include "formula/tex.h"

namespace activarium::formula {
namespace {

struct Prefix {
  const char* names;
  Library library;
};
constexpr Prefix prefixes[] = {
    {" np numpy jnp cp cupy ", Library::numpy},
    {" torch F ", Library::torch},
    {" tf tensorflow K keras layers ", Library::tensorflow},
    {" jax flax ", Library::jax},
    {" Math ", Library::javascript},
    {" nn ", Library::layer},
    {" math scipy special sp sympy stats norm std ops functional activations linen self this ", Library::other}};

Library library_of(const std::string& name) {
  for (const Prefix& prefix : prefixes)
    if (std::string_view(prefix.names).find(' ' + name + ' ') != std::string_view::npos) return prefix.library;
  return Library::none;
}

class Notation {
public:
  Notation(Tokens& tokens, std::vector<Note>& notes) : tokens_(tokens), list_(tokens.list), notes_(notes) {}

  Fault run() {
    strip_prefixes();
    while (!fault_ && strip_head()) {
    }
    strip_tail();
    for (std::size_t i = 0; i < list_.size(); ++i) // a sentence's signs at the end of TeX's rows
      if ((is(i, '.') || is(i, ',')) && (is(i + 1, '\\') || is_name(i + 1, tex_end))) erase(i, i + 1);
    if (!fault_) read_pieces(tokens_);
    for (Token& token : list_) {
      if (token.sign == Sign::symbol && token.symbol == '{') token.symbol = '(';
      if (token.sign == Sign::symbol && token.symbol == '}') token.symbol = ')';
    }
    if (!fault_) read_commas();
    if (!fault_) name_variable();
    return fault_;
  }

private:
  const Token& at(std::size_t i) const { return list_[std::min(i, list_.size() - 1)]; }
  bool is(std::size_t i, char symbol) const { return at(i).sign == Sign::symbol && at(i).symbol == symbol; }
  bool is_name(std::size_t i) const { return at(i).sign == Sign::name; }
  bool is_name(std::size_t i, const char* text) const { return is_name(i) && at(i).text == text; }
  static bool touch(const Token& a, const Token& b) { return a.to == b.from; }
  void fail(const char* code, const Token& from, const Token& to) {
    if (!fault_) fault_ = {code, from.from, to.to};
  }
  void erase(std::size_t from, std::size_t to) {
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(from), list_.begin() + static_cast<std::ptrdiff_t>(to));
  }

  /// a.b.c becomes c with the library of a, where a is one's name; `std::c` likewise.
  void strip_prefixes() {
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (is_name(i) && is(i + 1, '.') && is(i + 2, '(')) erase(i + 1, i + 2); // Julia's broadcasting
      if (!is_name(i) || (i > 0 && is(i - 1, '.'))) continue;
      if (is_name(i, "cmath") && is(i + 1, '.')) fail("complex-numbers", at(i), at(i));
      Library library = library_of(at(i).text);
      if (library == Library::none) continue;
      const std::string root = at(i).text;
      std::string last = root;
      std::size_t end = i;
      const auto joint = [&](std::size_t k) -> std::size_t {
        return is(k, '.') ? 1 : is(k, ':') && is(k + 1, ':') ? 2 : 0;
      };
      while (joint(end + 1) != 0 && is_name(end + 1 + joint(end + 1))) {
        const std::size_t next = end + 1 + joint(end + 1);
        if (end != i && library_of(at(end).text) == Library::none) break; // a method of what the prefix names
        if (at(end).text == "numpy") library = Library::numpy;
        if (at(end).text == "keras") library = Library::tensorflow;
        last = at(end).text;
        end = next;
      }
      if (end == i) continue;
      Token& name = list_[end];
      const char first = name.text[0];
      name.is_module = (last == "nn" || last == "layers") && first >= 'A' && first <= 'Z';
      if (name.is_module && root == "nn") library = Library::torch;
      if (last == "norm" && name.text == "cdf") name.text = "phi";
      name.library = root == "self" || root == "this" ? Library::none : library;
      erase(i, end);
    }
  }

  /// The names of a list of parameters that begins at i, up to the symbol `closing`, behind which i then is; without
  /// `self`, types and start values.
  std::vector<std::size_t> parameters(std::size_t& i, char closing) {
    std::vector<std::size_t> names;
    while (!is(i, closing) && at(i).sign != Sign::end) {
      if (is_name(i) && !is_name(i, "self")) names.push_back(i);
      const std::size_t begin = i;
      for (int depth = 0; at(i).sign != Sign::end; ++i) {
        if (depth == 0 && (is(i, ',') || is(i, ';') || is(i, closing))) break;
        if (is(i, '(') || is(i, '[')) ++depth;
        if (is(i, ')') || is(i, ']')) --depth;
        if (depth < 0) break;
        if (is(i, '=')) notes_.push_back({"start-not-read", at(begin).from, at(i + 1).to, {{"name", at(begin).text}}});
      }
      if (is(i, ',') || is(i, ';')) ++i;
      if (i == begin) break;
    }
    if (is(i, closing))
      ++i;
    else
      fail("open-parameters", at(i), at(i));
    return names;
  }

  void declare(const std::vector<std::size_t>& names, const Token& place) {
    if (names.empty()) return fail("no-variable", place, place);
    variable_ = at(names.front()).text;
  }

  /// Whether a list of names in parentheses begins at i; then `end` is behind it.
  bool is_list(std::size_t i, std::size_t& end) const {
    if (!is(i, '(') || !is_name(i + 1)) return false;
    for (++i; is_name(i); i += 2) {
      if (is(i + 1, ')')) return end = i + 2, true;
      if (!is(i + 1, ',') && !is(i + 1, ';')) return false;
    }
    return false;
  }

  /// Takes one thing away that stands before a formula; whether there was one.
  bool strip_head() {
    std::size_t i = 0, end = 0;
    const bool declares = is_name(0, "const") || is_name(0, "let") || is_name(0, "var");
    if (is(0, '=') || is_name(0, "return") || (declares && is_name(1))) {
      erase(0, 1);
      return true;
    }
    if (is(0, '{') && (opens_ || is_name(1, "return"))) {
      opens_ = false;
      has_brace_ = true;
      erase(0, 1);
      return true;
    }
    if (is_name(0, "lambda") && !at(0).is_command && (is_name(1) || is(1, ':'))) {
      declare(parameters(i = 1, ':'), at(0));
    } else if (is_name(0, "def") && is_name(1) && is(2, '(')) {
      declare(parameters(i = 3, ')'), at(1));
      while (!is(i, ':') && at(i).sign != Sign::end) ++i; // the type of what it gives
      if (is(i, ':'))
        ++i;
      else
        fail("missing-colon", at(i), at(i));
    } else if ((is_name(0, "function") && is(is_name(1) ? 2 : 1, '(')) || (is(0, '@') && is(1, '('))) {
      i = is_name(1) ? 3 : 2;
      declare(parameters(i, ')'), at(0));
      opens_ = true;
    } else if (is_list(0, end) && is(end, '~')) {
      declare(parameters(i = 1, ')'), at(0));
      ++i;
      opens_ = true;
    } else if (is_name(0) && is(1, '~')) {
      declare({0}, at(0));
      i = 2;
      opens_ = true;
    } else if (is_name(0) && is(1, ':') && is_name(2) && is(3, '~')) {
      i = 2;
    } else if (is_name(0) && is(1, '=') && !is_name(0, "x")) {
      i = 2;
    } else if (is_name(0) && is(1, '[') && is_name(2) && at(2).text.back() == '_' && is(3, ']') && is(4, '=')) {
      variable_ = at(2).text.substr(0, at(2).text.size() - 1); // Mathematica's f[x_] := …
      i = 5;
    } else if (is_name(0) && is_list(1, end) && is(end, '=')) {
      declare(parameters(i = 2, ')'), at(0));
      ++i;
    } else {
      return false;
    }
    erase(0, i);
    return true;
  }

  void strip_tail() {
    const auto last = [&](char symbol) { return list_.size() > 1 && is(list_.size() - 2, symbol); };
    const auto drop = [&] { erase(list_.size() - 2, list_.size() - 1); };
    while (last(';')) drop();
    if (has_brace_ && last('}')) drop();
    while (last(';')) drop();
    if (last('.')) drop();
  }

  /// A call or a pair of parentheses that is not closed yet.
  struct Open {
    bool is_call = false;
    std::string name = {};
    std::size_t tight = 0, wide = 0, commas = 0; // the last comma between two digits, the last before a blank; all
  };

  /// A comma between two digits is a decimal one where no arguments are separated by it.
  void read_commas() {
    const bool has_semicolons = std::any_of(list_.begin(), list_.end(), [](const Token& token) {
      return token.sign == Sign::symbol && token.symbol == ';';
    });
    std::vector<Open> open(1);
    for (std::size_t i = 0; i < list_.size() && !fault_; ++i) {
      if (is_name(i, "return") || (is(i, ';') && open.size() == 1)) return fail("several-steps", at(i), at(i));
      if (is(i, '(') || is(i, '[')) {
        const bool is_call = is(i, '(') && i > 0 && is_name(i - 1);
        open.push_back({is_call, is_call ? at(i - 1).text : std::string()});
      }
      Open& inner = open.back();
      if ((is(i, ')') || is(i, ']')) && open.size() > 1) {
        const Callee callee = find_callee(inner.name);
        const bool is_doubtful = inner.wide != 0 || (inner.commas == 1 && callee.most() != any_number);
        if (inner.tight != 0 && is_doubtful && callee.least() != callee.most()) doubtful(inner.tight);
        open.pop_back();
      }
      if (is(i, ';')) {
        list_[i].symbol = ',';
        continue;
      }
      if (!is(i, ',') || i == 0) continue;
      const bool is_tight = at(i - 1).sign == Sign::number && at(i + 1).sign == Sign::number &&
                            touch(at(i - 1), at(i)) && touch(at(i), at(i + 1));
      if (is_tight && (has_semicolons || !inner.is_call)) {
        join(i--);
        continue;
      }
      if (has_semicolons && inner.is_call) return fail("mixed-separators", at(i), at(i));
      ++inner.commas;
      if (is_tight) {
        const std::string& second = at(i + 1).text;
        if (second.size() > 1 && second[0] == '0' && second[1] >= '0' && second[1] <= '9') doubtful(i);
        inner.tight = i;
      } else if (!touch(at(i), at(i + 1))) {
        inner.wide = i;
      }
    }
  }

  /// The numbers on both sides of a comma as one.
  void join(std::size_t comma) {
    Token& whole = list_[comma - 1];
    const Token& part = at(comma + 1);
    const std::size_t point = whole.text.find('.'), second = part.text.find('.');
    std::string joined;
    if (point == std::string::npos && second == 3)
      joined = whole.text + part.text; // 1,234.5
    else if (point != std::string::npos && whole.text.size() - point == 4 && second == std::string::npos)
      joined = whole.text.substr(0, point) + whole.text.substr(point + 1) + '.' + part.text; // 1.234,5
    else if (point == std::string::npos && second == std::string::npos && (part.text.size() != 3 || whole.text == "0"))
      joined = whole.text + '.' + part.text;
    else
      return doubtful(comma);
    whole.text = joined;
    whole.to = part.to;
    if (number_of(joined).value > largest_number) fail("number-too-large", whole, whole);
    erase(comma, comma + 2);
  }

  void doubtful(std::size_t comma) { fail("doubtful-comma", at(comma - 1), at(comma + 1)); }

  void fail_beside(const Token& other) {
    if (!fault_) fault_ = {"second-variable", other.from, other.to, {{"name", other.text}, {"variable", variable_}}};
  }

  bool is_plain_name(std::size_t i, const std::string& name) const {
    return is_name(i, name.c_str()) && !is(i + 1, '(') && !is(i + 1, '=') && (i == 0 || !is(i - 1, '.'));
  }

  /// The variable is x, whatever it was called, and E is e where there is no e.
  void name_variable() {
    const auto first = [&](const std::string& name) {
      std::size_t i = 0;
      while (i < list_.size() && !is_plain_name(i, name)) ++i;
      return i;
    };
    const std::size_t x = first("x"), end = list_.size();
    if (variable_.empty() && x == end && first("X") != end) {
      variable_ = "X";
      notes_.push_back({"read-as-variable", at(first("X")).from, at(first("X")).to});
    }
    // A text that says no variable would have X as it.
    if (const std::size_t i = first("X"); i != end && !variable_.empty() && variable_ != "X" && first(variable_) == end)
      return fail_beside(at(i));
    if (!variable_.empty() && variable_ != "x") {
      if (x != end) return fail_beside(at(x));
      for (std::size_t i = 0; i < end; ++i)
        if (is_plain_name(i, variable_)) list_[i].text = "x";
    }
    if (first("e") != end) return;
    bool is_said = false;
    for (std::size_t i = 0; i < end; ++i) {
      if (!is_plain_name(i, "E") || at(i).library != Library::none) continue;
      if (!is_said) notes_.push_back({"read-as-euler", at(i).from, at(i).to});
      is_said = true;
      list_[i].text = "e";
    }
  }

  Tokens& tokens_;
  std::vector<Token>& list_;
  std::vector<Note>& notes_;
  std::string variable_;
  bool opens_ = false, has_brace_ = false; // where a body in braces may begin; where one does
  Fault fault_;
};

} // namespace

Fault read_notation(Tokens& tokens, std::vector<Note>& notes) { return Notation(tokens, notes).run(); }

} // namespace activarium::formula
