// Runs for tests, which must be possible.
#pragma once

#include <cstring>
#include <stdexcept>

#include "analysis/list.h"
#include "training/checkpoint.h"

namespace activarium {

/// What was made, or a failed test that names the problem.
template <class T> std::shared_ptr<T> sound(const Made<T>& made) {
  if (!made.value) throw std::runtime_error(std::string(made.problem.code) + ": " + made.problem.field);
  return made.value;
}

inline std::shared_ptr<Run> run_of(const Settings& settings, std::shared_ptr<const DataSource> data) {
  return sound(Run::make(sound(plan(settings, std::move(data), run_limits))));
}

inline void take(Run& run, int steps) {
  for (int i = 0; i < steps; ++i) run.step();
}

inline std::vector<std::uint8_t> checkpoint_of(const Run& run) {
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(checkpoint_bytes(run.plan())));
  write_checkpoint(run, bytes.data());
  return bytes;
}

inline Bytes view(const std::vector<std::uint8_t>& bytes) { return {bytes.data(), bytes.size()}; }

inline Made<Run> restored(const std::vector<std::uint8_t>& bytes, std::shared_ptr<const DataSource> data) {
  const CheckpointHeader header = read_checkpoint_header(view(bytes));
  return header.problem ? Made<Run>{header.problem}
                        : restore_checkpoint(view(bytes), header, std::move(data), run_limits);
}

/// Makes the checksum of a checkpoint that was tampered with the right one: CRC-32, bit by bit.
inline void make_checksum_fit(std::vector<std::uint8_t>& bytes) {
  std::uint32_t crc = 0xffffffffu;
  for (std::size_t k = 0; k + 4 < bytes.size(); ++k) {
    crc ^= bytes[k];
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1u) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
  }
  crc = ~crc;
  std::memcpy(bytes.data() + bytes.size() - 4, &crc, sizeof crc);
}

/// An analysis of class A that has taken in all that was asked for.
template <class A> std::shared_ptr<A> finished(const Run& run, const AnalysisRequest& request) {
  const std::shared_ptr<A> analysis = sound(start_analysis<A>(run, request));
  while (!analysis->finished()) analysis->advance();
  return analysis;
}

} // namespace activarium
