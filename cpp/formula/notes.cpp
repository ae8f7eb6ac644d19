#include <algorithm>

#include "formula/parser.h"

namespace activarium::formula {
namespace {

/// What a parameter of that name may have been meant for; without a code for most names.
Note doubt_about(const std::string& name, bool has_input) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  Note doubt;
  doubt.facts.add({"name", name});
  const std::string plain = plain_name(name);
  const bool is_variable = plain[0] == 'x' && (plain.size() < 3 || is_digit(plain[1]));
  const bool may_be =
      !has_input && name.size() == 1 && std::string_view("ztuyvsXn").find(name) != std::string_view::npos;
  if (name == "E") {
    doubt.code = "parameter-or-euler";
  } else if (plain.substr(0, 2) == "pi" && (plain.size() == 2 || is_digit(plain[2]))) {
    doubt.code = "parameter-or-pi";
  } else if (is_variable || may_be || name == "χ") {
    doubt.code = "parameter-or-variable";
  } else if (name.size() == 2 && name[1] == 'x') {
    doubt.code = "parameter-or-product";
  } else if (name.size() > 1 && (static_cast<unsigned char>(name[0]) & 0x80) == 0 && name != "phi" && name != "sigma") {
    // phi and sigma are parameters' usual names too.
    const Callee callee = find_callee(name);
    std::string functions = callee.word != Word::count     ? info_of(callee.word).name
                            : callee.registered != nullptr ? name
                                                           : functions_beginning(name);
    if (functions.empty()) return doubt;
    doubt.code = "parameter-or-function";
    doubt.facts.add({"functions", std::move(functions)});
  }
  return doubt;
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
  const auto say = [&](Note note) {
    auto place = notes.begin();
    while (place != notes.end() && place->from <= note.from) ++place;
    notes.insert(place, std::move(note));
  };
  const Node& whole = tree.nodes.back();
  if (!has_input) say({"no-input", whole.from, whole.to});
  for (const Node& node : tree.nodes) {
    const bool is_named = node.form == Form::name || node.form == Form::element || node.form == Form::list;
    if (node.is_expansion || !is_named) continue;
    const std::string& name = tree.text(node);
    const auto is_in = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (is_constant_name(name) || is_in(variables) || is_in(seen)) continue;
    seen.push_back(name);
    Note doubt = doubt_about(name, has_input);
    doubt.from = node.from;
    doubt.to = node.form == Form::element ? node.from + name.size() : node.to;
    if (doubt) say(std::move(doubt));
  }
  return notes;
}

} // namespace activarium::formula
