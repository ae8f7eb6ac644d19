// TeX's commands, as the lexer asks for them.
#pragma once

#include <string>

namespace activarium::formula {

/// Commands that are more than another spelling, as names of tokens; no name begins so.
inline constexpr const char *tex_fraction = "\\frac", *tex_root = "\\sqrt", *tex_cube_root = "\\cbrt",
                            *tex_cases = "\\cases", *tex_end = "\\end";

/// What a command stands for: an operator (~ for an arrow), a function's name with its parenthesis, another name,
/// nothing at all; null for what is a letter or a function, and for all that is not known.
const char* tex_meaning(const std::string& command);

/// Whether the command is a letter.
bool is_tex_letter(const std::string& command);

/// Whether the command only sets the type of what stands in braces behind it.
bool is_tex_font(const std::string& command);

} // namespace activarium::formula
