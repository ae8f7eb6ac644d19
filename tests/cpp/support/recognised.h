// What a formula is recognised as.
#pragma once

#include <catch2/catch.hpp>

#include <utility>

#include "activations/strip.h"
#include "formula/definition.h"
#include "support/faults.h"

namespace activarium {

/// `swish: b is its β`, `none: with a = 1, b = 0`, `leaky-relu: a is its a, within its range`.
inline std::string told(const formula::Known& k) {
  if (k.info == nullptr) return {};
  std::ostringstream out;
  const char* between = ": ";
  const auto next = [&]() -> std::ostream& { return out << std::exchange(between, ", "); };
  out << k.info->id;
  for (const auto& [own, registered] : k.renamed) next() << own << " is its " << registered;
  if (k.within_range != 0) next() << (k.within_range == 1 ? "within its range" : "within their ranges");
  for (const auto& [name, value] : k.starts)
    next() << (&name == &k.starts[0].name ? "with " : "") << name << " = " << static_cast<float>(value);
  return out.str();
}

/// The id of the registered function, which parameter is which, and for which values; empty if it is none.
inline std::string known(const std::string& text, const std::vector<formula::Declaration>& parameters = {}) {
  const formula::Outcome outcome = formula::define({text, "", parameters});
  INFO(text << ": " << told(outcome.fault));
  REQUIRE(outcome.definition != nullptr);
  const std::string found = told(outcome.definition->known_as());
  formula::forget(outcome.definition->info().id);
  return found;
}

template <formula::Program formula::Programs::*part> void run_part(const Strip& strip) {
  (static_cast<const formula::Programs*>(strip.program)->*part).run(strip);
}

/// The same without all else that a definition is asked for, which takes longer; each parameter is one number.
inline std::string known_alone(const std::string& text, const std::vector<formula::Declaration>& parameters = {}) {
  formula::Formula read;
  formula::Programs programs;
  formula::Fault fault = formula::read(text, read);
  if (!fault) fault = formula::compile(read, programs);
  INFO(text << ": " << told(fault));
  REQUIRE(!fault);
  std::vector<ParameterInfo> infos;
  for (const formula::Parameter& p : read.built.parameters) {
    ParameterInfo info = {.name = p.name.c_str(), .symbol = p.name.c_str(), .initial = 1};
    for (const formula::Declaration& given : parameters)
      if (given.name == p.name) info.initial = given.initial[0];
    infos.push_back(info);
  }
  Info info = {};
  info.id = "alone";
  info.expression = read.canonical.c_str();
  info.parameters.data = infos.data();
  info.parameters.size = infos.size();
  using formula::Programs;
  const BlockKernel kernel = {&info,
                              run_part<&Programs::values>,
                              run_part<&Programs::slopes>,
                              run_part<&Programs::gradients>,
                              run_part<&Programs::curvatures>,
                              &programs};
  return told(formula::recognise(kernel, parameters.size() == infos.size()));
}

} // namespace activarium
