// What is said of a formula as a line of text.
#pragma once

#include <sstream>
#include <string>

#include "base/problem.h"
#include "formula/syntax.h"

namespace activarium {

/// The code and the values: `nested-too-deeply most=64`; empty if nothing is wrong.
inline std::string told(const char* code, const Facts& facts) {
  std::ostringstream out;
  out << code;
  for (const Fact& fact : facts) {
    out << ' ' << fact.name << '=';
    if (fact.is_text)
      out << fact.text;
    else
      out << fact.number;
  }
  return out.str();
}
inline std::string told(const formula::Fault& fault) { return told(fault.code, fault.facts); }

} // namespace activarium
