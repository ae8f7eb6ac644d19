// Notations with brackets of their own, rewritten as tokens: Mathematica's calls f[x], functions by pieces of
// Mathematica, SymPy and Desmos, TeX's functions without parentheses.
#pragma once

#include "formula/lexer.h"

namespace activarium::formula {

/// Changes `tokens`, in which prefixes and heads are gone and braces are still there.
void read_pieces(Tokens& tokens);

} // namespace activarium::formula
