#include "base/problem.h"

namespace activarium {

Fact::Fact(const char* fact, double value) : name(fact), number(value) {}
Fact::Fact(const char* fact, std::string_view value) : name(fact), text(value), is_text(true) {}
Fact::Fact(const Fact&) = default;
Fact::~Fact() = default;

Facts::Facts() = default;
Facts::Facts(std::initializer_list<Fact> facts) : all_(facts) {}
Facts::Facts(const Facts&) = default;
Facts::Facts(Facts&&) noexcept = default;
Facts& Facts::operator=(const Facts&) = default;
Facts& Facts::operator=(Facts&&) noexcept = default;
Facts::~Facts() = default;

void Facts::add(const Fact& fact) { all_.push_back(fact); }

Problem no_memory(std::uint64_t bytes) { return {"memory", "", {{"bytes", bytes}}}; }

} // namespace activarium
