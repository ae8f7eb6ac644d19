#include "training/checkpoint.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "training/bytes.h"
#include "training/settings_in_checkpoint.h"

namespace activarium {
namespace {

constexpr std::uint32_t format_version = 4;
constexpr std::size_t head_bytes = 16, foot_bytes = 4;
constexpr const char* squares_tag = "SQUA";
constexpr const char* moment_tags[] = {"MOM0", "MOM1"};

std::uint32_t crc32(const std::uint8_t* data, std::size_t size) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> t{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t c = i;
      for (int bit = 0; bit < 8; ++bit) c = (c & 1u) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
      t[i] = c;
    }
    return t;
  }();
  std::uint32_t c = 0xffffffffu;
  for (std::size_t i = 0; i < size; ++i) c = table[(c ^ data[i]) & 0xff] ^ (c >> 8);
  return ~c;
}

Problem refused(const char* code, Facts facts = {}) { return {code, "checkpoint", std::move(facts)}; }

/// Writes a section's tag, what contents(out) writes, and its size in between.
template <class Contents> void section(ByteWriter& out, const char* tag, const Contents& contents) {
  out.raw(tag, 4);
  ByteWriter counted(nullptr);
  contents(counted);
  out.number(counted.size());
  contents(out);
}

/// The contents of a section; empty where there is none.
ByteReader section_of(Bytes bytes, const char* tag) {
  ByteReader in(bytes.data + head_bytes, bytes.size - head_bytes - foot_bytes);
  while (in.ok && in.left() > 0) {
    const std::uint8_t* const own = in.raw(4);
    const auto size = in.number<std::uint64_t>();
    const std::uint8_t* const contents = in.raw(size);
    if (contents != nullptr && std::memcmp(own, tag, 4) == 0) return {contents, size};
  }
  return {nullptr, 0};
}

bool read_numbers(Bytes bytes, const char* tag, void* to, std::uint64_t size) {
  ByteReader in = section_of(bytes, tag);
  if (in.left() != size) return false;
  if (size != 0) std::memcpy(to, in.raw(size), static_cast<std::size_t>(size));
  return true;
}

} // namespace

/// What checkpoints see of a run.
class CheckpointAccess {
public:
  /// Without a run only the size counts.
  static void write(ByteWriter& out, const Plan& plan, const Run* run) {
    out.raw("ACTV", 4);
    out.number(format_version);
    const std::uint64_t size_at = out.size();
    out.number(std::uint64_t{0});
    section(out, "DATA", [&](ByteWriter& w) { w.number(run == nullptr ? std::uint64_t{0} : plan.source()->hash()); });
    section(out, "DEFS", [&](ByteWriter& w) { write_definitions(w, plan.model()); });
    section(out, "SETT", [&](ByteWriter& w) { write_settings(w, plan.settings()); });
    section(out, "STAT", [&](ByteWriter& w) { write_state(w, run); });
    section(out, squares_tag, [&](ByteWriter& w) {
      w.raw(run == nullptr ? nullptr : run->layer_squares(), plan.run().layer_squares.count * sizeof(double));
    });
    const std::uint64_t floats = plan.model().tensors().planned_floats();
    const auto block = [&](const char* tag, const float* from) {
      section(out, tag, [&](ByteWriter& w) { w.raw(from, floats * sizeof(float)); });
    };
    block("PARA", run == nullptr ? nullptr : run->parameters_.values);
    for (std::size_t i = 0; i < plan.moments(); ++i) block(moment_tags[i], run == nullptr ? nullptr : run->moments_[i]);
    if (plan.starts() == Starts::given) block("STAR", run == nullptr ? nullptr : run->start());
    const std::uint64_t body = out.size() - head_bytes;
    if (out.data() != nullptr) std::memcpy(out.data() + size_at, &body, sizeof body);
    out.number(out.data() == nullptr ? 0u : crc32(out.data(), static_cast<std::size_t>(out.size())));
  }

  static bool read(Bytes bytes, Run& run) {
    ByteReader in = section_of(bytes, "STAT");
    run.steps_done_ = in.number<std::uint64_t>();
    for (double* v : {&run.loss_sum_, &run.correct_sum_, &run.norm_sum_, &run.last_epoch_.loss,
                      &run.last_epoch_.accuracy, &run.last_epoch_.gradient_norm})
      *v = in.number<double>();
    const auto divergence = in.number<std::uint8_t>();
    run.divergence_ = static_cast<Divergence>(divergence);
    if (!in.ok || run.steps_done_ > 0xffffffffu || divergence > static_cast<std::uint8_t>(Divergence::parameters))
      return false;
    const std::uint64_t size = run.model().tensors().planned_floats() * sizeof(float);
    if (!read_numbers(bytes, "PARA", run.parameters_.change(), size)) return false;
    for (std::size_t i = 0; i < run.plan().moments(); ++i)
      if (!read_numbers(bytes, moment_tags[i], run.moments_[i], size)) return false;
    if (run.plan().starts() == Starts::given && !read_numbers(bytes, "STAR", run.start(), size)) return false;
    const std::size_t layers = run.plan().run().layer_squares.size();
    if (!read_numbers(bytes, squares_tag, run.layer_squares(), layers * sizeof(double))) {
      if (section_of(bytes, squares_tag).left() != 0) return false;
      std::fill_n(run.layer_squares(), layers, not_a_number); // of a version that did not add them up
    }
    run.start_epoch();
    return true;
  }

private:
  static void write_definitions(ByteWriter& out, const Model& model) {
    std::vector<std::string_view> definitions;
    for (const ParameterSet& set : model.sets()) {
      const std::string_view definition = set.kernel->definition;
      if (!definition.empty() && std::find(definitions.begin(), definitions.end(), definition) == definitions.end())
        definitions.push_back(definition);
    }
    out.number(static_cast<std::uint32_t>(definitions.size()));
    for (const std::string_view definition : definitions) out.text(definition);
  }

  static void write_state(ByteWriter& out, const Run* run) {
    static constexpr EpochMeans none;
    const EpochMeans& last = run == nullptr ? none : run->last_epoch_;
    out.number(run == nullptr ? std::uint64_t{0} : run->steps_done_);
    for (const double v : {run == nullptr ? 0 : run->loss_sum_, run == nullptr ? 0 : run->correct_sum_,
                           run == nullptr ? 0 : run->norm_sum_, last.loss, last.accuracy, last.gradient_norm})
      out.number(v);
    out.number(static_cast<std::uint8_t>(run == nullptr ? Divergence::none : run->divergence_));
  }
};

std::uint64_t checkpoint_bytes(const Plan& plan) {
  ByteWriter counted(nullptr);
  CheckpointAccess::write(counted, plan, nullptr);
  return counted.size();
}

void write_checkpoint(const Run& run, std::uint8_t* out) {
  ByteWriter writer(out);
  CheckpointAccess::write(writer, run.plan(), &run);
}

CheckpointHeader read_checkpoint_header(Bytes bytes) {
  if (bytes.size < head_bytes + foot_bytes || std::memcmp(bytes.data, "ACTV", 4) != 0)
    return {refused("checkpoint-none")};
  std::uint32_t version, crc;
  std::uint64_t body;
  std::memcpy(&version, bytes.data + 4, sizeof version);
  std::memcpy(&body, bytes.data + 8, sizeof body);
  std::memcpy(&crc, bytes.data + bytes.size - foot_bytes, sizeof crc);
  if (version != format_version)
    return {refused("checkpoint-version", {{"version", version}, {"readable", format_version}})};
  if (body != bytes.size - head_bytes - foot_bytes) return {refused("checkpoint-size")};
  if (crc != crc32(bytes.data, bytes.size - foot_bytes)) return {refused("checkpoint-damaged")};
  CheckpointHeader h;
  h.dataset_hash = section_of(bytes, "DATA").number<std::uint64_t>();
  ByteReader definitions = section_of(bytes, "DEFS");
  const std::uint32_t count = definitions.count();
  for (std::uint32_t i = 0; i < count && definitions.ok; ++i) h.definitions.push_back(definitions.text());
  ByteReader settings = section_of(bytes, "SETT");
  h.problem = read_settings(settings, h.settings);
  if (!definitions.ok) h.problem = refused("checkpoint-settings");
  return h;
}

Made<Run> restore_checkpoint(Bytes bytes, const CheckpointHeader& header, std::shared_ptr<const DataSource> source,
                             const PlanLimits& limits) {
  const Starts starts = section_of(bytes, "STAR").left() == 0 ? Starts::drawn : Starts::given;
  const Made<const Plan> planned = plan(header.settings, std::move(source), limits, starts);
  if (planned.problem) return {planned.problem};
  Made<Run> made = Run::make(planned.value);
  if (made.value && !CheckpointAccess::read(bytes, *made.value)) return {refused("checkpoint-contents")};
  return made;
}

} // namespace activarium
