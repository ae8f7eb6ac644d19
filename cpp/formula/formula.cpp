#include "formula/formula.h"

#include "formula/derivative.h"

namespace activarium::formula {

Fault read(std::string_view text, Formula& formula) {
  if (Fault fault = parse(text, formula.tree)) return fault;
  formula.canonical = canonical_text(formula.tree);
  formula.notes = notes_of(formula.tree);
  return build(formula.tree, formula.graph, formula.built);
}

Fault compile(Formula& formula, Programs& programs) {
  Graph& graph = formula.graph;
  const Ref root = formula.built.root, x = graph.input();
  std::vector<Ref> scalars;
  for (const Parameter& p : formula.built.parameters)
    for (std::size_t k = 0; k < p.count; ++k) scalars.push_back(p.number + static_cast<Ref>(k));

  const Ref slope = derivative(graph, root, x);
  const Ref curvature = slope == none ? none : derivative(graph, slope, x);
  std::vector<Result> with_gradients;
  for (std::size_t k = 0; k < scalars.size(); ++k) {
    const Ref gradient = derivative(graph, root, graph.parameter(scalars[k]));
    if (gradient != none) with_gradients.push_back({gradient, Act::collect, k});
  }
  with_gradients.push_back({slope, Act::write_pass});
  const bool compiled = !graph.full() && compile(graph, {{root, Act::write}}, scalars, programs.values) &&
                        compile(graph, {{slope, Act::write_pass}}, scalars, programs.slopes) &&
                        compile(graph, with_gradients, scalars, programs.gradients) &&
                        compile(graph, {{curvature, Act::write}}, scalars, programs.curvatures);
  if (compiled) return {};
  const Node& whole = formula.tree.nodes.back();
  return {"derivatives-too-large", whole.from, whole.to, {{"most", max_instructions}}};
}

} // namespace activarium::formula
