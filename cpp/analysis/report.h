// How an analysis hands on what it found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace activarium {

class Report {
public:
  virtual ~Report() = default;
  virtual void number(const char* name, double v) = 0;
  virtual void text(const char* name, const std::string& v) = 0;
  virtual void numbers(const char* name, const float* v, std::size_t count) = 0;
  virtual void numbers(const char* name, const std::uint32_t* v, std::size_t count) = 0;
  virtual void numbers(const char* name, const std::uint8_t* v, std::size_t count) = 0;
  /// What follows until `close` belongs to another item of the list `name`.
  virtual void open(const char* name) = 0;
  virtual void close() = 0;
};

} // namespace activarium
