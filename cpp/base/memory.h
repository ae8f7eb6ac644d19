// Memory that is planned first and then taken in one piece, from the same numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace activarium {

/// A place for `count` numbers in a block of memory.
template <class T> struct Slot {
  std::uint64_t offset = 0, count = 0;

  /// The count, of memory that has been taken.
  std::size_t size() const { return static_cast<std::size_t>(count); }
};

/// Adds up what is needed, before any of it is taken. Each slot begins at a cache line, so that no vector of a packed
/// panel lies across two.
class MemoryPlan {
public:
  static constexpr std::uint64_t line = 64;

  template <class T> Slot<T> add(std::uint64_t count) {
    const Slot<T> slot{bytes_, count};
    bytes_ += (count * sizeof(T) + line - 1) / line * line;
    return slot;
  }
  std::uint64_t bytes() const { return bytes_; }

private:
  std::uint64_t bytes_ = 0;
};

/// One block, all zeros at first.
class Memory {
public:
  Memory() = default;
  /// Takes what was planned; afterwards false if it cannot be had.
  explicit Memory(const MemoryPlan& plan);
  /// What was planned, in a block of another's that begins at a cache line and is large enough.
  static Memory within(void* block);

  explicit operator bool() const { return block_ != nullptr; }
  /// Null for a slot of nothing.
  template <class T> T* at(const Slot<T>& slot) const {
    return slot.count == 0 ? nullptr : reinterpret_cast<T*>(first_ + static_cast<std::size_t>(slot.offset));
  }

private:
  struct Free {
    void operator()(std::byte* block) const;
  };
  std::unique_ptr<std::byte, Free> block_;
  std::byte* first_ = nullptr; // the block's first cache line
};

/// Whether a block of that many bytes can be had now, with something left for what is small.
bool can_allocate(double bytes);

} // namespace activarium
