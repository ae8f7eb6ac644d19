// What a formula is recognised as.
#pragma once

#include <catch2/catch.hpp>

#include "formula/definition.h"

namespace activarium {

/// The id of the registered function, and the note; empty if it is none.
inline std::string known(const std::string& text, const std::vector<formula::Declaration>& parameters = {}) {
  const formula::Outcome outcome = formula::define({text, "", parameters});
  INFO(text << ": " << outcome.fault.message);
  REQUIRE(outcome.definition != nullptr);
  const formula::Known& k = outcome.definition->known_as();
  const std::string found = k.info == nullptr ? "" : std::string(k.info->id) + (k.note.empty() ? "" : ": " + k.note);
  formula::forget(outcome.definition->info().id);
  return found;
}

} // namespace activarium
