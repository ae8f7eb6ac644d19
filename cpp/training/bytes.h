// Numbers and texts as little-endian bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace activarium {

/// Writes, or with no place to write to only counts.
class ByteWriter {
public:
  explicit ByteWriter(std::uint8_t* out) : out_(out) {}

  std::uint64_t size() const { return size_; }
  std::uint8_t* data() const { return out_; }
  void raw(const void* data, std::uint64_t size) {
    if (out_ != nullptr && size != 0) std::memcpy(out_ + size_, data, static_cast<std::size_t>(size));
    size_ += size;
  }
  template <class T> void number(T v) { raw(&v, sizeof v); }
  void text(std::string_view s) {
    number(static_cast<std::uint32_t>(s.size()));
    raw(s.data(), s.size());
  }

private:
  std::uint8_t* out_;
  std::uint64_t size_ = 0;
};

/// Reads what ByteWriter wrote; anything that does not fit sets `ok` to false and yields zeros.
class ByteReader {
public:
  ByteReader(const std::uint8_t* data, std::uint64_t size) : at_(data), left_(size) {}
  bool ok = true;

  std::uint64_t left() const { return left_; }
  /// The next `size` bytes; null where there are not so many.
  const std::uint8_t* raw(std::uint64_t size) {
    if (!ok || size > left_) {
      ok = false;
      return nullptr;
    }
    const std::uint8_t* const from = at_;
    at_ += size;
    left_ -= size;
    return from;
  }
  template <class T> T number() {
    T v{};
    if (const std::uint8_t* from = raw(sizeof v)) std::memcpy(&v, from, sizeof v);
    return v;
  }
  std::string text() {
    const auto size = number<std::uint32_t>();
    const auto* from = reinterpret_cast<const char*>(raw(size));
    return from == nullptr ? std::string() : std::string(from, size);
  }
  /// A number of items that each take at least one byte.
  std::uint32_t count() {
    const auto n = number<std::uint32_t>();
    if (n > left_) ok = false;
    return ok ? n : 0;
  }

private:
  const std::uint8_t* at_;
  std::uint64_t left_;
};

} // namespace activarium
