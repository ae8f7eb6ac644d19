// Whether two graphs are one by the rules of sums, products and quotients alone.
#pragma once

#include <vector>

#include "formula/graph.h"

namespace activarium::formula {

/// A graph with values for its parameters, by number.
struct Valued {
  const Graph& graph;
  const std::vector<double>& parameters;
};

/// Compares numbers that stand for the nodes, modulo a prime: x is one drawn at random, sums, products and quotients
/// are computed exactly, and every other operation stands for a number drawn for it and what it is applied to. Equal
/// for different nodes they are by chance of less than one in 10¹².
bool are_identical(const Valued& a, Ref root_of_a, const Valued& b, Ref root_of_b);

} // namespace activarium::formula
