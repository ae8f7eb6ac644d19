// A run as bytes, and its way back. A checkpoint is complete: a run restored from it ends in the same bits as one that
// was never interrupted.
//
// Little-endian: "ACTV", version (u32), size of the body (u64), body, CRC-32 of everything before it. The body is
// sections: tag (four letters), size (u64), contents. A reader passes over tags that it does not know.
//   DATA  hash of the data set (u64)
//   DEFS  count (u32), then the definitions of activations that are not registered, texts
//   SETT  settings, each by its name in the library (settings_in_checkpoint.h)
//   STAT  steps done (u64), sums and means of the epoch, divergence
//   SQUA  for each dense layer Σ of the squares of its weights' gradients over the epoch's steps, doubles; not in older
//   ones PARA  the parameters' block, floats · MOM0, MOM1  the optimiser's moments, as many STAR  the parameters to
//   which a reset goes back, where they were given from outside
#pragma once

#include "training/run.h"

namespace activarium {

struct Bytes {
  const std::uint8_t* data;
  std::size_t size;
};

/// The size of a checkpoint of such a run.
std::uint64_t checkpoint_bytes(const Plan& plan);

/// `out` has room for checkpoint_bytes(run.plan()).
void write_checkpoint(const Run& run, std::uint8_t* out);

/// What has to be there before a run is made again: its data, and definitions of activations. Problems have the field
/// "checkpoint".
struct CheckpointHeader {
  Problem problem = {};
  std::uint64_t dataset_hash = 0;
  std::vector<std::string> definitions = {};
  Settings settings = {};
};
CheckpointHeader read_checkpoint_header(Bytes bytes);

/// The run of a checkpoint with a sound header, on the data of its hash.
Made<Run> restore_checkpoint(Bytes bytes, const CheckpointHeader& header, std::shared_ptr<const DataSource> source,
                             const PlanLimits& limits);

} // namespace activarium
