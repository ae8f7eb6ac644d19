#include "base/memory.h"

#include <cstdlib>
#include <cstring>

namespace activarium {
namespace {

/// What small objects, which nobody plans, may take while a planned block lives. Where even this cannot be had, the
/// block is given back: the next small object would end the program.
constexpr std::size_t reserve = std::size_t{1} << 20;

constexpr std::uint64_t most = std::uint64_t{1} << 31;

} // namespace

Memory::Memory(const MemoryPlan& plan) {
  constexpr std::size_t line = MemoryPlan::line;
  if (plan.bytes() >= most) return;
  const auto bytes = static_cast<std::size_t>(plan.bytes());
  block_.reset(static_cast<std::byte*>(std::malloc(bytes + line)));
  if (block_ && !can_allocate(0)) block_.reset();
  if (!block_) return;
  first_ = block_.get() + (line - reinterpret_cast<std::uintptr_t>(block_.get()) % line);
  std::memset(first_, 0, bytes);
}

Memory Memory::within(void* block) {
  Memory memory;
  memory.first_ = static_cast<std::byte*>(block);
  return memory;
}

void Memory::Free::operator()(std::byte* block) const { std::free(block); }

bool can_allocate(double bytes) {
  if (!(bytes < static_cast<double>(most))) return false;
  // volatile: a compiler may otherwise remove the pair and assume success
  void* volatile block = std::malloc(static_cast<std::size_t>(bytes) + reserve);
  std::free(block);
  return block != nullptr;
}

} // namespace activarium
