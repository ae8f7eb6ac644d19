// The IDX format of MNIST's files: two zero bytes, a type (8: unsigned byte), the rank, then the sizes as big-endian
// 32-bit numbers, then the data.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/problem.h"

namespace activarium {

/// The most bytes of data that are accepted; all of FashionMNIST's images are 47 MB.
inline constexpr std::uint64_t max_idx_bytes = 512ull * 1024 * 1024;

struct IdxHeader {
  Problem problem; // without a field
  std::size_t rank = 0;
  std::uint32_t sizes[3] = {1, 1, 1};
  std::size_t header_bytes = 0;
  std::uint64_t data_bytes = 0;

  std::uint64_t file_bytes() const { return header_bytes + data_bytes; }
};

/// Reads the header of unsigned bytes of the given rank (1: labels, 3: images) from the first `size` bytes of a file.
IdxHeader read_idx_header(const std::uint8_t* bytes, std::size_t size, std::size_t rank);

/// The same, and demands that the file holds exactly the data that its header announces.
IdxHeader read_idx(const std::uint8_t* bytes, std::size_t size, std::size_t rank);

} // namespace activarium
