#include "formula/polynomial.h"

#include <algorithm>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr std::size_t most_terms = 16, most_factors = 6;

struct Monomial {
  double coefficient;
  std::vector<Ref> factors; // in order
};
using Polynomial = std::vector<Monomial>;

class Expansion {
public:
  explicit Expansion(Graph& graph) : graph_(graph) {}

  bool too_long = false; // what is returned from then on means nothing

  Polynomial of(Ref node, int depth = 0) {
    const Operation o = graph_[node];
    if (depth > 6) return atom(node);
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
    Ref all = graph_.constant(0);
    for (const Monomial& m : polynomial) {
      Ref term = graph_.constant(m.coefficient);
      for (const Ref factor : m.factors) term = graph_.multiply(term, factor);
      all = graph_.add(all, term);
    }
    return all;
  }

private:
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
};

} // namespace

Ref cancelled_difference(Graph& graph, Product first, Product second) {
  Expansion expansion(graph);
  const Polynomial a = expansion.product(expansion.of(first.a), expansion.of(first.b));
  const Polynomial b = expansion.product(expansion.of(second.a), expansion.of(second.b));
  const Polynomial rest = expansion.sum(a, b, -1);
  return expansion.too_long || rest.size() >= a.size() + b.size() - 1 ? none : expansion.node_of(rest);
}

} // namespace activarium::formula
