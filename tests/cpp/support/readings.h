// Texts beside what they are read as, or why they are refused.
#pragma once

#include <catch2/catch.hpp>

#include "formula/formula.h"
#include "support/faults.h"

namespace activarium {

struct Reading {
  const char* text;
  const char* canonical;
};

inline void check_readings(std::initializer_list<Reading> readings) {
  for (const Reading& reading : readings) {
    formula::Formula formula, again;
    const formula::Fault fault = formula::read(reading.text, formula);
    INFO(reading.text << ": " << told(fault));
    CHECK(!fault);
    CHECK(formula.canonical == reading.canonical);
    CHECK(!formula::read(formula.canonical, again));
    CHECK(again.canonical == formula.canonical);
  }
}

struct Refusal {
  const char* text;
  const char* fault; // as told
  std::size_t from, to;
};

inline void check_refusals(std::initializer_list<Refusal> refusals) {
  for (const Refusal& refusal : refusals) {
    formula::Formula formula;
    const formula::Fault fault = formula::read(refusal.text, formula);
    INFO(refusal.text << ": " << formula.canonical);
    CHECK(told(fault) == refusal.fault);
    CHECK(fault.from == refusal.from);
    CHECK(fault.to == refusal.to);
  }
}

} // namespace activarium
