// What surrounds a formula where it was written for another program: `lambda x: …`, `def f(x): return …`, `f(x) = …`,
// `np.` before names, commas in numbers. Tokens go in, and those of the formula itself come out.
#pragma once

#include "formula/lexer.h"

namespace activarium::formula {

/// Changes `tokens` and adds to `notes` what may not be meant; what cannot be read, if anything.
Fault read_notation(Tokens& tokens, std::vector<Note>& notes);

} // namespace activarium::formula
