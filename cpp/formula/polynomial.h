// Differences of products whose terms cancel when they are multiplied out.
#pragma once

#include "formula/graph.h"

namespace activarium::formula {

struct Product {
  Ref a, b;
};

/// first − second, multiplied out, if terms of the one cancel terms of the other; else `none`. What has no slope, in
/// `slopes` by node, stays whole, and what is a factor of all that is left is one.
Ref cancelled_difference(Graph& graph, const std::vector<Ref>& slopes, Product first, Product second);

} // namespace activarium::formula
