#include "formula/lexer.h"

#include <algorithm>

#include "formula/callee.h"
#include "formula/tex.h"

namespace activarium::formula {
namespace {

constexpr std::uint32_t no_character = 0xffffffff;
constexpr std::size_t max_name = 32; // bytes

bool is_digit(std::uint32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(std::uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_greek(std::uint32_t c) {
  return (c >= 0x391 && c <= 0x3a9) || (c >= 0x3b1 && c <= 0x3c9) || c == 0x3d5; // Α … Ω, α … ω, ϕ
}
bool is_letter(std::uint32_t c) { return is_ascii_letter(c) || c == '_' || is_greek(c); }
bool is_blank(std::uint32_t c) { return c == ' ' || c == narrow_blank || c == '$' || c == '`'; }

class Lexer {
public:
  explicit Lexer(const std::vector<Character>& characters) : characters_(characters) {}

  Tokens run() {
    do next();
    while (tokens_.list.empty() || tokens_.list.back().sign != Sign::end);
    return std::move(tokens_);
  }

private:
  std::uint32_t peek(std::size_t further = 0) const {
    return at_ + further < characters_.size() ? characters_[at_ + further].code : no_character;
  }
  std::size_t from() const { return at_ < characters_.size() ? characters_[at_].from : end(); }
  std::size_t end() const { return characters_.empty() ? 0 : characters_.back().to; }
  std::size_t last_to() const { return at_ == 0 ? 0 : characters_[at_ - 1].to; }
  void skip_blanks() {
    while (is_blank(peek())) ++at_;
  }

  Token& put(Sign sign, std::size_t begin, std::string text = {}) {
    Token token;
    token.sign = sign;
    token.text = std::move(text);
    token.from = begin;
    token.to = std::max(begin, last_to());
    tokens_.list.push_back(std::move(token));
    return tokens_.list.back();
  }
  void put_name(std::size_t begin, const std::string& text) {
    put(Sign::name, begin, text);
    if (text.size() > max_name) refuse(begin, "name-too-long", {"most", max_name});
  }
  void symbol(char c, std::size_t begin, std::size_t characters) {
    at_ += characters;
    put(Sign::symbol, begin).symbol = c;
  }
  void comparison(Word word, std::size_t begin, std::size_t characters) {
    at_ += characters;
    put(Sign::comparison, begin).word = word;
  }
  void refuse(std::size_t begin, const char* code, const Fact& fact) {
    refuse(begin, code);
    tokens_.fault.facts.add(fact);
  }
  void refuse(std::size_t begin, const char* code) {
    tokens_.fault = {code, begin, std::max(begin, last_to())};
    at_ = characters_.size();
    Token& token = put(Sign::end, begin);
    token.from = token.to = tokens_.fault.to;
  }

  /// Digits with what stands between thousands, a point, an exponent, C's f.
  void number(std::size_t begin) {
    std::string digits;
    bool has_point = false, has_exponent = false;
    const auto thousands = [&] {
      const bool follow = is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
      return (peek() == '_' && is_digit(peek(1))) || ((peek() == '\'' || peek() == narrow_blank) && follow);
    };
    for (;; ++at_) {
      if (peek() == '.' && !has_point)
        has_point = true;
      else if (!is_digit(peek()) && (digits.empty() || !thousands()))
        break;
      if (peek() < 0x80 && peek() != '_' && peek() != '\'') digits += static_cast<char>(peek());
    }
    const bool has_sign = peek(1) == '+' || peek(1) == '-';
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(has_sign ? 2 : 1))) {
      has_exponent = true;
      digits += peek(1) == '-' ? "e-" : "e";
      for (at_ += has_sign ? 2 : 1; is_digit(peek()); ++at_) digits += static_cast<char>(peek());
    }
    if ((has_point || has_exponent) && peek() == 'f' && !is_letter(peek(1)) && !is_digit(peek(1))) ++at_;
    const std::uint32_t base = peek();
    if (digits == "0" && (base == 'x' || base == 'b' || base == 'o') && is_digit(peek(1)))
      return refuse(begin, "other-digits");
    put(Sign::number, begin, digits);
    if (number_of(digits).value > largest_number) refuse(begin, "number-too-large");
  }

  void name(std::size_t begin) {
    std::string text;
    const bool begins_greek = is_greek(peek());
    // βx is the product of two letters.
    const bool is_product = begins_greek && peek(1) == 'x' && !is_letter(peek(2)) && !is_digit(peek(2));
    do text += utf8(characters_[at_++].code);
    while (!is_product && (is_letter(peek()) || is_digit(peek())));
    index(text);
    put_name(begin, text);
  }

  /// TeX's index in braces: w_{12}.
  void index(std::string& name) {
    if (name.back() != '_' || peek() != '{') return;
    std::size_t length = 1;
    while (is_letter(peek(length)) || is_digit(peek(length))) ++length;
    if (peek(length) != '}') return;
    for (std::size_t i = 1; i < length; ++i) name += utf8(peek(i));
    at_ += length + 1;
  }

  std::string letters() {
    std::string text;
    while (is_ascii_letter(peek())) text += static_cast<char>(characters_[at_++].code);
    return text;
  }
  /// What stands in the braces that follow, without blanks and signs.
  std::string braces() {
    std::string text;
    skip_blanks();
    if (peek() == '*') ++at_;
    if (peek() != '{') return text;
    for (++at_; peek() != '}' && peek() != no_character; ++at_)
      if (is_letter(peek()) || is_digit(peek())) text += utf8(peek());
    if (peek() == '}') ++at_;
    return text;
  }

  void command(std::size_t begin) {
    tokens_.joins_neighbours = true;
    ++at_;
    if (!is_ascii_letter(peek())) {
      const std::uint32_t c = peek();
      if (c == '\\') return symbol('\\', begin, 1);
      if (c == '{' || c == '}') return symbol(static_cast<char>(c), begin, 1);
      if (c != no_character) ++at_;
      // Blanks of some width, and where a formula begins and ends in a text.
      const bool means_nothing =
          c < 0x80 && std::string_view(" ,;:!()[]").find(static_cast<char>(c)) != std::string_view::npos;
      if (!means_nothing) refuse(begin, "unknown-character", {"character", '\\'});
      return;
    }
    std::string text = letters();
    if (text == "begin" || text == "end") {
      const bool opens = text == "begin";
      text = braces();
      if (text != "cases") return refuse(begin, "unknown-environment");
      put(Sign::name, begin, opens ? tex_cases : tex_end);
      return;
    }
    const bool is_type = is_tex_font(text);
    if (is_type) {
      text = braces();
      if (text.empty()) return;
      if (text[0] >= '0' && text[0] <= '9') return refuse(begin, "number-as-text", {"name", text});
    }
    if (const char* const stands_for = tex_meaning(text)) {
      const std::string meant = stands_for;
      if (meant.empty()) {
        if (peek() == '.') ++at_; // \right.
        return;
      }
      for (auto word = static_cast<int>(Word::less); word <= static_cast<int>(Word::unequal); ++word)
        if (meant == info_of(static_cast<Word>(word)).name) return comparison(static_cast<Word>(word), begin, 0);
      if (meant == "!") {
        put(Sign::name, begin, "not");
        return;
      }
      if (meant.size() == 1) return symbol(meant[0], begin, 0);
      if (meant.back() == '(') {
        put(Sign::name, begin, meant.substr(0, meant.size() - 1));
        return symbol('(', begin, 0);
      }
      text = meant;
    } else if (!is_type && !is_tex_letter(text) && text != "sum" && !find_callee(text) &&
               replacement_of(text).empty() && text.size() <= max_name) {
      return refuse(begin, "unknown-command", {"name", text});
    }
    if (peek() == '_') {
      do text += utf8(characters_[at_++].code);
      while (is_letter(peek()) || is_digit(peek()));
      index(text);
    }
    put_name(begin, text);
    tokens_.list.back().is_command = true;
  }

  /// Quotation marks around the whole text mean nothing.
  void quoted(std::size_t begin) {
    const std::uint32_t mark = peek();
    ++at_;
    if (tokens_.list.empty()) {
      is_quoted_ = true;
      return;
    }
    std::size_t length = 0;
    while (is_letter(peek(length))) ++length;
    if (peek(length) == mark) {
      std::string text;
      for (; length > 0; --length) text += utf8(characters_[at_++].code);
      ++at_;
      put(Sign::quoted, begin, text);
      return;
    }
    const std::size_t behind = at_;
    while (is_blank(peek()) || peek() == '.' || peek() == ';') ++at_;
    if (is_quoted_ && peek() == no_character) return;
    at_ = behind;
    refuse(begin, mark == '"' ? "quotation-mark" : "prime-sign");
  }

  void next() {
    skip_blanks();
    const std::size_t begin = from();
    const std::uint32_t c = peek(), following = peek(1);
    if (c == no_character) {
      put(Sign::end, begin);
      return;
    }
    if (is_digit(c) || (c == '.' && is_digit(following))) return number(begin);
    if (is_letter(c)) return name(begin);
    switch (c) {
    case raised_opens:
      symbol('^', begin, 0);
      symbol('(', begin, 1);
      tokens_.list.back().is_raised = true;
      return;
    case raised_closes:
      symbol(')', begin, 1);
      tokens_.list.back().is_raised = true;
      return;
    case square_root_sign:
    case cube_root_sign:
      ++at_;
      put(Sign::name, begin, c == square_root_sign ? tex_root : tex_cube_root);
      return;
    case '\\':
      return command(begin);
    case '"':
    case '\'':
      return quoted(begin);
    case '*':
      return following == '*' ? symbol('^', begin, 2) : symbol('*', begin, 1);
    case '.':
      // MATLAB's operators by elements.
      if (following == '*' || following == '/' || following == '^')
        return symbol(static_cast<char>(following), begin, 2);
      return symbol('.', begin, 1);
    case '-':
      return following == '>' ? symbol('~', begin, 2) : symbol('-', begin, 1);
    case '/':
      if (following != '/') return symbol('/', begin, 1);
      at_ += 2;
      return refuse(begin, "floor-division");
    case '%':
      ++at_;
      return refuse(begin, "remainder-sign");
    case ':':
      return following == '=' ? symbol('=', begin, 2) : symbol(':', begin, 1);
    case '&':
      return symbol('&', begin, following == '&' ? 2 : 1);
    case '<':
      return following == '=' ? comparison(Word::less_equal, begin, 2) : comparison(Word::less, begin, 1);
    case '>':
      return following == '=' ? comparison(Word::greater_equal, begin, 2) : comparison(Word::greater, begin, 1);
    case '=':
      if (following == '=') return comparison(Word::equal, begin, peek(2) == '=' ? 3 : 2);
      return following == '>' ? symbol('~', begin, 2) : symbol('=', begin, 1);
    case '!':
      if (following == '=') return comparison(Word::unequal, begin, peek(2) == '=' ? 3 : 2);
      ++at_;
      put(Sign::name, begin, "not");
      return;
    default:
      break;
    }
    if (c < 0x80 && std::string_view("+^()[]{},;?|@").find(static_cast<char>(c)) != std::string_view::npos) {
      const std::uint32_t written = characters_[at_].written;
      symbol(static_cast<char>(c), begin, 1);
      tokens_.list.back().is_raised = (written >= 0xbc && written <= 0xbe) || (written >= 0x2150 && written <= 0x215e);
      return;
    }
    unknown(begin);
  }

  void unknown(std::size_t begin) {
    const std::uint32_t written = characters_[at_++].written;
    const bool is_hidden = written <= ' ' || (written >= 0x7f && written < 0xa0) || written == 0xfffd ||
                           (written >= 0x2000 && written < 0x2070);
    refuse(begin, is_hidden ? "hidden-character" : "unknown-character", {"character", written});
  }

  const std::vector<Character>& characters_;
  std::size_t at_ = 0;
  bool is_quoted_ = false; // as a whole
  Tokens tokens_;
};

} // namespace

Tokens tokens_of(const std::vector<Character>& characters) { return Lexer(characters).run(); }

} // namespace activarium::formula
