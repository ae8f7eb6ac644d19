// What can be looked at by name and layer, beside plain loops in double.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "data/table.h"
#include "support/network_in_double.h"
#include "support/passes.h"
#include "support/runs.h"

using namespace activarium;

namespace {

constexpr std::size_t rows = 7, inputs = 6, outputs = 4;
constexpr Pass pass{true, 11, 5};

/// A model of two hidden layers that ends in numbers, the second of its layers as `change` leaves it.
template <class F> std::shared_ptr<Run> run_with(const F& change) {
  Settings s;
  s.layers = {{5, "tanh"}, {9, "tanh"}};
  change(s.layers[1]);
  s.batch_size = rows;
  return run_of(
      s, std::make_shared<Table>(InputShape{1, inputs}, TargetKind::numbers, outputs,
                                 Table::Part{std::vector<float>(rows * inputs), {}, std::vector<float>(rows * outputs)},
                                 Table::Part{}));
}

/// Slopes of the loss in numbers that `with` puts into the network, one after the other.
template <class Put> std::vector<double> slopes(std::size_t count, const Put& loss_with) {
  std::vector<double> out;
  const double h = 1e-5;
  for (std::size_t i = 0; i < count; ++i) out.push_back((loss_with(i, h) - loss_with(i, -h)) / (2 * h));
  return out;
}

/// Numbers of the size of 1 through a few products in float: some dozen roundings.
void check_close(const std::optional<ConstMatrix>& got, std::size_t columns, std::size_t of_rows,
                 const std::vector<double>& expected) {
  REQUIRE(got);
  REQUIRE(got->rows == of_rows);
  REQUIRE(got->columns == columns);
  REQUIRE(expected.size() == of_rows * columns);
  double worst = 0;
  for (std::size_t r = 0; r < of_rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const double value = got->data[r * got->row_stride + c * got->column_stride];
      const double error = std::fabs(value - expected[r * columns + c]);
      if (!(error <= worst)) worst = error; // a NaN too
    }
  CHECK(worst < 2e-6);
}

/// All quantities of all layers after a pass of `count` rows through a tape that has room for `rows`.
void check_quantities(const Run& run, std::size_t count) {
  const Model& model = run.model();
  PassBench bench(model, rows, Use::inspection);
  const Generator random{4, Purpose::noise, 0, 0};
  float* const values = bench.parameters.change();
  for (std::uint32_t i = 0; i < bench.floats(); ++i) values[i] = run.parameters()[i] + 0.1f * random.normal(i);
  std::vector<float> x, numbers;
  for (std::uint32_t i = 0; i < count * inputs; ++i) x.push_back(random.normal(3000 + i));
  for (std::uint32_t i = 0; i < count * outputs; ++i) numbers.push_back(random.normal(6000 + i));
  const auto find = [&](Quantity quantity, std::size_t layer) {
    return model.find(quantity, layer, bench.parameters, bench.gradients, count, bench.tape);
  };

  std::vector<float> doutputs(count * outputs);
  std::vector<double> partials(static_cast<std::size_t>(loss_partials(count)));
  MeanSquaredError::of({bench.forward(count, x.data(), pass),
                        {nullptr, numbers.data()},
                        count,
                        outputs,
                        doutputs.data(),
                        partials.data()});
  bench.backward(count, x.data(), doutputs.data(), pass);

  const Settings& settings = run.plan().settings();
  NetworkInDouble<Tanh> network(
      model, settings, Losses::names.find("mse"), std::vector<double>(values, values + bench.floats()));
  for (std::size_t l = 0; l < 2; ++l) network.masks.push_back(mask_of(l, settings.layers[l].dropout, count, bench));
  network.nudges.resize(3);
  const MatrixInDouble rows_of_x{count, inputs, std::vector<double>(x.begin(), x.end())};
  const TargetsInDouble targets{{}, std::vector<double>(numbers.begin(), numbers.end())};
  const auto expected = network.pass(rows_of_x, targets);

  const std::size_t widths[] = {inputs, 5, 9, outputs};
  for (std::size_t l = 0; l < 3; ++l) {
    INFO("layer " << l);
    const std::size_t in = widths[l], out = widths[l + 1], at = model.tensors().find(l, Role::weight)->offset;
    const auto weights = find(Quantity::weights, l);
    REQUIRE(weights);
    CHECK(weights->data == values + at);
    CHECK(weights->rows == in);
    CHECK(weights->columns == out);
    check_close(find(Quantity::weight_gradients, l), out, in, slopes(in * out, [&](std::size_t i, double h) {
                  auto moved = network;
                  moved.parameters[at + i] += h;
                  return moved.pass(rows_of_x, targets).loss;
                }));
    check_close(find(Quantity::outputs, l), out, count, expected.outputs[l].values);
    check_close(find(Quantity::output_gradients, l), out, count, slopes(count * out, [&](std::size_t i, double h) {
                  auto moved = network;
                  moved.nudges[l].assign(count * out, 0);
                  moved.nudges[l][i] = h;
                  return moved.pass(rows_of_x, targets).loss;
                }));
    if (l < 2)
      check_close(find(Quantity::preactivations, l), out, count, expected.preactivations[l].values);
    else
      CHECK(!find(Quantity::preactivations, l)); // its outputs are all it has
  }
}

} // namespace

TEST_CASE("Weights, pre-activations, outputs and the gradients of both are those of plain loops, by layer") {
  check_quantities(*run_with([](LayerSettings&) {}), rows);
}

TEST_CASE("Pre-activations are what the activation gets, after the norm; outputs are what dropout leaves") {
  for (std::size_t norm = 0; norm < Norms::size; ++norm) {
    check_quantities(*run_with([&](LayerSettings& layer) { layer.norm = norm; }), rows);
    check_quantities(*run_with([&](LayerSettings& layer) { layer.norm = norm, layer.dropout = 0.3; }), rows);
  }
  check_quantities(*run_with([](LayerSettings& layer) { layer.dropout = 0.3; }), rows);
}

TEST_CASE("Quantities of a batch smaller than the tape have its rows") {
  check_quantities(
      *run_with([](LayerSettings& layer) { layer.norm = Norms::names.find("batch"), layer.dropout = 0.3; }), rows - 3);
}

TEST_CASE("There is nothing where a model, a tape or a caller has no such quantity") {
  const auto run = run_with([](LayerSettings&) {});
  const Model& model = run->model();
  const Quantity all[] = {Quantity::weights, Quantity::weight_gradients, Quantity::preactivations, Quantity::outputs,
                          Quantity::output_gradients};
  const std::vector<float> x(rows * inputs, 0.5f);
  for (const Use use : {Use::evaluation, Use::training, Use::inspection}) {
    PassBench bench(model, rows, use);
    const auto find = [&](Quantity quantity, std::size_t layer, const float* gradients) {
      return model.find(quantity, layer, bench.parameters, gradients, rows, bench.tape).has_value();
    };
    for (const Quantity of_pass : {Quantity::preactivations, Quantity::outputs}) CHECK(!find(of_pass, 0, nullptr));
    bench.forward(rows, x.data());
    for (const Quantity of_pass : {Quantity::preactivations, Quantity::outputs}) CHECK(find(of_pass, 0, nullptr));
    CHECK(find(Quantity::weights, 2, nullptr));
    CHECK(!find(Quantity::weight_gradients, 0, nullptr));
    CHECK(find(Quantity::weight_gradients, 0, bench.gradients));
    CHECK(!find(Quantity::preactivations, 2, nullptr));
    CHECK(find(Quantity::output_gradients, 2, nullptr) == (use == Use::inspection));
    for (const Quantity quantity : all) CHECK(!find(quantity, 3, bench.gradients));
  }
}
