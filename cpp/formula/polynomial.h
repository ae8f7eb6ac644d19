// Differences of products whose terms cancel when they are multiplied out.
#pragma once

#include "formula/graph.h"

namespace activarium::formula {

struct Product {
  Ref a, b;
};

/// first − second, multiplied out, if terms of the one cancel terms of the other; else `none`.
Ref cancelled_difference(Graph& graph, Product first, Product second);

} // namespace activarium::formula
