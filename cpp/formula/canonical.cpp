#include "formula/syntax.h"

namespace activarium::formula {
namespace {

constexpr int signs_bind = 7, powers_bind = 8, whole = 9;

/// How tightly a node's parts hold together.
int binding(const Node& node) {
  if (node.form != Form::call) return whole;
  switch (node.word) {
  case Word::either:
    return 1;
  case Word::both:
    return 2;
  case Word::opposite:
    return 3;
  case Word::add:
  case Word::subtract:
    return 5;
  case Word::multiply:
  case Word::divide:
    return 6;
  case Word::negate:
    return signs_bind;
  case Word::power:
    return powers_bind;
  default:
    return node.condition ? 4 : whole;
  }
}

std::string enclosed_if(bool needed, std::string text) { return needed ? '(' + text + ')' : text; }

} // namespace

std::string canonical_text(const Tree& tree) {
  std::vector<std::string> texts(tree.nodes.size());
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.is_expansion) continue;
    std::string& out = texts[i];
    const auto operand = [&](std::size_t k) { return std::move(texts[tree.operand(node, k)]); };
    const auto operand_binding = [&](std::size_t k) { return binding(tree.nodes[tree.operand(node, k)]); };
    if (node.form == Form::input) {
      out = 'x';
    } else if (node.form == Form::number || node.form == Form::name || node.form == Form::list) {
      out = tree.text(node);
    } else if (node.form == Form::element) {
      out = tree.text(node) + '[' + operand(0) + ']';
    } else if (node.form == Form::sum) {
      out = "sum(" + tree.text(node) + ", " + std::to_string(node.low) + ", " + std::to_string(node.high) + ", " +
            operand(0) + ')';
    } else if (node.form == Form::call || node.form == Form::registered) {
      const std::string name = node.form == Form::call ? info_of(node.word).name : tree.text(node);
      const int own = binding(node);
      if (own == whole) {
        out = name + '(' + operand(0);
        for (std::size_t k = 1; k < node.count; ++k) out += ", " + operand(k);
        out += ')';
      } else if (node.word == Word::negate) {
        out = '-' + enclosed_if(operand_binding(0) <= own, operand(0));
      } else if (node.word == Word::opposite) {
        out = "not " + enclosed_if(operand_binding(0) <= own, operand(0));
      } else if (node.word == Word::power) {
        out = enclosed_if(operand_binding(0) <= own, operand(0)) + '^' +
              enclosed_if(operand_binding(1) < signs_bind, operand(1));
      } else {
        const int right = operand_binding(1);
        out = enclosed_if(operand_binding(0) < own, operand(0)); // appended to, so that long sums cost no more
        out += ' ' + name + ' ' + enclosed_if(right <= own || (right == signs_bind && !node.condition), operand(1));
      }
    }
  }
  return texts.empty() ? std::string() : std::move(texts.back());
}

} // namespace activarium::formula
