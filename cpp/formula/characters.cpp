#include "formula/characters.h"

#include <cstring>

namespace activarium::formula {
namespace {

struct Decoded {
  std::uint32_t code;
  std::size_t bytes;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
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

/// Each of the characters stands for the text behind them.
struct Fold {
  const char* characters;
  const char* meant;
};
constexpr Fold folds[] = {{"·×⋅∙∗•⨯⁎\u2062", "*"},
                          {"÷∕⁄", "/"},
                          {"‐‑‒–—―−﹣➖", "-"},
                          {"➕\u2064", "+"},
                          {"ˆ↑", "^"},
                          {"≤⩽≦", "<="},
                          {"≥⩾≧", ">="},
                          {"≠", "!="},
                          {"∧", "&"},
                          {"∨", "|"},
                          {"¬", "!"},
                          {"∣∥", "|"},
                          {"→↦⇒⟼", "=>"},
                          {"≔", "="},
                          {"∞", "inf"},
                          {"∑", "sum"},
                          {"、،\u2063", ","},
                          {"؛", ";"},
                          {"∶", ":"},
                          {"٫", "."},
                          {"“”„‟«»", "\""},
                          {"‘’‚‛′‵´ʹ", "'"},
                          {"〖【〔", "("},
                          {"〗】〕", ")"},
                          {"⌊", " floor("},
                          {"⌈", " ceil("},
                          {"⌋⌉", ")"},
                          {"½", "(1/2)"},
                          {"⅓", "(1/3)"},
                          {"⅔", "(2/3)"},
                          {"¼", "(1/4)"},
                          {"¾", "(3/4)"},
                          {"⅛", "(1/8)"},
                          {"ℎ", "h"},
                          {"ℯⅇ", "e"},
                          {"ⅈℹ", "i"},
                          {"ℓ", "l"},
                          {"µ", "μ"},
                          {"Ω", "Ω"},
                          {"ϵ", "ε"},
                          {"ϑ", "θ"},
                          {"ϰ", "κ"},
                          {"ϱ", "ρ"},
                          {"ϖ", "π"}};

/// Characters and what they look like, one by one.
constexpr const char *cyrillic = "аеорсухіѕјһԛԝАВЕКМНОРСТХЅІЈ", *cyrillic_meant = "aeopcyxisjhqwABEKMHOPCTXSIJ";
constexpr const char *raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣ", *raised_meant = "0123456789+-()nx";
constexpr const char* lowered = "₀₁₂₃₄₅₆₇₈₉";

bool is_unseen(std::uint32_t c) {
  return c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202c) || (c >= 0x2060 && c <= 0x2061) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}
bool is_narrow(std::uint32_t c) { return c == 0xa0 || (c >= 0x2007 && c <= 0x200a) || c == 0x202f; }
bool is_blank(std::uint32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x2006) || c == 0x2028 ||
         c == 0x2029 || c == 0x205f || c == 0x3000;
}

/// Mathematical letters and digits, those of full width, and the digits of other alphabets.
std::uint32_t plain(std::uint32_t c) {
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xfee0;
  for (const std::uint32_t zero : {0x660u, 0x6f0u, 0x966u, 0x9e6u})
    if (c >= zero && c <= zero + 9) return c - zero + '0';
  if (c < 0x1d400 || c > 0x1d7ff) return c;
  if (c >= 0x1d7ce) return (c - 0x1d7ce) % 10 + '0';
  if (c <= 0x1d6a3) {
    const std::uint32_t letter = (c - 0x1d400) % 52;
    return letter < 26 ? letter + 'A' : letter - 26 + 'a';
  }
  if (c < 0x1d6a8 || c > 0x1d7cb) return c;
  const std::uint32_t letter = (c - 0x1d6a8) % 58;
  constexpr std::uint32_t variants[] = {0x3b5, 0x3b8, 0x3ba, 0x3d5, 0x3c1, 0x3c0}; // ϵ ϑ ϰ ϕ ϱ ϖ
  if (letter == 17) return 0x398;
  if (letter == 25 || letter == 51) return c; // ∇, ∂
  return letter < 25 ? 0x391 + letter : letter < 51 ? 0x3b1 + letter - 26 : variants[letter - 52];
}

} // namespace

std::string utf8(std::uint32_t code) {
  std::string out;
  if (code < 0x80) return out + static_cast<char>(code);
  const auto follow = [&](std::uint32_t shift) { out += static_cast<char>(0x80 | (code >> shift & 63)); };
  if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | code >> 12);
    follow(6);
  } else {
    out += static_cast<char>(0xf0 | code >> 18);
    follow(12);
    follow(6);
  }
  follow(0);
  return out;
}

int place_in(std::string_view list, std::uint32_t code) {
  int place = 0;
  for (std::size_t at = 0; at < list.size(); ++place) {
    const Decoded c = decode(list, at);
    if (c.code == code) return place;
    at += c.bytes;
  }
  return -1;
}

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> out;
  std::size_t position = 0;
  bool is_raised = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    const std::uint32_t written = decoded.code;
    at += decoded.bytes;
    const std::size_t from = position, to = position + (written > 0xffff ? 2 : 1);
    position = to;
    const auto put = [&](std::uint32_t code) { out.push_back({code, written, from, to}); };
    if (is_unseen(written)) continue;

    const int up = written < 0x80 ? -1 : place_in(raised, written);
    if ((up >= 0) != is_raised) {
      out.push_back({is_raised ? raised_closes : raised_opens, written, from, from});
      is_raised = !is_raised;
    }
    const std::uint32_t c = plain(written);
    if (up >= 0) {
      put(static_cast<unsigned char>(raised_meant[up]));
    } else if (is_narrow(c) || is_blank(c)) {
      put(is_narrow(c) ? narrow_blank : ' ');
    } else if (c < 0x80) {
      put(c);
    } else if (const int look = place_in(cyrillic, c); look >= 0) {
      put(static_cast<unsigned char>(cyrillic_meant[look]));
    } else if (const int low = place_in(lowered, c); low >= 0) {
      put(static_cast<std::uint32_t>(low) + '0');
    } else {
      const char* meant = nullptr;
      for (const Fold& fold : folds)
        if (place_in(fold.characters, c) >= 0) meant = fold.meant;
      if (meant == nullptr) put(c);
      for (std::size_t i = 0; meant != nullptr && meant[i] != '\0';) {
        const Decoded part = decode(meant, i);
        put(part.code);
        i += part.bytes;
      }
    }
  }
  if (is_raised) out.push_back({raised_closes, ' ', position, position});
  return out;
}

} // namespace activarium::formula
