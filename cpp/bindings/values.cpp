#include "bindings/values.h"

namespace activarium {

val values_of(const Facts& facts) {
  val values = val::object();
  for (const Fact& fact : facts) values.set(fact.name, fact.is_text ? val(fact.text) : val(fact.number));
  return values;
}

val refusal(const Problem& problem) {
  val out = val::object();
  out.set("code", std::string(problem.code));
  out.set("field", problem.field);
  out.set("values", values_of(problem.facts));
  return out;
}

std::vector<ParameterStart> starts_of(const val& entries) {
  std::vector<ParameterStart> out;
  const auto n = entries["length"].as<std::size_t>();
  for (std::size_t i = 0; i < n; ++i)
    out.push_back({entries[i][0].as<std::string>(), emscripten::convertJSArrayToNumberVector<double>(entries[i][1])});
  return out;
}

} // namespace activarium
