// Data sets as JavaScript fills and reads them.
#include <memory>

#include "bindings/values.h"
#include "data/idx.h"
#include "data/images.h"

namespace activarium {
namespace {

/// A data set while it is filled: JavaScript writes a file's bytes into `staging`, then has them appended.
class DatasetBuilder {
public:
  explicit DatasetBuilder(std::size_t classes) : images_(std::make_shared<Images>(classes)) {}

  bool reserve(bool test, std::size_t count) { return images_->reserve(split_of(test), count); }

  /// Address of `size` bytes for a file of images (0) or labels (1); 0 if memory ends.
  std::uintptr_t stage(int file, std::size_t size) {
    if (!can_allocate(static_cast<double>(size))) return 0;
    staging_[file].resize(size);
    return reinterpret_cast<std::uintptr_t>(staging_[file].data());
  }

  /// A refusal; an empty code means success.
  val append(bool test, std::size_t limit) {
    const Problem problem = images_->append(split_of(test), staging_[0], staging_[1], limit);
    for (auto& bytes : staging_) std::vector<std::uint8_t>().swap(bytes);
    return refusal(problem);
  }

  std::shared_ptr<Images> dataset() const { return images_; }

private:
  std::shared_ptr<Images> images_;
  std::vector<std::uint8_t> staging_[2];
};

val dataset_summary(const Images& d) {
  val out = val::object();
  out.set("train", d.count(Split::train));
  out.set("test", d.count(Split::test));
  out.set("height", d.shape().height);
  out.set("width", d.shape().width);
  out.set("hash", hex(d.hash()));
  return out;
}

val dataset_images(const Images& d, bool test, std::size_t from, std::size_t count) {
  const Images::Part& part = d.part(split_of(test));
  val out = val::object();
  out.set("pixels", copied(part.pixels.data() + from * d.inputs(), count * d.inputs()));
  out.set("labels", copied(part.labels.data() + from, count));
  return out;
}

/// How long a file with this header is, so that unpacking can stop there: { bytes } or a refusal.
val idx_file_bytes(const val& head, std::size_t rank) {
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(head);
  const IdxHeader header = read_idx_header(bytes.data(), bytes.size(), rank);
  if (header.problem) return refusal(header.problem);
  val out = val::object();
  out.set("bytes", static_cast<double>(header.file_bytes()));
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(datasets) {
  using namespace activarium;
  emscripten::function("idxFileBytes", &idx_file_bytes);

  emscripten::class_<DatasetBuilder>("DatasetBuilder")
      .constructor<std::size_t>()
      .function("reserve", &DatasetBuilder::reserve)
      .function("stage", &DatasetBuilder::stage)
      .function("append", &DatasetBuilder::append)
      .function("dataset", &DatasetBuilder::dataset);

  emscripten::class_<Images>("Dataset")
      .smart_ptr<std::shared_ptr<Images>>("DatasetPointer")
      .function("summary", &dataset_summary)
      .function("images", &dataset_images);
}
