// Reads formula-values.txt: formulas, and what they mean.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/reference.h"

namespace activarium {

struct Truth {
  float x;
  double f, slope;
};
struct SpelledFormula {
  std::string text;
  std::map<std::string, double> parameters;
};
/// Formulas that mean the same, and what they mean.
struct Meaning {
  std::vector<SpelledFormula> formulas;
  std::vector<Truth> truths;
};

/// The spellings, then the compositions.
inline std::pair<std::vector<Meaning>, std::vector<Meaning>> formula_meanings() {
  std::pair<std::vector<Meaning>, std::vector<Meaning>> all;
  std::vector<Meaning>* into = &all.first;
  for (const auto& words : reference_lines("formula-values.txt")) {
    if (words[0] == "compositions") {
      into = &all.second;
    } else if (words[0] == "formula") {
      if (into->empty() || !into->back().truths.empty()) into->emplace_back();
      into->back().formulas.push_back({words[1], {}});
    } else if (words[0] == "parameter") {
      into->back().formulas.back().parameters[words[1]] = number_of(words[2]);
    } else {
      into->back().truths.push_back(
          {static_cast<float>(number_of(words[0])), number_of(words[1]), number_of(words[2])});
    }
  }
  return all;
}

} // namespace activarium
