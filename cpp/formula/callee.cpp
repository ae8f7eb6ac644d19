#include "formula/callee.h"

#include <algorithm>

#include "activations/block_kernel.h"
#include "formula/characters.h"
#include "formula/formula.h"

namespace activarium::formula {
namespace {

/// In training its slope is drawn, in evaluation it is the middle one.
constexpr const char* rrelu = "where(x > 0, x, (lower + upper)/2*x)";

/// Greek letters that look like Latin ones, and these.
constexpr const char *greek = "αειικνορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", *latin = "aeiikvoptuxyABEZHIKMNOPTYX";

/// What other programs call functions of the registry; the name itself if it is none of these.
std::string registered_alias(const std::string& plain) {
  struct Alias {
    const char *names, *id;
  };
  static constexpr Alias aliases[] = {{" hswish ", "hardswish"},
                                      {" hsigmoid ", "hardsigmoid"},
                                      {" lrelu ", "leakyrelu"},
                                      {" logexpit ", "logsigmoid"},
                                      {" gelunew gelufast gelupytorchtanh geluapprox tanhgelu ", "gelutanh"}};
  for (const Alias& alias : aliases)
    if (std::string_view(alias.names).find(' ' + plain + ' ') != std::string_view::npos) return alias.id;
  return plain;
}

const Info* find_registered(std::string_view name, bool exactly) {
  const std::string plain = registered_alias(plain_name(name));
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    const std::string_view title(info.name);
    if (exactly ? name == called(info)
                : plain == plain_name(info.id) || plain == plain_name(title.substr(0, title.find(" ("))))
      return &info;
  }
  return nullptr;
}

/// Copies a formula's tree into another one, with nodes in place of x and of the parameters and with its sums written
/// out: a variable of the formula's own would hide one of the arguments'.
class Expansion {
public:
  Expansion(Tree& tree, const Formula& pattern, const Node& place) : tree_(tree), pattern_(pattern), place_(place) {}

  const Info* info = nullptr; // of a function of the registry
  std::vector<std::size_t> given;
  Fault fault;

  std::size_t copy(std::size_t i) {
    const Tree& from = pattern_.tree;
    const Node& node = from.nodes[i];
    switch (node.form) {
    case Form::input:
      return given[0];
    case Form::number:
      return add(node, from.text(node));
    case Form::name:
      return named(node);
    case Form::element:
      return element(from.text(node), static_cast<int>(value_of(from.operand(node, 0))));
    case Form::sum: {
      std::size_t sum = no_node;
      variables_.push_back({from.text(node), 0});
      for (int k = node.low; k <= node.high && !fault; ++k) {
        variables_.back().value = k;
        const std::size_t term = copy(from.operand(node, 0));
        sum = sum == no_node ? term : call(Word::add, {sum, term});
      }
      variables_.pop_back();
      return sum;
    }
    default: {
      std::vector<std::size_t> operands;
      for (std::size_t k = 0; k < node.count && !fault; ++k) operands.push_back(copy(from.operand(node, k)));
      return call(node.word, operands);
    }
    }
  }

private:
  struct Variable {
    std::string name;
    double value;
  };

  std::size_t add(Node node, const std::string& text = {}) {
    if (!text.empty()) {
      const auto found = std::find(tree_.texts.begin(), tree_.texts.end(), text);
      node.text = static_cast<std::size_t>(found - tree_.texts.begin());
      if (found == tree_.texts.end()) tree_.texts.push_back(text);
    }
    node.from = place_.from;
    node.to = place_.to;
    node.is_expansion = info != nullptr;
    tree_.nodes.push_back(node);
    return tree_.nodes.size() - 1;
  }
  std::size_t number(double value) {
    Node node;
    node.value = value;
    return add(node);
  }
  std::size_t call(Word word, const std::vector<std::size_t>& operands) {
    Node node;
    node.form = Form::call;
    node.word = word;
    node.condition = word >= Word::less && word <= Word::opposite;
    node.first = tree_.operands.size();
    node.count = operands.size();
    tree_.operands.insert(tree_.operands.end(), operands.begin(), operands.end());
    return add(node);
  }

  std::size_t named(const Node& node) {
    const std::string& name = pattern_.tree.text(node);
    for (const Variable& variable : variables_)
      if (variable.name == name) return number(variable.value);
    const std::size_t k = parameter(name);
    if (k == no_node) return add(node, name); // e or pi
    return given[1 + k] != no_node ? given[1 + k] : start_value(info->parameters[k], 0);
  }

  std::size_t element(const std::string& name, int index) {
    const std::size_t k = parameter(name), list = given[1 + k];
    const auto found = std::find_if(pattern_.built.parameters.begin(), pattern_.built.parameters.end(),
                                    [&](const Parameter& p) { return p.name == name; });
    if (list == no_node) return start_value(info->parameters[k], static_cast<std::size_t>(index - found->first_index));
    Node node = tree_.nodes[list];
    node.form = Form::element;
    const std::size_t at = number(index);
    node.first = tree_.operands.size();
    node.count = 1;
    tree_.operands.push_back(at);
    return add(node);
  }

  std::size_t start_value(const ParameterInfo& p, std::size_t k) {
    if (p.distribution == Distribution::constant) return number(p.initials.size != 0 ? p.initials[k] : p.initial);
    fault = {"drawn-starts", place_.from, place_.to, {{"name", called(*info)}, {"parameters", parameter_names(*info)}}};
    return no_node;
  }

  std::size_t parameter(const std::string& name) const {
    for (std::size_t k = 0; info != nullptr && k < info->parameters.size; ++k)
      if (name == info->parameters[k].name) return k;
    return no_node;
  }

  /// Of an index.
  double value_of(std::size_t i) const {
    const Node& node = pattern_.tree.nodes[i];
    if (node.form == Form::number) return node.value;
    for (const Variable& variable : variables_)
      if (node.form == Form::name && variable.name == pattern_.tree.text(node)) return variable.value;
    return 0;
  }

  Tree& tree_;
  const Formula& pattern_;
  const Node& place_;
  std::vector<Variable> variables_;
};

} // namespace

std::size_t Callee::most() const {
  const std::size_t own = word != Word::count ? info_of(word).most : 1;
  return std::max(own, registered != nullptr ? 1 + registered->parameters.size : 0);
}

Callee find_callee(std::string_view name) {
  Callee callee{find_word(name), find_registered(name, true)};
  if (callee.word == Word::count &&
      (callee.registered == nullptr || (plain_name(name) == name && find_alias(name) != Word::count)))
    callee = {find_alias(name), find_registered(name, false)};
  // Of one name, unlike the word bspline and the function b_spline.
  if (callee.word != Word::count && callee.registered != nullptr && called(*callee.registered) != plain_name(name))
    callee.registered = nullptr;
  if (callee || name.size() < 2) return callee;
  // C's functions of floats, and letters that look like others.
  if (name.size() > 3 && name.back() == 'f' && find_alias(name.substr(0, name.size() - 1)) != Word::count)
    return {find_alias(name.substr(0, name.size() - 1)), nullptr};
  std::string looks;
  for (const Character& c : characters_of(name)) {
    const int place = place_in(greek, c.code);
    looks += place < 0 ? utf8(c.code) : std::string(1, latin[place]);
  }
  return looks == name ? callee : find_callee(looks);
}

std::string registered_like(std::string_view name) {
  const std::string plain = plain_name(name);
  for (const BlockKernel& kernel : block_kernels())
    if (plain.size() >= 6 && is_slip(plain, plain_name(kernel.info->id))) return called(*kernel.info);
  return {};
}

std::string called(const Info& info) {
  std::string id = info.id;
  std::replace(id.begin(), id.end(), '-', '_');
  return id;
}

std::string parameter_names(const Info& info) {
  std::string names;
  for (const ParameterInfo& p : info.parameters) names += (names.empty() ? "" : ",") + std::string(p.name);
  return names;
}

std::size_t expand(Tree& tree, const Info& info, const std::vector<std::size_t>& given, const Node& place,
                   Fault& fault) {
  Formula pattern;
  fault = read(*info.expression == '\0' ? rrelu : info.expression, pattern);
  Expansion expansion(tree, pattern, place);
  expansion.info = &info;
  expansion.given = given;
  const std::size_t root = fault ? no_node : expansion.copy(pattern.tree.nodes.size() - 1);
  if (!fault) fault = expansion.fault;
  return root;
}

std::size_t expand(Tree& tree, std::string_view text, std::size_t x, const Node& place) {
  Formula pattern;
  if (read(text, pattern)) return no_node;
  Expansion expansion(tree, pattern, place);
  expansion.given = {x};
  return expansion.copy(pattern.tree.nodes.size() - 1);
}

} // namespace activarium::formula
