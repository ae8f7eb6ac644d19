#include "data/idx.h"

namespace activarium {

IdxHeader read_idx_header(const std::uint8_t* bytes, std::size_t size, std::size_t rank) {
  IdxHeader h;
  h.rank = rank;
  h.header_bytes = 4 + 4 * rank;
  const auto fail = [&](Problem problem) {
    h.problem = std::move(problem);
    return h;
  };
  if (size >= 1 && bytes[0] == '<') return fail({"idx-web-page"});
  if (size < 4) return fail({"idx-short"});
  if (bytes[0] != 0 || bytes[1] != 0 || bytes[2] != 8) return fail({"idx-start"});
  if (bytes[3] != rank) return fail({"idx-dimensions", "", {{"dimensions", bytes[3]}, {"expected", rank}}});
  if (size < h.header_bytes) return fail({"idx-header-short"});
  h.data_bytes = 1;
  for (std::size_t i = 0; i < rank; ++i) {
    const std::uint8_t* b = bytes + 4 + 4 * i;
    h.sizes[i] = (std::uint32_t{b[0]} << 24) | (std::uint32_t{b[1]} << 16) | (std::uint32_t{b[2]} << 8) | b[3];
    if (h.sizes[i] == 0) return fail({"idx-empty"});
    // Checked after each factor, so that the product of 32-bit sizes cannot overflow 64 bits.
    h.data_bytes *= h.sizes[i];
    if (h.data_bytes > max_idx_bytes) return fail({"idx-too-large"});
  }
  return h;
}

IdxHeader read_idx(const std::uint8_t* bytes, std::size_t size, std::size_t rank) {
  IdxHeader h = read_idx_header(bytes, size, rank);
  if (!h.problem && size != h.file_bytes())
    h.problem = {size < h.file_bytes() ? "idx-cut" : "idx-long", "", {{"announced", h.file_bytes()}, {"bytes", size}}};
  return h;
}

} // namespace activarium
