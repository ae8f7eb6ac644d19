#include "formula/words.h"

#include <algorithm>
#include <vector>

namespace activarium::formula {
namespace {

constexpr WordInfo words[] = {{"+", 2, 2},
                              {"-", 2, 2},
                              {"*", 2, 2},
                              {"/", 2, 2},
                              {"^", 2, 2},
                              {"neg", 1, 1},
                              {"<", 2, 2},
                              {"<=", 2, 2},
                              {">", 2, 2},
                              {">=", 2, 2},
                              {"==", 2, 2},
                              {"!=", 2, 2},
                              {"and", 2, 2},
                              {"or", 2, 2},
                              {"not", 1, 1},
                              {"exp", 1, 1},
                              {"expm1", 1, 1},
                              {"log", 1, 1},
                              {"log1p", 1, 1},
                              {"sqrt", 1, 1},
                              {"abs", 1, 1},
                              {"sign", 1, 1},
                              {"tanh", 1, 1},
                              {"sigmoid", 1, 1},
                              {"softplus", 1, 1},
                              {"relu", 1, 1},
                              {"silu", 1, 1},
                              {"gelu", 1, 1},
                              {"phi", 1, 1},
                              {"erf", 1, 1},
                              {"sin", 1, 1},
                              {"cos", 1, 1},
                              {"bspline", 1, 1},
                              {"pow", 2, 2},
                              {"max", 2, any_number},
                              {"min", 2, any_number},
                              {"clamp", 3, 3},
                              {"where", 3, 3},
                              {"spline", 5, 5}};

struct Alias {
  const char* name;
  Word word;
};
constexpr Alias aliases[] = {
    {"ln", Word::log},    {"sgn", Word::sign},      {"Phi", Word::phi},          {"Φ", Word::phi},
    {"σ", Word::sigmoid}, {"sigma", Word::sigmoid}, {"logistic", Word::sigmoid}, {"swish", Word::silu},
    {"iif", Word::where}};

/// How many letters must be changed, left out or put in to make b of a.
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

constexpr const char* sum_name = "sum";

} // namespace

const WordInfo& info_of(Word word) { return words[static_cast<std::size_t>(word)]; }

Word find_function(std::string_view name) {
  for (auto i = static_cast<std::size_t>(Word::exp); i < static_cast<std::size_t>(Word::count); ++i)
    if (name == words[i].name) return static_cast<Word>(i);
  for (const Alias& alias : aliases)
    if (name == alias.name) return alias.word;
  return Word::count;
}

std::string similar_function(std::string_view name) {
  if (name.size() > 16) return {};
  std::string best;
  std::size_t fewest = std::min<std::size_t>(3, name.size() - name.size() / 3);
  const auto consider = [&](const char* candidate) {
    const std::size_t n = slips(name, candidate);
    if (n >= fewest) return;
    fewest = n;
    best = candidate;
  };
  for (auto i = static_cast<std::size_t>(Word::exp); i < static_cast<std::size_t>(Word::count); ++i)
    consider(words[i].name);
  consider(sum_name);
  return best;
}

} // namespace activarium::formula
