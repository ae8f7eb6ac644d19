#include "formula/polynomial.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace activarium::formula {
namespace {

constexpr std::size_t most_terms = 16, most_factors = 6;
constexpr int most_depth = 6;

struct Monomial {
  double coefficient;
  std::vector<Ref> factors; // in order
};
using Polynomial = std::vector<Monomial>;

class Expansion {
public:
  Expansion(Graph& graph, const std::vector<Ref>& slopes, int depth)
      : graph_(graph), slopes_(slopes), most_depth_(depth) {}

  bool too_long = false; // what is returned from then on means nothing

  Polynomial of(Ref node, int depth = 0) {
    const Operation o = graph_[node];
    const bool is_fixed = o.op != Op::constant && node < slopes_.size() && slopes_[node] == none;
    if (depth > most_depth_ || is_fixed) return atom(node);
    switch (o.op) {
    case Op::constant:
      return {{o.value, {}}};
    case Op::add:
    case Op::subtract:
      return sum(of(o.a, depth + 1), of(o.b, depth + 1), o.op == Op::add ? 1 : -1);
    case Op::negate:
      return sum({}, of(o.a, depth + 1), -1);
    case Op::multiply:
    case Op::multiply_slope:
      return product(of(o.a, depth + 1), of(o.b, depth + 1));
    case Op::whole_power:
      if (o.value == 2) return product(of(o.a, depth + 1), of(o.a, depth + 1));
      return atom(node);
    default:
      return atom(node);
    }
  }

  Polynomial product(const Polynomial& a, const Polynomial& b) {
    Polynomial out;
    if (a.size() * b.size() > most_terms) too_long = true;
    if (too_long) return out;
    for (const Monomial& s : a)
      for (const Monomial& t : b) {
        Monomial m{s.coefficient * t.coefficient, s.factors};
        m.factors.insert(m.factors.end(), t.factors.begin(), t.factors.end());
        resolve_signs(m.factors);
        too_long = too_long || m.factors.size() > most_factors;
        std::sort(m.factors.begin(), m.factors.end());
        add(out, m);
      }
    return out;
  }

  Polynomial sum(Polynomial a, const Polynomial& b, double sign) {
    too_long = too_long || a.size() + b.size() > most_terms;
    if (too_long) return {};
    for (Monomial m : b) {
      m.coefficient *= sign;
      add(a, m);
    }
    return a;
  }

  Ref node_of(const Polynomial& polynomial) {
    if (polynomial.empty()) return graph_.constant(0);
    std::vector<Ref> common = polynomial[0].factors;
    for (const Monomial& m : polynomial) {
      std::vector<Ref> shared;
      std::set_intersection(
          common.begin(), common.end(), m.factors.begin(), m.factors.end(), std::back_inserter(shared));
      common = shared;
    }
    Ref all = graph_.constant(0);
    for (const Monomial& m : polynomial) {
      std::vector<Ref> own;
      std::set_difference(m.factors.begin(), m.factors.end(), common.begin(), common.end(), std::back_inserter(own));
      all = graph_.add(all, multiplied(graph_.constant(m.coefficient), own));
    }
    return multiplied(all, common);
  }

private:
  Ref multiplied(Ref node, const std::vector<Ref>& factors) {
    for (const Ref factor : factors) node = graph_.multiply(node, factor);
    return node;
  }

  static Polynomial atom(Ref node) { return {{1, {node}}}; }

  static void add(Polynomial& sum, const Monomial& term) {
    const auto at = std::find_if(sum.begin(), sum.end(), [&](const Monomial& m) { return m.factors == term.factors; });
    if (at == sum.end()) {
      sum.push_back(term);
    } else {
      at->coefficient += term.coefficient;
      if (at->coefficient == 0) sum.erase(at);
    }
  }

  /// u · sign u = |u|
  void resolve_signs(std::vector<Ref>& factors) {
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (graph_[factors[i]].op != Op::sign) continue;
      const auto other = std::find(factors.begin(), factors.end(), graph_[factors[i]].a);
      if (other == factors.end()) continue;
      *other = graph_.function(Op::magnitude, *other);
      factors.erase(factors.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  Graph& graph_;
  const std::vector<Ref>& slopes_;
  const int most_depth_;
};

} // namespace

Ref cancelled_difference(Graph& graph, const std::vector<Ref>& slopes, Product first, Product second) {
  // As deep as is needed: a sum of large terms that cancel is better left whole.
  for (int depth = 1; depth <= most_depth; ++depth) {
    Expansion expansion(graph, slopes, depth);
    const Polynomial a = expansion.product(expansion.of(first.a), expansion.of(first.b));
    const Polynomial b = expansion.product(expansion.of(second.a), expansion.of(second.b));
    const Polynomial rest = expansion.sum(a, b, -1);
    if (expansion.too_long) return none;
    if (rest.size() < a.size() + b.size() - 1) return expansion.node_of(rest);
  }
  return none;
}

} // namespace activarium::formula
