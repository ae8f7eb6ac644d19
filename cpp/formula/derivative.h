// Derivatives of graphs, made by the rules of calculus from the inputs up.
#pragma once

#include "formula/graph.h"

namespace activarium::formula {

/// The derivative of `root` by `variable`, the node of x or of a parameter, as another node of the graph; `none` if it
/// is 0 everywhere. At kinks: 0 for relu, abs and sign at 0, the bound's derivative for max, min and clamp, what the
/// condition says for where.
Ref derivative(Graph& graph, Ref root, Ref variable);

} // namespace activarium::formula
