#include <algorithm>

#include "formula/parser.h"

namespace activarium::formula {
namespace {

/// What a parameter of that name may have been meant for; empty for most names.
std::string doubt_about(const std::string& name, bool has_input) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name == "E") return "; Euler's number is e";
  const std::string plain = plain_name(name);
  if (plain.substr(0, 2) == "pi" && (plain.size() == 2 || is_digit(plain[2]))) return "; π is written pi";
  const bool is_variable = plain[0] == 'x' && (plain.size() < 3 || is_digit(plain[1]));
  const bool may_be =
      !has_input && name.size() == 1 && std::string_view("ztuyvsXn").find(name) != std::string_view::npos;
  if (is_variable || may_be || name == "χ") return "; the variable is x";
  if (name.size() == 2 && name[1] == 'x') return "; a product is written " + name.substr(0, 1) + "*x";
  if (name.size() < 2 || (static_cast<unsigned char>(name[0]) & 0x80) != 0) return {};
  if (name == "phi" || name == "sigma") return {}; // they are parameters' usual names too
  const Callee callee = find_callee(name);
  const std::string functions = callee.word != Word::count     ? std::string(info_of(callee.word).name) + "(…)"
                                : callee.registered != nullptr ? name + "(…)"
                                                               : functions_beginning(name);
  return functions.empty() ? functions : "; a function is written " + functions;
}

} // namespace

std::vector<Note> notes_of(const Tree& tree) {
  std::vector<Note> notes = tree.notes;
  std::vector<std::string> variables, seen; // of sums; of names
  bool has_input = false;
  for (const Node& node : tree.nodes) {
    if (node.is_expansion) continue;
    has_input = has_input || node.form == Form::input;
    if (node.form == Form::sum_opens) variables.push_back(tree.text(node));
  }
  const auto say = [&](std::string message, std::size_t from, std::size_t to) {
    auto place = notes.begin();
    while (place != notes.end() && place->from <= from) ++place;
    notes.insert(place, {std::move(message), from, to});
  };
  const Node& whole = tree.nodes.back();
  if (!has_input) say("x does not occur: this is a constant", whole.from, whole.to);
  for (const Node& node : tree.nodes) {
    const bool is_named = node.form == Form::name || node.form == Form::element || node.form == Form::list;
    if (node.is_expansion || !is_named) continue;
    const std::string& name = tree.text(node);
    const auto is_in = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (is_constant_name(name) || is_in(variables) || is_in(seen)) continue;
    seen.push_back(name);
    const std::string doubt = doubt_about(name, has_input);
    const std::size_t to = node.form == Form::element ? node.from + name.size() : node.to;
    if (!doubt.empty()) say(name + " is read as a parameter" + doubt, node.from, to);
  }
  return notes;
}

} // namespace activarium::formula
