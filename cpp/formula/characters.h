// A formula's text as the characters that it means: signs of other keyboards, alphabets and programs for writing are
// folded into those of the language, and what cannot be seen is left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace activarium::formula {

/// A blank that may stand between the thousands of a number; every other blank is ' '.
inline constexpr std::uint32_t narrow_blank = 0xa0;
/// Around what was raised, as in x².
inline constexpr std::uint32_t raised_opens = 0x110000, raised_closes = 0x110001;
inline constexpr std::uint32_t square_root_sign = 0x221a, cube_root_sign = 0x221b;

/// Several may come of one in the text, as <= of ≤.
struct Character {
  std::uint32_t code;
  std::uint32_t written;        // in the text
  std::size_t from = 0, to = 0; // in the text, UTF-16 units
};

/// The text is UTF-8; bytes that are not are U+FFFD.
std::vector<Character> characters_of(std::string_view text);

std::string utf8(std::uint32_t code);

/// The characters' places in `list`, from 0 on; −1 for one that is not in it. Both are UTF-8.
int place_in(std::string_view list, std::uint32_t code);

} // namespace activarium::formula
