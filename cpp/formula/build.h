// From a formula's tree to its graph: sums written out, parameters found.
#pragma once

#include "formula/graph.h"
#include "formula/syntax.h"

namespace activarium::formula {

/// A name of a formula that is neither known nor a sum's variable.
struct Parameter {
  std::string name;
  bool is_list = false;
  int first_index = 0; // of a list: 0 or 1
  std::size_t count = 1;
  Ref number = 0; // of its first scalar in the graph; the others follow
};

struct Built {
  Ref root = none;
  std::vector<Parameter> parameters; // in the order in which the text names them
};

/// The graph of a tree, with the parameters' scalars numbered as Parameter says, or what is wrong with it.
Fault build(const Tree& tree, Graph& graph, Built& built);

} // namespace activarium::formula
