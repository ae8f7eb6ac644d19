#include "data/idx.h"

namespace activarium {

IdxHeader read_idx_header(const std::uint8_t* bytes, std::size_t size, std::size_t rank) {
  IdxHeader h;
  h.rank = rank;
  h.header_bytes = 4 + 4 * rank;
  const auto fail = [&](std::string reason) {
    h.error = std::move(reason);
    return h;
  };
  if (size >= 1 && bytes[0] == '<') return fail("is a web page, not an IDX file: the address is probably wrong");
  if (size < 4) return fail("is cut short: an IDX file has at least 4 bytes");
  if (bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 8)
    return fail("does not begin like an IDX file of unsigned bytes (00 00 08)");
  if (bytes[3] != rank)
    return fail("has " + std::to_string(bytes[3]) + " dimensions; " + std::to_string(rank) + " are expected" +
                (rank == 1 ? " for labels" : " for images"));
  if (size < h.header_bytes) return fail("is cut short within its header");
  h.data_bytes = 1;
  for (std::size_t i = 0; i < rank; ++i) {
    const std::uint8_t* b = bytes + 4 + 4 * i;
    h.sizes[i] = (std::uint32_t{b[0]} << 24) | (std::uint32_t{b[1]} << 16) | (std::uint32_t{b[2]} << 8) | b[3];
    if (h.sizes[i] == 0) return fail("has a dimension of size 0");
    // Checked after each factor, so that the product of 32-bit sizes cannot overflow 64 bits.
    h.data_bytes *= h.sizes[i];
    if (h.data_bytes > max_idx_bytes) return fail("announces more than 512 MB of data");
  }
  return h;
}

IdxHeader read_idx(const std::uint8_t* bytes, std::size_t size, std::size_t rank) {
  IdxHeader h = read_idx_header(bytes, size, rank);
  if (!h.error.empty()) return h;
  if (size != h.file_bytes())
    h.error = std::string("is ") + (size < h.file_bytes() ? "cut short" : "too long") + ": its header announces " +
              std::to_string(h.file_bytes()) + " bytes, it has " + std::to_string(size);
  return h;
}

} // namespace activarium
