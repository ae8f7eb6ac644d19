#include "training/check_settings.h"

#include <cmath>

namespace activarium {
namespace {

class Checker {
public:
  Problem problem;

  Checker& doc(const char*) { return *this; }
  void number(const char* name, double v, const Limits& limits) {
    if (problem) return;
    const bool whole = limits.whole && v == std::floor(v);
    const bool above = limits.low_open ? v > limits.low : v >= limits.low;
    const bool below = limits.high_open ? v < limits.high : v <= limits.high;
    if (std::isfinite(v) && above && below && (whole || (!limits.whole && fits_float(v)))) return;
    problem = {std::isfinite(v) && above && below && !limits.whole ? "not-a-float"
               : limits.whole                                      ? "not-whole"
                                                                   : "out-of-range",
               field_ + name,
               {{"low", limits.low},
                {"high", limits.high},
                {"lowOpen", limits.low_open},
                {"highOpen", limits.high_open},
                {"value", v}}};
  }
  void pair(const char* name, const std::array<double, 2>& both, const Limits& limits) {
    const std::string own = name;
    number((own + "[0]").c_str(), both[0], limits);
    number((own + "[1]").c_str(), both[1], limits);
  }
  template <class T> void list(const char* name, std::vector<T>& items, double most) {
    if (problem) return;
    if (items.empty() || static_cast<double>(items.size()) > most) {
      problem = {"list-size", field_ + name, {{"low", 1}, {"high", most}}};
      return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) within(std::string(name) + "[" + std::to_string(i) + "].", items[i]);
  }
  template <class List> void one_of(const char* name, OneOf<List>& chosen) {
    chosen.call([&]<class Member>(typename Member::Options& options) {
      within(std::string(name) + ".", options);
      if constexpr (requires { Member::check(options); }) {
        if (problem) return;
        problem = Member::check(options);
        if (problem) problem.field = field_ + name + "." + problem.field;
      }
    });
  }
  template <class List> void one_of(const char* name, std::optional<OneOf<List>>& chosen) {
    if (chosen) one_of(name, *chosen);
  }
  template <class T> void group(const char* name, std::optional<T>& group) {
    if (group) within(std::string(name) + ".", *group);
  }
  // What was read is one of the names; the rest is for `plan`.
  template <class... Anything> void choice(const Anything&...) {}
  template <class... Anything> void text(const Anything&...) {}
  template <class... Anything> void flag(const Anything&...) {}
  template <class... Anything> void parameters(const Anything&...) {}
  template <class... Anything> void names(const Anything&...) {}

private:
  template <class T> void within(const std::string& field, T& group) {
    const std::string outside = field_;
    field_ += field;
    group.visit(*this);
    field_ = outside;
  }

  std::string field_; // with its point
};

} // namespace

Problem check_settings(const Settings& settings) {
  Checker checker;
  Settings(settings).visit(checker);
  return checker.problem;
}

} // namespace activarium
