// A formula as read and as compiled.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formula/build.h"
#include "formula/program.h"

namespace activarium::formula {

struct Formula {
  Tree tree;
  std::string canonical;
  Graph graph;
  Built built;
  std::vector<Note> notes; // in the order of the text
};

/// What f, f′ with and without the gradients of the parameters, and f″ are computed by.
struct Programs {
  Program values, slopes, gradients, curvatures;
};

/// Reads `text`; what is wrong with it, if anything is.
Fault read(std::string_view text, Formula& formula);

/// Compiles what was read; derivatives may make it too large.
Fault compile(Formula& formula, Programs& programs);

} // namespace activarium::formula
