#include <algorithm>
#include <cmath>

#include "formula/program.h"

namespace activarium::formula {
namespace {

/// Powers to whole exponents become products, a²ⁿ = (aⁿ)² and a²ⁿ⁺¹ = a²ⁿ·a, or one divided by such.
Ref expanded(Graph& graph, std::vector<Ref>& products, Ref node) {
  if (node < products.size() && products[node] != none) return products[node];
  const Operation o = graph[node];
  const Ref base = graph[o.a].op == Op::whole_power ? expanded(graph, products, o.a) : o.a;
  const auto n = static_cast<std::uint32_t>(std::fabs(o.value));
  std::uint32_t bit = 1;
  while (bit <= n / 2) bit *= 2;
  Ref product = base;
  while ((bit /= 2) != 0) {
    product = graph.multiply(product, product);
    if ((n & bit) != 0) product = graph.multiply(product, base);
  }
  if (o.value < 0) product = graph.divide(graph.constant(1), product);
  if (products.size() <= node) products.resize(node + std::size_t{1}, none);
  products[node] = product;
  return product;
}

class Compiler {
public:
  Compiler(Graph& graph, const std::vector<Ref>& scalars, Program& program)
      : graph_(graph), scalars_(scalars), program_(program) {}

  bool run(const std::vector<Result>& results) {
    const Ref zero = graph_.constant(0);
    for (const Result& result : results) visit(result.node == none ? zero : result.node);
    if (failed_ || graph_.full() || !place_uniforms()) return false;
    for (const Result& result : results) {
      // Gradients are collected as soon as they are known; what is written may overwrite x and dy, and comes last.
      const Ref node = resolved(result.node == none ? zero : result.node);
      const auto at = std::find(order_.begin(), order_.end(), node);
      const auto after = at == order_.end() ? order_.size() : static_cast<std::size_t>(at - order_.begin()) + 1;
      outputs_.push_back({result, node, result.act == Act::collect ? after : order_.size()});
    }
    return emit();
  }

private:
  struct Output {
    Result result;
    Ref node;
    std::size_t after; // so many nodes of order_ are done
  };

  Ref resolved(Ref node) { return graph_[node].op == Op::whole_power ? expanded(graph_, products_, node) : node; }
  template <class F> void for_each_operand(Ref node, const F& f) {
    const Operation o = graph_[node];
    if (o.op == Op::parameter) return;
    // A sigmoid's slope and its kin hold their argument for the derivative only.
    const bool first_alone = o.op == Op::sigmoid_slope || o.op == Op::hyperbolic_tangent_slope;
    for (const Ref operand : {o.a, first_alone ? none : o.b, o.c})
      if (operand != none) f(resolved(operand));
  }

  /// Puts `root` and what it needs into order_ (with x) and uniform_order_ (without), operands first.
  void visit(Ref root) {
    std::vector<Ref> stack = {resolved(root)};
    while (!stack.empty() && !failed_) {
      const Ref node = stack.back();
      if (state(node) == State::done) {
        stack.pop_back();
        continue;
      }
      if (state(node) == State::fresh) {
        state(node) = State::opened;
        for_each_operand(node, [&](Ref operand) {
          if (state(operand) == State::fresh) stack.push_back(operand);
        });
        continue;
      }
      stack.pop_back();
      bool varies = graph_[node].op == Op::input;
      for_each_operand(node, [&](Ref operand) { varies = varies || varies_[operand] != 0; });
      state(node) = State::done;
      varies_[node] = varies;
      watch_over(node);
      if (varies && graph_[node].op != Op::input) order_.push_back(node);
      if (!varies) uniform_order_.push_back(node);
      if (graph_.full() || order_.size() + uniform_order_.size() > max_instructions) failed_ = true;
    }
  }
  enum class State : std::uint8_t { fresh, opened, done };
  State& state(Ref node) {
    if (node >= states_.size()) {
      states_.resize(graph_.size(), State::fresh);
      varies_.resize(graph_.size(), 0);
      places_.resize(graph_.size(), 0);
      watched_.resize(graph_.size());
    }
    return states_[node];
  }

  void watch_over(Ref node) {
    const Operation o = graph_[node];
    const bool has_operands = o.op != Op::parameter;
    const auto size = [&](Ref operand) {
      return operand == none || !has_operands ? Size() : watched_[resolved(operand)].size;
    };
    watched_[node] = watch(o, size(o.a), size(o.b), size(o.c));
    const bool is_product = o.op == Op::multiply || o.op == Op::multiply_slope;
    if ((is_product && size(o.a).may_vanish && size(o.b).may_vanish) || (o.op == Op::divide && size(o.b).may_vanish))
      program_.minds_small = true;
  }

  bool place_uniforms() {
    if (uniform_order_.size() > max_uniforms) return false;
    std::size_t next = 0;
    const auto place = [&](Ref node) { places_[node] = static_cast<Operand>(first_uniform + next++); };
    for (const Ref node : uniform_order_)
      if (graph_[node].op == Op::constant) {
        place(node);
        program_.constants.push_back(graph_[node].value);
      }
    for (const Ref node : uniform_order_)
      if (graph_[node].op == Op::parameter) {
        place(node);
        const auto at = std::find(scalars_.begin(), scalars_.end(), graph_[node].a);
        program_.parameters.push_back(static_cast<std::uint8_t>(at - scalars_.begin()));
      }
    for (const Ref node : uniform_order_) {
      if (graph_[node].op == Op::constant || graph_[node].op == Op::parameter) continue;
      place(node);
      program_.prologue.push_back(instruction(node));
    }
    program_.uniforms = next;
    return true;
  }

  Instruction instruction(Ref node) {
    const Operation o = graph_[node];
    const auto place = [&](Ref operand) { return operand == none ? Operand{0} : places_[resolved(operand)]; };
    const bool first_alone = o.op == Op::sigmoid_slope || o.op == Op::hyperbolic_tangent_slope;
    const Watched& watched = watched_[node];
    return {Act::compute, o.op,          places_[node], place(o.a), first_alone ? Operand{0} : place(o.b),
            place(o.c),   watched.check, watched.limit};
  }

  bool emit() {
    // When each node is used for the last time, counted in nodes of order_ done.
    std::vector<std::size_t> last(graph_.size(), 0);
    for (std::size_t i = 0; i < order_.size(); ++i)
      for_each_operand(order_[i], [&](Ref operand) { last[operand] = i; });
    for (const Output& output : outputs_) last[output.node] = std::max(last[output.node], output.after);
    for (Ref node = 0; node < graph_.size() && node < places_.size(); ++node)
      if (graph_[node].op == Op::input) places_[node] = the_x;

    std::vector<Operand> free;
    std::vector<std::pair<std::size_t, Operand>> held; // in use up to then
    std::size_t registers = 0;
    const auto finish = [&](std::size_t done) {
      for (const Output& output : outputs_)
        if (output.after == done && output.result.act == Act::collect)
          program_.body.push_back({Act::collect, Op::constant, static_cast<Operand>(output.result.parameter),
                                   places_[output.node], the_dy});
    };
    finish(0);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      // A register that is read here for the last time may be written here: vector by vector, reading comes first.
      for (std::size_t h = 0; h < held.size();) {
        if (held[h].first <= i) {
          free.push_back(held[h].second);
          held[h] = held.back();
          held.pop_back();
        } else {
          ++h;
        }
      }
      if (free.empty()) free.push_back(static_cast<Operand>(registers++));
      if (registers > max_registers) return false;
      const Operand place = free.back();
      free.pop_back();
      places_[order_[i]] = place;
      held.emplace_back(std::max(last[order_[i]], i + 1), place);
      program_.body.push_back(instruction(order_[i]));
      finish(i + 1);
    }
    for (const Output& output : outputs_)
      if (output.result.act != Act::collect)
        program_.body.push_back({output.result.act, Op::constant, 0, places_[output.node], the_dy});
    program_.registers = registers;
    for (const Output& output : outputs_)
      if (output.result.act == Act::collect) program_.sums = std::max(program_.sums, output.result.parameter + 1);
    program_.block = std::max<std::size_t>(1, std::min(max_block, max_registers / std::max<std::size_t>(registers, 1)));
    return program_.body.size() <= max_instructions;
  }

  Graph& graph_;
  const std::vector<Ref>& scalars_;
  Program& program_;
  std::vector<Ref> products_;
  std::vector<State> states_;
  std::vector<std::uint8_t> varies_;
  std::vector<Operand> places_;
  std::vector<Watched> watched_;
  std::vector<Ref> order_, uniform_order_;
  std::vector<Output> outputs_;
  bool failed_ = false;
};

} // namespace

bool compile(Graph& graph, const std::vector<Result>& results, const std::vector<Ref>& scalars, Program& program) {
  program = {};
  return Compiler(graph, scalars, program).run(results);
}

} // namespace activarium::formula
