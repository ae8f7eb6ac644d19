#include "formula/lexer.h"

namespace activarium::formula {
namespace {

constexpr std::uint32_t no_character = 0xffffffff;
constexpr std::size_t max_name = 32;              // bytes
constexpr int max_digits = 19;                    // that a 64-bit integer holds
constexpr double largest = 3.4028234663852886e38; // of float32

bool is_digit(std::uint32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(std::uint32_t c) {
  const bool greek = (c >= 0x391 && c <= 0x3a9) || (c >= 0x3b1 && c <= 0x3c9) || c == 0x3d5; // Α … Ω, α … ω, ϕ
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || greek;
}

/// digits · 10^exponent; exact where both the digits and the power of ten are exact doubles.
double decimal(std::uint64_t digits, int exponent) {
  auto value = static_cast<double>(digits);
  double ten = 10;
  const bool down = exponent < 0;
  double power = 1;
  for (int left = down ? -exponent : exponent; left != 0; left >>= 1, ten *= ten)
    if ((left & 1) != 0) power *= ten;
  return down ? value / power : value * power;
}

/// The number 0.d₁d₂… · 10^point as it is usually written.
std::string usual(const std::string& digits, int point) {
  if (digits.empty()) return "0";
  const int count = static_cast<int>(digits.size());
  if (point > 15 || point < -4) {
    std::string out = digits.substr(0, 1);
    if (count > 1) out += '.' + digits.substr(1);
    return out + 'e' + std::to_string(point - 1);
  }
  if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count) return digits + std::string(static_cast<std::size_t>(point - count), '0');
  return digits.substr(0, static_cast<std::size_t>(point)) + '.' + digits.substr(static_cast<std::size_t>(point));
}

struct Spelling {
  std::uint32_t code;
  char symbol;
};
constexpr Spelling spellings[] = {{0xb7, '*'}, {0xd7, '*'}, {0x22c5, '*'}, {0x2212, '-'}, {0x2215, '/'}, {0xf7, '/'}};

} // namespace

Lexer::Character Lexer::decode(std::size_t at) const {
  if (at >= text_.size()) return {no_character, 0};
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text_.size() ? static_cast<unsigned char>(text_[at + i]) : 0u;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  std::uint32_t code = size == 4 ? lead & 7u : size == 3 ? lead & 15u : lead & 31u;
  if (size == 1) return {0xfffd, 1};
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0u) != 0x80) return {0xfffd, 1};
    code = code << 6 | (byte(i) & 63u);
  }
  return {code, size};
}

void Lexer::advance() {
  const Character c = decode(at_);
  at_ += c.bytes;
  position_ += c.bytes == 0 ? 0 : c.code > 0xffff ? 2 : 1;
}

Token Lexer::refuse(std::size_t from, const char* message, std::string_view word) {
  fault_ = fault_of(message, from, position_, word);
  at_ = text_.size();
  Token end;
  end.from = end.to = position_;
  return end;
}

/// Digits, a point, an exponent. A letter directly behind is the parser's to refuse.
void Lexer::read_number(Token& token) {
  std::string digits;
  std::uint64_t value = 0;
  int point = 0, taken = 0; // the point's place behind the first digit kept; digits in `value`
  bool fraction = false;
  for (; is_digit(peek()) || (peek() == '.' && !fraction); advance()) {
    if (peek() == '.') {
      fraction = true;
      continue;
    }
    if (digits.empty() && peek() == '0') {
      if (fraction) --point;
      continue;
    }
    digits += static_cast<char>(peek());
    if (taken < max_digits) {
      value = value * 10 + (peek() - '0');
      ++taken;
    }
    if (!fraction) ++point;
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  if (peek() == 'e' || peek() == 'E') {
    const Character sign = decode(at_ + 1);
    const bool has_sign = sign.code == '+' || sign.code == '-';
    if (is_digit(decode(at_ + (has_sign ? 2 : 1)).code)) {
      advance();
      if (has_sign) advance();
      int exponent = 0;
      for (; is_digit(peek()); advance())
        if (exponent < 100000) exponent = exponent * 10 + static_cast<int>(peek() - '0');
      point += sign.code == '-' ? -exponent : exponent;
    }
  }
  token.text = usual(digits, digits.empty() ? 0 : point);
  // Powers of ten beyond these leave neither a double nor a float.
  if (value == 0 || point < -330)
    token.value = 0;
  else if (point > 330)
    token.value = largest * 2;
  else if (point - taken < -300)
    token.value = decimal(value, -300) * decimal(1, point - taken + 300);
  else
    token.value = decimal(value, point - taken);
}

Token Lexer::next() {
  while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r' || peek() == 0xa0) advance();
  Token token;
  token.from = token.to = position_;
  const std::uint32_t c = peek();
  if (c == no_character) return token;
  const auto symbol = [&](char s) {
    advance();
    token.sign = Sign::symbol;
    token.symbol = s;
    token.to = position_;
    return token;
  };
  const auto comparison = [&](Word word) {
    advance();
    token.sign = Sign::comparison;
    token.word = word;
    token.to = position_;
    return token;
  };

  if (is_digit(c) || (c == '.' && is_digit(decode(at_ + 1).code))) {
    token.sign = Sign::number;
    read_number(token);
    token.to = position_;
    if (token.value > largest) return refuse(token.from, "this number is too large: 3.4e38 is the largest");
    return token;
  }
  if (is_letter(c)) {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek())) advance();
    token.sign = Sign::name;
    token.text = std::string(text_.substr(begin, at_ - begin));
    token.to = position_;
    if (token.text.size() > max_name) return refuse(token.from, "this name is too long: 32 letters are the most");
    return token;
  }
  for (const Spelling& spelling : spellings)
    if (c == spelling.code) return symbol(spelling.symbol);
  const std::uint32_t following = decode(at_ + 1).code;
  switch (c) {
  case '*':
    if (following == '*') {
      advance();
      return symbol('^');
    }
    return symbol('*');
  case '+':
  case '-':
  case '/':
  case '^':
  case '(':
  case ')':
  case '[':
  case ']':
  case ',':
    return symbol(static_cast<char>(c));
  case '<':
  case '>':
    if (following == '=') {
      advance();
      return comparison(c == '<' ? Word::less_equal : Word::greater_equal);
    }
    return comparison(c == '<' ? Word::less : Word::greater);
  case 0x2264:
    return comparison(Word::less_equal);
  case 0x2265:
    return comparison(Word::greater_equal);
  case 0x2260:
    return comparison(Word::unequal);
  case '=':
  case '!':
    if (following == '=') {
      advance();
      return comparison(c == '=' ? Word::equal : Word::unequal);
    }
    advance();
    return refuse(token.from, c == '=' ? "a formula is not an equation; two numbers are compared with =="
                                       : "'!' is not understood; the opposite of a condition is 'not', unequal is !=");
  default:
    break;
  }
  const std::size_t begin = at_;
  advance();
  if (c == '&') return refuse(token.from, "conditions are joined by 'and'");
  if (c == '|')
    return refuse(token.from, "'|' is not understood; the magnitude is abs(x), conditions are joined by 'or'");
  if (c == '?' || c == ':') return refuse(token.from, "a choice is written where(condition, a, b)");
  if (c == 0xb2 || c == 0xb3) return refuse(token.from, c == 0xb2 ? "a square is written ^2" : "a cube is written ^3");
  if (c == 0x221a) return refuse(token.from, "a root is written sqrt(x)");
  if (c == '.') return refuse(token.from, "a '.' needs digits: write 0.5 or .5");
  if (c == '{' || c == '}') return refuse(token.from, "brackets are written ( and )");
  const bool shown = c > ' ' && c != 0x7f && c != 0xfffd;
  return refuse(token.from, shown ? "'%' is not understood" : "a character that cannot be shown stands here",
                text_.substr(begin, at_ - begin));
}

} // namespace activarium::formula
