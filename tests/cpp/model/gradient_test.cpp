// The whole network's gradient against central differences of an independent forward pass in double.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "data/table.h"
#include "support/network_in_double.h"
#include "support/passes.h"
#include "support/runs.h"
#include "support/toy_data.h"
#include "training/initializations/list.h"
#include "training/losses/list.h"

using namespace activarium;

namespace {

constexpr std::size_t rows = 9, inputs = 7, classes = 5;

/// Settings and data for a model of 7 inputs and 5 classes.
Settings settings_of(const std::string& activation, Share share) {
  Settings s;
  s.layers = {{6, activation}, {11, activation}};
  s.share = static_cast<std::size_t>(share);
  s.batch_size = rows;
  s.initialization = Initializations::names.find("he-normal"); // large enough for every parameter to matter
  return s;
}

void cross_entropy(const float* logits, std::uint8_t* labels, std::size_t count, float* dlogits) {
  std::vector<double> partials(static_cast<std::size_t>(loss_partials(count)));
  CrossEntropy::of({logits, {labels, nullptr}, count, classes, dlogits, partials.data()});
}

std::shared_ptr<const Table> table(TargetKind target = TargetKind::classes) {
  const std::size_t count = 4 * rows;
  Table::Part part{std::vector<float>(count * inputs), {}, {}};
  target == TargetKind::classes ? part.classes.resize(count) : part.numbers.resize(count * classes);
  return std::make_shared<Table>(InputShape{1, inputs}, target, classes, std::move(part), Table::Part{});
}

/// Every learnable parameter of A learned.
template <class A> void learn_all(Settings& settings) {
  for (const ParameterInfo& p : A::info.parameters)
    if (p.learnable) {
      if (!settings.learn) settings.learn.emplace();
      settings.learn->emplace_back(p.name);
    }
}

/// Of the model's outputs in `pass`, all gradients of a batch of random rows with random targets, each beside a
/// central difference. A share `background` of the inputs are −1.
template <class A>
void check_gradients(const Settings& settings, const std::shared_ptr<const DataSource>& data, const Pass& pass,
                     double background = 0) {
  const auto run = run_of(settings, data);
  const Model& model = run->model();
  PassBench bench(model, rows);
  const Generator random{5, Purpose::noise, 0, 0};
  std::vector<float> x;
  for (std::uint32_t i = 0; i < rows * model.inputs(); ++i)
    x.push_back(static_cast<double>(random.uniform(20000 + i)) < background ? -1.0f : random.normal(i));
  std::vector<std::uint8_t> labels;
  std::vector<float> numbers;
  for (std::uint32_t r = 0; r < rows; ++r)
    labels.push_back(static_cast<std::uint8_t>(random.u32(1000 + r) % model.outputs()));
  for (std::uint32_t i = 0; i < rows * model.outputs(); ++i) numbers.push_back(random.normal(2000 + i));
  // Biases start at 0, which would put dead rows exactly on a kink.
  float* const values = bench.parameters.change();
  std::copy_n(run->parameters(), bench.floats(), values);
  std::uint32_t drawn = 5000;
  for (const Range& range : model.tensors().learned())
    for (std::size_t i = range.first; i < range.end; ++i) values[i] += 0.05f * random.normal(drawn++);

  const float* const outputs = bench.forward(rows, x.data(), pass);
  std::vector<float> doutputs(rows * model.outputs());
  std::vector<double> partials(static_cast<std::size_t>(loss_partials(rows)));
  Losses::call(run->plan().loss(), [&]<class Loss>() {
    Loss::of({outputs, {labels.data(), numbers.data()}, rows, model.outputs(), doutputs.data(), partials.data()});
  });

  NetworkInDouble<A> network(model, settings, run->plan().loss(), std::vector<double>(values, values + bench.floats()));
  for (std::size_t l = 0; l < model.hidden_layers(); ++l)
    network.masks.push_back(mask_of(l, settings.layers[l].dropout, rows, bench));
  bench.backward(rows, x.data(), doutputs.data(), pass);
  const MatrixInDouble rows_of_x{rows, model.inputs(), std::vector<double>(x.begin(), x.end())};
  const TargetsInDouble targets{labels, std::vector<double>(numbers.begin(), numbers.end())};

  double worst = 0, largest = 0;
  std::vector<bool> learned(bench.floats(), false);
  for (const Range& range : model.tensors().learned())
    for (std::size_t i = range.first; i < range.end; ++i) {
      learned[i] = true;
      const double h = 1e-5, saved = network.parameters[i];
      network.parameters[i] = saved + h;
      const double up = network.pass(rows_of_x, targets).loss;
      network.parameters[i] = saved - h;
      const double down = network.pass(rows_of_x, targets).loss;
      network.parameters[i] = saved;
      const double got = static_cast<double>(bench.gradients[i]), error = std::fabs((up - down) / (2 * h) - got);
      if (!(error <= worst)) worst = error; // a NaN too
      largest = std::max(largest, std::fabs(got));
    }
  for (std::size_t i = 0; i < bench.floats(); ++i)
    if (!learned[i]) CHECK(bench.gradients[i] == 0.0f);
  // Float arithmetic over three layers: a few hundred roundings of terms of the largest gradient's size.
  INFO(A::info.id << ", largest gradient " << largest);
  CHECK(worst <= 2e-5 * (1 + largest));
  CHECK(largest > 1e-3);
}

} // namespace

TEST_CASE("The gradient of every parameter of a network equals a central difference in double") {
  const auto check = []<class A>() {
    if (A::info.kind == Kind::output) return; // not of hidden layers
    if (A::info.surrogate_derivative) return;
    for (const Share share : {Share::network, Share::layer, Share::unit}) {
      Settings settings = settings_of(A::info.id, share);
      learn_all<A>(settings);
      INFO("share " << static_cast<int>(share));
      check_gradients<A>(settings, table(), {});
    }
  };
  Activations::for_each(check);
  StructuredActivations::for_each(check);
}

TEST_CASE("So it does under every norm and loss, with dropout and without, before activations of every kind") {
  // Norms and losses come from their lists, and a member of which NetworkInDouble knows nothing does not compile.
  const auto check = []<class A>() {
    Losses::for_each([]<class Loss>() {
      for (std::size_t norm = 0; norm <= Norms::size; ++norm)
        for (const double dropout : {0.0, 0.4}) {
          Settings settings = settings_of(A::info.id, Share::unit);
          learn_all<A>(settings);
          settings.loss = Losses::names.find(Loss::name);
          for (LayerSettings& layer : settings.layers) {
            layer.dropout = dropout;
            if (norm < Norms::size) layer.norm = norm;
          }
          INFO(Loss::name << ", " << (norm < Norms::size ? Norms::names[norm] : "no norm") << ", dropout " << dropout);
          check_gradients<A>(settings, table(Loss::target), {true, 3, 8});
        }
    });
  };
  check.operator()<Tanh>();
  check.operator()<Swish>();
  check.operator()<Swiglu>();
  check.operator()<Maxout>();
}

TEST_CASE("So it does where the first layer leaves out the background of images") {
  const Settings settings = settings_of("gelu", Share::network);
  check_gradients<Gelu>(settings, toy_data(100), {}, 0.7);
}

TEST_CASE("The gradient of a batch is the mean of its halves' gradients") {
  const auto run = run_of(settings_of("gelu", Share::network), table());
  PassBench bench(run->model(), rows);
  std::copy_n(run->parameters(), bench.floats(), bench.parameters.change());
  const Generator random{6, Purpose::noise, 0, 0};
  std::vector<float> x;
  for (std::uint32_t i = 0; i < 8 * inputs; ++i) x.push_back(random.normal(i));
  std::vector<std::uint8_t> labels = {0, 1, 2, 3, 4, 0, 1, 2};
  const auto gradient = [&](std::size_t from, std::size_t count) {
    std::vector<float> dlogits(count * classes);
    const float* at = x.data() + from * inputs;
    cross_entropy(bench.forward(count, at), labels.data() + from, count, dlogits.data());
    bench.backward(count, at, dlogits.data());
    return std::vector<float>(bench.gradients, bench.gradients + bench.floats());
  };
  const auto whole = gradient(0, 8), first = gradient(0, 4), second = gradient(4, 4);
  for (std::size_t i = 0; i < whole.size(); ++i)
    CHECK(whole[i] == Approx(0.5 * (static_cast<double>(first[i]) + static_cast<double>(second[i]))).margin(1e-6));
}

TEST_CASE("A forward pass takes in every change of the parameters before it") {
  const auto run = run_of(settings_of("tanh", Share::network), table());
  PassBench bench(run->model(), rows);
  const std::vector<float> x(rows * inputs, 0.5f);
  const auto logits = [&] {
    const float* z = bench.forward(rows, x.data());
    return std::vector<float>(z, z + rows * classes);
  };
  const auto set = [&](float factor) {
    float* const values = bench.parameters.change();
    for (std::size_t i = 0; i < bench.floats(); ++i) values[i] = factor * run->parameters()[i];
  };
  set(1);
  const std::vector<float> before = logits();
  set(2);
  CHECK(logits() != before);
  set(1);
  CHECK(logits() == before);
}
