// A graph's nodes over an interval of x, in double: bounds of their values, with a little outward care.
//
// Operations that switch (|u|, max, where, ⌊u⌋), or have an edge or a pole (1/u, √u, ln u), are smooth where the
// *switch* behind them keeps its sign: u, or u − v, or the like. Bounds are asked for where all of these signs are
// known, and hold up to the ends of such a stretch; so a value there is a limit from one side.
#pragma once

#include <vector>

#include "formula/graph.h"

namespace activarium::formula {

/// Both are NaN where there is no value, or where it cannot be told, as for ∞ − ∞.
struct Bounds {
  double low, high;

  double middle() const;
  bool excludes_zero() const { return low > 0 || high < 0; }
};

/// What an operation switches by: the sign of a node, or for ⌊u⌋ and its like ⌊u + shift⌋, which changes where `node`,
/// sin π(u + shift), does its sign.
struct Switch {
  Ref node = none, slope = none; // `slope` is its derivative, or `none`
  Ref counted = none;            // u, or `none` for a sign
  double shift = 0;
};

/// Signs and whole numbers, in the order of the switches. A sign of ±½ stands for 0 as it is approached from that side.
using Branch = std::vector<double>;

class Enclosure {
public:
  /// Makes nodes that switches need; `parameters` are the values of the graph's by number.
  Enclosure(Graph& graph, const std::vector<Ref>& roots, std::vector<double> parameters);

  /// Each comes behind those that it depends on.
  const std::vector<Switch>& switches() const { return switches_; }
  /// What a switch is at x, where those before it are as `branch` says.
  double state_at(std::size_t at, double x, const Branch& branch);

  /// Of a node on [low, high], where the switches it depends on are as `branch` says.
  Bounds of(Ref node, double low, double high, const Branch& branch);
  /// What these nodes are made of, and they themselves, operands first.
  std::vector<Ref> order_of(const std::vector<Ref>& roots);
  /// Of all nodes of such an order at once; by node, until the next call.
  const std::vector<Bounds>& of_all(const std::vector<Ref>& order, double low, double high, const Branch& branch);
  /// How large the terms of a sum were when it was last computed; 0 for what is none.
  double size_of_terms(Ref node) const;
  /// At x alone.
  double at(Ref node, double x);

private:
  Bounds value(Ref node, const Operation& o, const Branch& branch) const;
  void add_switch(Ref node);
  /// What a node is made of, operands first.
  const std::vector<Ref>& needed(Ref root);
  double state(Ref node, const Branch& branch) const;

  Graph& graph_;
  std::vector<double> parameters_;
  std::vector<Switch> switches_;
  std::vector<std::uint32_t> switch_of_; // by node
  std::vector<std::vector<Ref>> orders_; // by node
  std::vector<Bounds> values_;           // by node, of the last call
};

} // namespace activarium::formula
