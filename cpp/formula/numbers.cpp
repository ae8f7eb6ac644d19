#include "formula/lexer.h"

namespace activarium::formula {
namespace {

constexpr int max_digits = 19; // that a 64-bit integer holds

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

} // namespace

Number number_of(std::string_view written) {
  std::string digits;
  std::uint64_t value = 0;
  int point = 0, taken = 0; // the point's place behind the first digit kept; digits in `value`
  bool fraction = false;
  std::size_t at = 0;
  for (; at < written.size() && written[at] != 'e'; ++at) {
    const char c = written[at];
    if (c == '.') {
      fraction = true;
      continue;
    }
    if (digits.empty() && c == '0') {
      if (fraction) --point;
      continue;
    }
    digits += c;
    if (taken < max_digits) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      ++taken;
    }
    if (!fraction) ++point;
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  if (at < written.size()) {
    const bool is_negative = written[at + 1] == '-';
    int exponent = 0;
    for (at += is_negative ? 2 : 1; at < written.size(); ++at)
      if (exponent < 100000) exponent = exponent * 10 + (written[at] - '0');
    point += is_negative ? -exponent : exponent;
  }
  Number number{usual(digits, digits.empty() ? 0 : point)};
  // Powers of ten beyond these leave neither a double nor a float.
  if (value == 0 || point < -330)
    number.value = 0;
  else if (point > 330)
    number.value = largest_number * 2;
  else if (point - taken < -300)
    number.value = decimal(value, -300) * decimal(1, point - taken + 300);
  else
    number.value = decimal(value, point - taken);
  return number;
}

} // namespace activarium::formula
