// The language's operators and functions as operations of the graph.
#pragma once

#include <vector>

#include "formula/graph.h"
#include "formula/words.h"

namespace activarium::formula {

/// Of any word but `spline`.
Ref apply(Graph& graph, Word word, const std::vector<Ref>& operands);

} // namespace activarium::formula
