#include "formula/build.h"

#include <algorithm>
#include <cmath>

#include "activations/block_kernel.h"
#include "formula/apply.h"

namespace activarium::formula {
namespace {

constexpr std::size_t most_steps = 200000;
constexpr std::size_t most_written_out = 20000;
constexpr int fewest_coefficients = 4;

class Builder {
public:
  Builder(const Tree& tree, Graph& graph, Built& built)
      : tree_(tree), graph_(graph), built_(built), refs_(tree.nodes.size(), none) {}

  Fault run() {
    if (Fault fault = too_large_written_out()) return fault;
    std::size_t steps = 0;
    for (std::size_t i = 0; i < tree_.nodes.size() && !fault_;) {
      if (++steps > most_steps || graph_.full()) return too_large();
      i = visit(i);
    }
    if (fault_) return fault_;
    if (graph_.full()) return too_large();
    built_.root = refs_.back();
    return lay_out();
  }

private:
  struct Loop {
    const Node* opening;
    int at;
    Ref sum;
  };
  struct Use {
    std::size_t parameter;
    int lowest, highest;
  };

  Fault too_large() const {
    const Node& whole = tree_.nodes.back();
    return {"sums-too-large", whole.from, whole.to, {{"most", Graph::max_nodes}}};
  }
  /// What is made of the tree as a text repeats the arguments of registered functions as often as they are used.
  Fault too_large_written_out() const {
    std::vector<std::size_t> sizes;
    for (const Node& node : tree_.nodes) {
      std::size_t size = 1;
      for (std::size_t k = 0; k < node.count; ++k) size += sizes[tree_.operand(node, k)];
      if (node.form == Form::registered) size += sizes[node.expansion];
      if (size > most_written_out) return {"functions-too-large", node.from, node.to, {{"most", most_written_out}}};
      sizes.push_back(size);
    }
    return {};
  }
  Ref fail(const char* code, const Node& at, const Facts& facts) {
    if (!fault_) fault_ = {code, at.from, at.to, facts};
    return 0;
  }
  Ref fail(const char* code, const Node& at) {
    if (!fault_) fault_ = {code, at.from, at.to};
    return 0;
  }

  /// Builds node i; returns the node to go on with.
  std::size_t visit(std::size_t i) {
    const Node& node = tree_.nodes[i];
    switch (node.form) {
    case Form::number:
      refs_[i] = graph_.constant(node.value);
      break;
    case Form::input:
      refs_[i] = graph_.input();
      break;
    case Form::name:
      refs_[i] = named(node);
      break;
    case Form::list:
      break;
    case Form::element:
      refs_[i] = element(node);
      break;
    case Form::sum_opens:
      loops_.push_back({&node, node.low, none});
      break;
    case Form::sum: {
      Loop& loop = loops_.back();
      const Ref term = refs_[tree_.operand(node, 0)];
      loop.sum = loop.sum == none ? term : graph_.add(loop.sum, term);
      if (loop.at++ < node.high) return node.opening + 1;
      refs_[i] = loop.sum;
      loops_.pop_back();
      break;
    }
    case Form::call:
      refs_[i] = call(node);
      break;
    case Form::registered:
      refs_[i] = refs_[node.expansion];
      break;
    }
    return i + 1;
  }

  Ref named(const Node& node) {
    const std::string& name = tree_.text(node);
    if (name == "e") return graph_.constant(0x1.5bf0a8b145769p+1);
    if (name == "pi") return graph_.constant(0x1.921fb54442d18p+1);
    for (const Loop& loop : loops_)
      if (loop.opening->text == node.text) return graph_.constant(loop.at);
    return scalar(node, false, 0);
  }

  Ref element(const Node& node) {
    const Node& index = tree_.nodes[tree_.operand(node, 0)];
    const Ref at = refs_[tree_.operand(node, 0)];
    if (!graph_.is_constant(at)) return fail("index-not-constant", index);
    const double value = graph_[at].value;
    if (value != std::floor(value)) return fail("index-not-whole", index);
    if (!(value >= 0 && value <= max_index))
      return fail("index-range", index, {{"most", max_index}, {"index", std::max(-1e6, std::min(1e6, value))}});
    return scalar(node, true, static_cast<int>(value));
  }

  /// The parameter that `node` names, at the index for one that is a list.
  Ref scalar(const Node& node, bool is_list, int index) {
    const std::string& name = tree_.text(node);
    std::vector<Parameter>& all = built_.parameters;
    auto found = std::find_if(all.begin(), all.end(), [&](const Parameter& p) { return p.name == name; });
    if (found == all.end()) {
      if (all.size() == max_scalars) return fail("too-many-parameters", node, {{"most", max_scalars}});
      all.push_back({name, is_list, index, 1, static_cast<Ref>(all.size() * (max_index + 1))});
      highest_.push_back(index);
      found = all.end() - 1;
    }
    if (found->is_list != is_list)
      return fail(is_list ? "index-of-number" : "list-without-index", node, {{"name", name}});
    int& highest = highest_[static_cast<std::size_t>(found - all.begin())];
    found->first_index = std::min(found->first_index, index);
    highest = std::max(highest, index);
    return graph_.parameter(found->number + static_cast<Ref>(index));
  }

  Ref call(const Node& node) {
    if (node.word == Word::spline) return spline(node);
    std::vector<Ref> operands;
    for (std::size_t k = 0; k < node.count; ++k) operands.push_back(refs_[tree_.operand(node, k)]);
    return apply(graph_, node.word, operands);
  }

  /// Σ c[k] B((x − low)/h − k + 2), k = 1 … n, with h = (high − low)/(n − 3); beyond low and high its tangents there.
  Ref spline(const Node& node) {
    const auto node_of = [&](std::size_t k) -> const Node& { return tree_.nodes[tree_.operand(node, k)]; };
    const auto value_of = [&](std::size_t k) {
      const Ref ref = refs_[tree_.operand(node, k)];
      return graph_.is_constant(ref) ? graph_[ref].value : NAN;
    };
    const double low = value_of(1), high = value_of(2), n = value_of(3);
    for (const std::size_t k : {1u, 2u})
      if (!(std::fabs(value_of(k)) <= 1e6)) return fail("spline-ends", node_of(k));
    if (!(low < high)) return fail("spline-order", node_of(2));
    if (!(n >= fewest_coefficients && n <= max_index) || n != std::floor(n))
      return fail("spline-count", node_of(3), {{"least", fewest_coefficients}, {"most", max_index}});
    const auto coefficient = [&](double k) { return scalar(node_of(4), true, static_cast<int>(k)); };

    const double step = (high - low) / (n - 3);
    const Ref x = refs_[tree_.operand(node, 0)], at_low = graph_.constant(low), at_high = graph_.constant(high);
    const Ref place = graph_.multiply(graph_.subtract(x, at_low), graph_.constant(1 / step));
    Ref inside = none;
    for (double k = 1; k <= n && !fault_; ++k) {
      const Ref basis = graph_.function(Op::spline_basis, graph_.subtract(place, graph_.constant(k - 2)));
      const Ref term = graph_.multiply(coefficient(k), basis);
      inside = inside == none ? term : graph_.add(inside, term);
    }
    if (fault_) return 0;
    // Three neighbouring coefficients a, b, c make (a + 4b + c)/6 at the middle one's place, with the slope (c − a)/2h.
    const auto tangent = [&](double k, Ref end) {
      const Ref a = coefficient(k), b = coefficient(k + 1), c = coefficient(k + 2);
      const Ref value = graph_.multiply(
          graph_.add(graph_.add(a, c), graph_.multiply(b, graph_.constant(4))), graph_.constant(1.0 / 6));
      const Ref slope = graph_.multiply(graph_.subtract(c, a), graph_.constant(0.5 / step));
      return graph_.add(value, graph_.multiply(slope, graph_.subtract(x, end)));
    };
    const Ref left = tangent(1, at_low), right = tangent(n - 2, at_high);
    return graph_.choice(
        graph_.compare(Op::less, x, at_low), left, graph_.choice(graph_.compare(Op::less, at_high, x), right, inside));
  }

  /// Settles where each list begins and how long it is.
  Fault lay_out() {
    std::size_t scalars = 0;
    for (std::size_t i = 0; i < built_.parameters.size(); ++i) {
      Parameter& p = built_.parameters[i];
      if (p.is_list) {
        p.first_index = p.first_index == 0 ? 0 : 1;
        p.count = static_cast<std::size_t>(highest_[i] - p.first_index) + 1;
        p.number += static_cast<Ref>(p.first_index);
      }
      scalars += p.count;
    }
    if (scalars > max_scalars)
      return {"too-many-parameters",
              tree_.nodes.back().from,
              tree_.nodes.back().to,
              {{"most", max_scalars}, {"count", scalars}}};
    return {};
  }

  const Tree& tree_;
  Graph& graph_;
  Built& built_;
  std::vector<Ref> refs_;
  std::vector<Loop> loops_;
  std::vector<int> highest_; // index used, per parameter
  Fault fault_;
};

} // namespace

Fault build(const Tree& tree, Graph& graph, Built& built) {
  built = {};
  return Builder(tree, graph, built).run();
}

} // namespace activarium::formula
