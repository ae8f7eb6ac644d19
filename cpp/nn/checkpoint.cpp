// Run::checkpoint and its way back.
//
// Layout, little-endian: "ACTV", version (u32), length of the body (u64), body, CRC-32 of everything before it. The
// body holds the data set's hash, the definitions of activations that are not registered, the settings, then the state.
// A checkpoint is complete: a run restored from it ends in the same bits as one that was never interrupted.
#include <algorithm>
#include <array>
#include <cstring>

#include "nn/run.h"

namespace activarium {
namespace {

constexpr std::uint32_t format_version = 3;
constexpr std::size_t head_bytes = 16;

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

class Writer {
public:
  std::vector<std::uint8_t> bytes;

  template <class T> void number(T v) { raw(&v, sizeof v); }
  void text(std::string_view s) {
    number(static_cast<std::uint32_t>(s.size()));
    raw(s.data(), s.size());
  }
  void floats(const std::vector<float>& v) {
    number(static_cast<std::uint64_t>(v.size()));
    raw(v.data(), v.size() * sizeof(float));
  }

private:
  void raw(const void* data, std::size_t size) {
    const std::size_t end = bytes.size();
    bytes.resize(end + size);
    if (size != 0) std::memcpy(bytes.data() + end, data, size);
  }
};

/// Reads what Writer wrote; anything that does not fit sets `ok` to false and yields zeros.
class Reader {
public:
  Reader(const std::uint8_t* data, std::size_t size) : at_(data), left_(size) {}
  bool ok = true;

  template <class T> T number() {
    T v{};
    if (take(sizeof v)) std::memcpy(&v, at_ - sizeof v, sizeof v);
    return v;
  }
  std::string text() {
    const auto size = number<std::uint32_t>();
    return take(size) ? std::string(reinterpret_cast<const char*>(at_ - size), size) : std::string();
  }
  std::vector<float> floats() {
    const auto count = number<std::uint64_t>();
    std::vector<float> v;
    if (count <= left_ / sizeof(float) && take(static_cast<std::size_t>(count) * sizeof(float))) {
      v.resize(static_cast<std::size_t>(count));
      if (count != 0) std::memcpy(v.data(), at_ - v.size() * sizeof(float), v.size() * sizeof(float));
    } else {
      ok = false;
    }
    return v;
  }
  /// A number of items that each take at least one byte.
  std::size_t count() {
    const auto n = number<std::uint32_t>();
    if (n > left_) ok = false;
    return ok ? n : 0;
  }
  bool at_end() const { return left_ == 0; }

private:
  bool take(std::size_t size) {
    if (!ok || size > left_) return ok = false;
    at_ += size;
    left_ -= size;
    return true;
  }
  const std::uint8_t* at_;
  std::size_t left_;
};

void write_spec(Writer& w, const RunSpec& spec) {
  w.number(static_cast<std::uint32_t>(spec.layers.size()));
  for (const LayerSpec& layer : spec.layers) {
    w.number(layer.units);
    w.text(layer.activation);
    w.number(static_cast<std::uint32_t>(layer.parameters.size()));
    for (const ParameterStart& p : layer.parameters) {
      w.text(p.name);
      w.floats(p.values);
    }
  }
  w.number(static_cast<std::uint8_t>(spec.initialization));
  w.number(spec.optimizer.learning_rate);
  w.number(spec.optimizer.momentum);
  w.number(spec.optimizer.dampening);
  w.number(static_cast<std::uint8_t>(spec.optimizer.nesterov));
  w.number(spec.optimizer.weight_decay);
  w.number(spec.batch_size);
  w.number(spec.seed);
  w.number(static_cast<std::uint8_t>(spec.shuffle));
  w.number(static_cast<std::uint8_t>(spec.share));
  w.number(static_cast<std::uint8_t>(spec.learn_default));
  w.number(static_cast<std::uint32_t>(spec.learn.size()));
  for (const std::string& name : spec.learn) w.text(name);
  w.number(static_cast<std::uint8_t>(spec.kernels));
}

RunSpec read_spec(Reader& r) {
  RunSpec spec;
  const std::size_t layers = r.count();
  for (std::size_t i = 0; i < layers && r.ok; ++i) {
    LayerSpec layer;
    layer.units = r.number<double>();
    layer.activation = r.text();
    const std::size_t parameters = r.count();
    for (std::size_t k = 0; k < parameters && r.ok; ++k) {
      std::string name = r.text();
      layer.parameters.push_back({std::move(name), r.floats()});
    }
    spec.layers.push_back(std::move(layer));
  }
  const auto initialization = r.number<std::uint8_t>();
  spec.optimizer.learning_rate = r.number<double>();
  spec.optimizer.momentum = r.number<double>();
  spec.optimizer.dampening = r.number<double>();
  spec.optimizer.nesterov = r.number<std::uint8_t>() != 0;
  spec.optimizer.weight_decay = r.number<double>();
  spec.batch_size = r.number<double>();
  spec.seed = r.number<double>();
  spec.shuffle = r.number<std::uint8_t>() != 0;
  const auto share = r.number<std::uint8_t>();
  spec.learn_default = r.number<std::uint8_t>() != 0;
  const std::size_t learned = r.count();
  for (std::size_t i = 0; i < learned && r.ok; ++i) spec.learn.push_back(r.text());
  const auto kernels = r.number<std::uint8_t>();
  if (initialization > static_cast<std::uint8_t>(Initialization::xavier_normal) ||
      share > static_cast<std::uint8_t>(Share::unit) || kernels > static_cast<std::uint8_t>(Kernels::relaxed))
    r.ok = false;
  spec.initialization = static_cast<Initialization>(initialization);
  spec.share = static_cast<Share>(share);
  spec.kernels = static_cast<Kernels>(kernels);
  return spec;
}

std::vector<std::string> read_definitions(Reader& r) {
  std::vector<std::string> out;
  const std::size_t count = r.count();
  for (std::size_t i = 0; i < count && r.ok; ++i) out.push_back(r.text());
  return out;
}

Reader body_of(const std::vector<std::uint8_t>& bytes) {
  return {bytes.data() + head_bytes, bytes.size() - head_bytes - 4};
}

} // namespace

std::vector<std::uint8_t> Run::checkpoint() const {
  Writer w;
  const std::size_t expected = 2 * sizeof(float) * momentum_.size() + (std::size_t{1} << 16);
  if (!can_allocate(static_cast<double>(expected))) return {};
  w.bytes.reserve(expected);
  for (const char c : {'A', 'C', 'T', 'V'}) w.number(c);
  w.number(format_version);
  w.number(std::uint64_t{0});
  w.number(dataset_->hash());
  std::vector<std::string_view> definitions;
  for (const ParameterSet& set : network_.parameter_sets()) {
    const std::string_view definition = set.kernel->definition;
    if (!definition.empty() && std::find(definitions.begin(), definitions.end(), definition) == definitions.end())
      definitions.push_back(definition);
  }
  w.number(static_cast<std::uint32_t>(definitions.size()));
  for (const std::string_view definition : definitions) w.text(definition);
  write_spec(w, spec_);
  w.number(steps_done_);
  for (const double v :
       {loss_sum_, correct_sum_, norm_sum_, last_epoch_.loss, last_epoch_.accuracy, last_epoch_.gradient_norm})
    w.number(v);
  w.text(divergence_);
  w.floats(network_.parameters());
  w.floats(momentum_);
  const std::uint64_t body = w.bytes.size() - head_bytes;
  std::memcpy(w.bytes.data() + 8, &body, sizeof body);
  w.number(crc32(w.bytes.data(), w.bytes.size()));
  return std::move(w.bytes);
}

Run::CheckpointHeader Run::read_header(const std::vector<std::uint8_t>& bytes) {
  const auto fail = [](const char* reason) {
    CheckpointHeader h;
    h.error = reason;
    return h;
  };
  if (bytes.size() < head_bytes + 4 || std::memcmp(bytes.data(), "ACTV", 4) != 0)
    return fail("is not a checkpoint of a run");
  std::uint32_t version, crc;
  std::uint64_t body;
  std::memcpy(&version, bytes.data() + 4, sizeof version);
  std::memcpy(&body, bytes.data() + 8, sizeof body);
  if (version != format_version) return fail("was written by another version, in a format that this one cannot read");
  if (body != bytes.size() - head_bytes - 4) return fail("is cut short or too long");
  std::memcpy(&crc, bytes.data() + bytes.size() - 4, sizeof crc);
  if (crc != crc32(bytes.data(), bytes.size() - 4)) return fail("is damaged: its checksum does not fit");
  Reader r = body_of(bytes);
  CheckpointHeader h;
  h.dataset_hash = r.number<std::uint64_t>();
  h.definitions = read_definitions(r);
  h.spec = read_spec(r);
  if (!r.ok) return fail("is damaged: its settings cannot be read");
  return h;
}

bool Run::restore(const std::vector<std::uint8_t>& bytes) {
  Reader r = body_of(bytes);
  (void)r.number<std::uint64_t>();
  (void)read_definitions(r);
  (void)read_spec(r);
  const auto steps = r.number<std::uint64_t>();
  const auto loss = r.number<double>(), correct = r.number<double>(), norm = r.number<double>();
  EpochMeans last;
  last.loss = r.number<double>();
  last.accuracy = r.number<double>();
  last.gradient_norm = r.number<double>();
  std::string divergence = r.text();
  const std::vector<float> parameters = r.floats(), momentum = r.floats();
  if (!r.ok || !r.at_end() || parameters.size() != network_.parameters().size() ||
      momentum.size() != momentum_.size() || steps > 0xffffffffu)
    return false;
  std::copy(parameters.begin(), parameters.end(), network_.change_parameters().begin());
  momentum_ = momentum;
  steps_done_ = steps;
  loss_sum_ = loss;
  correct_sum_ = correct;
  norm_sum_ = norm;
  last_epoch_ = last;
  divergence_ = std::move(divergence);
  start_epoch();
  return true;
}

} // namespace activarium
