// Reads the committed tables of true values.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace activarium {

/// A table of tests/reference: the function's id, the parameters it was made with, named columns, rows of numbers.
struct ReferenceTable {
  std::string id;
  std::map<std::string, std::vector<double>> parameters;
  std::vector<std::string> columns;
  std::vector<std::vector<double>> rows;

  /// The column's number, or columns.size().
  std::size_t column(const std::string& name) const {
    std::size_t i = 0;
    while (i < columns.size() && columns[i] != name) ++i;
    return i;
  }
};

inline std::string reference_path(const std::string& name) { return std::string(REFERENCE_FOLDER "/") + name; }

/// The words of each line that is neither empty nor a comment.
inline std::vector<std::vector<std::string>> reference_lines(const std::string& name) {
  std::ifstream file(reference_path(name));
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::vector<std::string> split;
    for (std::string word; words >> word;) split.push_back(word);
    if (!split.empty() && split[0][0] != '#') lines.push_back(split);
  }
  return lines;
}

inline double number_of(const std::string& word) { return std::strtod(word.c_str(), nullptr); }

/// Empty rows if the file is missing; callers demand rows.
inline ReferenceTable read_reference(const std::string& name) {
  ReferenceTable table;
  for (const auto& words : reference_lines(name)) {
    if (words[0] == "activation" || words[0] == "function") {
      table.id = words[1];
    } else if (words[0] == "columns") {
      table.columns.assign(words.begin() + 1, words.end());
    } else {
      std::vector<double> numbers;
      const bool parameter = words[0] == "parameter";
      for (std::size_t i = parameter ? 2 : 0; i < words.size(); ++i) numbers.push_back(number_of(words[i]));
      if (parameter)
        table.parameters[words[1]] = numbers;
      else
        table.rows.push_back(numbers);
    }
  }
  return table;
}

} // namespace activarium
