// What a name before a parenthesis calls, and a function of the registry in the language's other words.
#pragma once

#include "activations/activation.h"
#include "formula/syntax.h"

namespace activarium::formula {

/// A function of the language, one of the registry, or both: `softplus` has a β there, which may be left out.
struct Callee {
  Word word = Word::count;
  const Info* registered = nullptr;

  explicit operator bool() const { return word != Word::count || registered != nullptr; }
  std::size_t least() const { return word != Word::count ? info_of(word).least : 1; }
  std::size_t most() const;
};
Callee find_callee(std::string_view name);

/// As function_like, of the registry's functions with long names.
std::string registered_like(std::string_view name);

/// The registry's id as the formula language writes it.
std::string called(const Info& info);

/// The names of its parameters with commas between.
std::string parameter_names(const Info& info);

constexpr std::size_t no_node = static_cast<std::size_t>(-1);

/// Appends f of the node given[0], with the parameters given[1 …], of which those that are no_node have their start
/// values; its root, or no_node with a fault. A list is given as a node that names it.
std::size_t expand(Tree& tree, const Info& info, const std::vector<std::size_t>& given, const Node& place,
                   Fault& fault);

/// Appends a text of x with the node `x` in its place.
std::size_t expand(Tree& tree, std::string_view text, std::size_t x, const Node& place);

} // namespace activarium::formula
