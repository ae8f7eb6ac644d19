// Data sets as JavaScript fills and reads them.
#include <memory>

#include "bindings/values.h"
#include "data/idx.h"
#include "data/images.h"
#include "data/table.h"

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

  std::shared_ptr<DataSource> dataset() const { return images_; }

private:
  std::shared_ptr<Images> images_;
  std::vector<std::uint8_t> staging_[2];
};

val dataset_summary(const DataSource& d) {
  val out = val::object();
  out.set("train", d.count(Split::train));
  out.set("test", d.count(Split::test));
  out.set("height", d.shape().height);
  out.set("width", d.shape().width);
  out.set("hasClasses", d.target() == TargetKind::classes);
  out.set("outputs", d.outputs());
  if (const auto background = d.background()) out.set("background", *background);
  out.set("hash", hex(d.hash()));
  return out;
}

val dataset_images(const DataSource& d, bool test, std::size_t from, std::size_t count) {
  const std::optional<LabelledBytes> bytes = d.bytes(split_of(test));
  if (!bytes) return refusal({"no-pixels"});
  val out = val::object();
  out.set("pixels", copied(bytes->inputs + from * d.inputs(), count * d.inputs()));
  out.set("labels", copied(bytes->labels + from, count));
  return out;
}

/// A data set whose numbers JavaScript writes to the addresses beside it: { dataset, x, y } or a refusal.
val array_dataset(const val& asked) {
  const auto size = [&](const char* name) { return asked[name].as<std::size_t>(); };
  const InputShape shape = {size("height"), size("width")};
  const std::size_t outputs = size("outputs"), train = size("train"), test = size("test");
  const val bytes = asked["bytes"], x = val::array(), y = val::array();
  const auto tell = [](const val& list, const void* at) {
    list.call<void>("push", reinterpret_cast<std::uintptr_t>(at));
  };
  std::shared_ptr<DataSource> made;
  if (bytes.isUndefined()) {
    const bool has_classes = asked["hasClasses"].as<bool>();
    const TargetKind target = has_classes ? TargetKind::classes : TargetKind::numbers;
    const std::shared_ptr<Table> table = Table::with_room(shape, target, outputs, train, test);
    if (!table) return refusal({"memory"});
    for (const Split split : {Split::train, Split::test}) {
      Table::Part& part = table->part(split);
      tell(x, part.x.data());
      tell(y, has_classes ? static_cast<void*>(part.classes.data()) : part.numbers.data());
    }
    made = table;
  } else {
    const Scaling scaling = {bytes["multiply"].as<float>(), bytes["add"].as<float>()};
    const std::shared_ptr<Images> images = Images::with_room(shape, outputs, scaling, train, test);
    if (!images) return refusal({"memory"});
    for (const Split split : {Split::train, Split::test}) {
      tell(x, images->part(split).pixels.data());
      tell(y, images->part(split).labels.data());
    }
    made = images;
  }
  val out = val::object();
  out.set("dataset", made);
  out.set("x", x);
  out.set("y", y);
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

  emscripten::function("arrayDataset", &array_dataset);

  emscripten::class_<DataSource>("Dataset")
      .smart_ptr<std::shared_ptr<DataSource>>("DatasetPointer")
      .function("summary", &dataset_summary)
      .function("images", &dataset_images);
}
