// Networks that only predict, beside runs and beside what is known by hand.
#include "training/network.h"

#include <catch2/catch.hpp>

#include "data/table.h"
#include "support/allocated.h"
#include "support/runs.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

NetworkPurpose purpose_of(const DataSource& data) {
  return {data.inputs(), data.target(), data.outputs(), data.background()};
}

std::shared_ptr<Network> network_of(const Settings& settings, const NetworkPurpose& purpose) {
  return sound(Network::make(sound(plan_network(settings, purpose))));
}

/// Toy images of which many pixels are 0, in the scaling given.
std::shared_ptr<Images> images(Scaling scaling) {
  const auto from = toy_data(160);
  const auto data = Images::with_room(from->shape(), 10, scaling, 160, 40);
  for (const Split split : {Split::train, Split::test}) {
    data->part(split) = from->part(split);
    std::vector<std::uint8_t>& pixels = data->part(split).pixels;
    for (std::size_t i = 0; i < pixels.size(); i += 1 + i % 5) pixels[i] = 0;
  }
  return data;
}

std::shared_ptr<Table> rows_with(TargetKind target) {
  const auto data = Table::with_room({1, 11}, target, 4, 160, 40);
  const Generator random{3, Purpose::noise, 0, 0};
  std::uint32_t drawn = 0;
  for (const Split split : {Split::train, Split::test}) {
    Table::Part& part = data->part(split);
    for (float& v : part.x) v = random.normal(drawn++);
    for (std::uint8_t& v : part.classes) v = static_cast<std::uint8_t>(random.u32(drawn++) % 4);
    for (float& v : part.numbers) v = random.normal(drawn++);
  }
  return data;
}

std::vector<Settings> settings_of_many_kinds() {
  std::vector<Settings> all;
  for (const char* activation : {"relu", "staf", "prelu", "rrelu", "swiglu", "maxout", "glu"})
    all.push_back(small_settings(activation));
  Settings own = small_settings("prelu");
  own.share = static_cast<std::size_t>(Share::unit);
  all.push_back(own);
  own.share = static_cast<std::size_t>(Share::layer);
  own.learn.emplace();
  all.push_back(own);
  Settings normed = small_settings("gelu");
  normed.layers[0].norm = Norms::names.find("batch");
  normed.layers[0].dropout = 0.3;
  normed.layers[1].dropout = 0.5;
  all.push_back(normed);
  normed.layers[1] = {9, "swiglu", {}, Norms::names.find("batch"), 0.25};
  all.push_back(normed);
  return all;
}

/// What it makes of the rows [count × inputs], so many at a time.
std::vector<float> predicted(Network& network, const std::vector<float>& x, std::size_t at_once) {
  const std::size_t inputs = network.model().inputs(), outputs = network.model().outputs();
  const std::size_t count = x.size() / inputs;
  std::vector<float> all;
  for (std::size_t from = 0; from < count; from += at_once) {
    const std::size_t rows = std::min(at_once, count - from);
    std::copy_n(x.data() + from * inputs, rows * inputs, network.input_space());
    const float* const y = network.predict_rows(rows);
    all.insert(all.end(), y, y + rows * outputs);
  }
  return all;
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

std::vector<float> test_rows(const DataSource& data) {
  const std::size_t count = data.count(Split::test);
  std::vector<float> x(count * data.inputs()), numbers(count * data.outputs());
  std::vector<std::uint8_t> classes(count);
  std::vector<std::uint32_t> indices;
  for (std::uint32_t i = 0; i < count; ++i) indices.push_back(i);
  data.gather(Split::test, indices.data(), count, x.data(), {classes.data(), numbers.data()});
  return x;
}

} // namespace

TEST_CASE("A network with a run's parameters, and the run itself, predict new rows in the bits of its data set's") {
  const std::shared_ptr<const DataSource> sources[] = {images({}), images({1.0f / 255, 0}), images({0.02f, -0.7f}),
                                                       rows_with(TargetKind::classes), rows_with(TargetKind::numbers)};
  for (const auto& data : sources)
    for (const Settings& settings : settings_of_many_kinds()) {
      const auto run = run_of(settings, data);
      take(*run, 7);
      const std::size_t count = data->count(Split::test);
      std::vector<float> expected(count * data->outputs());
      run->predict(Split::test, 0, count, expected.data());
      const auto network = network_of(settings, purpose_of(*data));
      REQUIRE(network->model().tensors().floats() == run->model().tensors().floats());
      std::copy_n(run->parameters(), run->model().tensors().floats(), network->change_parameters());
      const std::vector<float> x = test_rows(*data);
      INFO(settings.layers[0].activation << ", share " << settings.share << ", " << data->inputs() << " inputs");
      for (const std::size_t at_once : {1u, 2u, 3u, 5u, 12u, 32u, 40u, 128u}) {
        INFO(at_once << " rows at a time");
        CHECK(same_bits(predicted(*network, x, std::min(at_once, network->rows())), expected));
        CHECK(same_bits(predicted(*run, x, std::min(at_once, run->rows())), expected));
      }
    }
}

TEST_CASE("Rows that are predicted between two steps change nothing of a training") {
  const auto data = images({});
  Settings settings = small_settings("prelu");
  settings.layers[0].norm = Norms::names.find("batch");
  settings.layers[1].dropout = 0.5;
  const auto alone = run_of(settings, data), asked = run_of(settings, data);
  for (int step = 0; step < 12; ++step) {
    alone->step();
    asked->step();
    predicted(*asked, test_rows(*data), 7);
  }
  CHECK(asked->parameters_hash() == alone->parameters_hash());
}

TEST_CASE("A network predicts what follows by hand from the parameters that it has at the time") {
  Settings settings;
  settings.layers = {{2, "none"}};
  const auto weights = [](Network& network, float factor) {
    const Tensors& tensors = network.model().tensors();
    float* const block = network.change_parameters();
    std::fill_n(block, tensors.floats(), 0.0f);
    for (const std::size_t layer : {0u, 1u}) {
      float* const w = block + tensors.find(layer, Role::weight)->offset; // a diagonal
      w[0] = w[3] = layer == 0 ? factor : 1;
    }
    block[tensors.find(1, Role::bias)->offset] = 1;
  };
  const auto ln3 = static_cast<float>(std::log(3.0));
  for (const std::optional<double> background : {std::optional<double>(), std::optional<double>(-1)}) {
    const auto classes = network_of(settings, {2, TargetKind::classes, 2, background});
    const auto numbers = network_of(settings, {2, TargetKind::numbers, 2, background});
    weights(*classes, 1);
    weights(*numbers, 1);
    const std::vector<float> x = {-1, ln3, 5, 6}; // outputs 0 and ln 3, 6 and 6
    const std::vector<float> p = predicted(*classes, x, 2), y = predicted(*numbers, x, 2);
    CHECK(p[0] == Approx(0.25));
    CHECK(p[1] == Approx(0.75));
    CHECK(p[2] == Approx(0.5));
    CHECK(p[3] == Approx(0.5));
    CHECK(y[0] == Approx(0).margin(1e-6));
    CHECK(y[1] == Approx(std::log(3.0)));
    CHECK(y[2] == Approx(6));
    CHECK(y[3] == Approx(6));
    weights(*numbers, 2);
    CHECK(predicted(*numbers, x, 2)[3] == Approx(12));
  }
}

TEST_CASE("Of the settings only those of the model count") {
  const NetworkPurpose purpose = {30, TargetKind::classes, 10, -1};
  const auto bytes_of = [&](const Settings& settings) {
    return sound(plan_network(settings, purpose))->memory().bytes();
  };
  const Settings settings = small_settings("prelu");
  Settings other = settings;
  other.batch_size = 1000;
  other.optimizer.kind = Optimizers::names.find("adam");
  other.optimizer.options<Adam>().learning_rate = 1;
  other.initialization = Initializations::names.find("orthogonal");
  other.kernels = static_cast<std::size_t>(Kernels::plain);
  CHECK(bytes_of(other) == bytes_of(settings));
  CHECK(sound(plan_network(settings, purpose))->kernel().multiply == panel_kernel(Kernels::plain).multiply);
  other.share = static_cast<std::size_t>(Share::unit);
  CHECK(bytes_of(other) > bytes_of(settings));
}

TEST_CASE("The bytes of a network's plan are what it takes, and of one more than is allowed it is refused") {
  for (Settings settings : settings_of_many_kinds()) {
    settings.layers[0].units = 300;
    for (const std::optional<double> background : {std::optional<double>(), std::optional<double>(0)}) {
      const NetworkPurpose purpose = {784, TargetKind::classes, 10, background};
      const auto planned = sound(plan_network(settings, purpose));
      const std::uint64_t bytes = planned->memory().bytes();
      const std::size_t before = allocated_bytes();
      const auto network = sound(Network::make(planned));
      CHECK(static_cast<double>(allocated_bytes() - before) == Approx(bytes).epsilon(0.02));
      const std::size_t taken = allocated_bytes();
      predicted(*network, std::vector<float>(784 * 128), 128);
      CHECK(allocated_bytes() == taken);
      CHECK(plan_network(settings, purpose, bytes).value != nullptr);
      const Problem problem = plan_network(settings, purpose, bytes - 1).problem;
      CHECK(problem.code == std::string("too-large"));
      CHECK(problem.field == "layers");
    }
  }
}

TEST_CASE("A network is refused for what a run would be, under the same names") {
  const auto refused = [](auto change, std::size_t inputs = 30) {
    Settings settings = small_settings("prelu");
    change(settings);
    const Problem p = plan_network(settings, {inputs, TargetKind::classes, 10, {}}).problem;
    return p.code + (" " + p.field);
  };
  CHECK(refused([](Settings&) {}) == " ");
  CHECK(refused([](Settings& s) { s.layers[1].activation = "swash"; }) == "unknown-activation layers[1].activation");
  CHECK(refused([](Settings& s) { s.layers[1].activation = "softmax"; }) == "output-activation layers[1].activation");
  CHECK(refused([](Settings& s) { s.layers[0].units = 0; }) == "not-whole layers[0].units");
  CHECK(refused([](Settings& s) { s.layers.clear(); }) == "list-size layers");
  CHECK(refused([](Settings& s) { s.learn = {"gamma"}; }) == "no-such-parameter learnParameters[0]");
  CHECK(refused([](Settings& s) { s.layers[0].units = 16384; }, 65536) == "too-large layers");
  // So many inputs that 32 bits do not hold what they need.
  CHECK(refused([](Settings& s) { s.layers[0].units = 4; }, std::size_t{1} << 30) == "too-large layers");
}
