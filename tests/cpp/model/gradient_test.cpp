// The whole network's gradient against central differences of an independent forward pass in double.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "data/table.h"
#include "support/passes.h"
#include "support/runs.h"
#include "support/scalar_parameters.h"
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

std::shared_ptr<const Table> table() {
  const std::size_t count = 4 * rows;
  return std::make_shared<Table>(inputs, TargetKind::classes, classes,
                                 Table::Part{std::vector<float>(count * inputs), std::vector<std::uint8_t>(count), {}},
                                 Table::Part{});
}

/// What A makes of a dense layer's outputs z; own(o) are the parameters of unit o.
template <class A, class Own> std::vector<double> activated(const std::vector<double>& z, const Own& own) {
  const std::size_t units = z.size() / A::info.pieces;
  std::vector<double> h(units);
  for (std::size_t o = 0; o < units; ++o) {
    if constexpr (A::info.kind == Kind::elementwise)
      h[o] = A::value(z[o], own(o));
    else if constexpr (A::info.kind == Kind::gated)
      h[o] = z[o] * A::Inner::value(z[units + o], own(o));
    else
      h[o] = std::max(z[o], z[units + o]);
  }
  return h;
}

/// Mean cross-entropy of the network whose parameters are `p`, laid out as the model lays them out.
template <class A>
double loss_in_double(const std::vector<double>& p, const std::vector<float>& x,
                      const std::vector<std::uint8_t>& labels, Share share) {
  const std::size_t ins[] = {inputs, 6, 11}, outs[] = {A::info.pieces * 6, A::info.pieces * 11, classes};
  const std::size_t scalars = A::info.scalar_count();
  std::size_t set_offset = 0;
  for (std::size_t l = 0; l < 3; ++l) set_offset += (ins[l] + 1) * outs[l];
  double total = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    std::vector<double> h(
        x.begin() + static_cast<std::ptrdiff_t>(r * inputs), x.begin() + static_cast<std::ptrdiff_t>((r + 1) * inputs));
    std::size_t offset = 0, set = set_offset;
    for (std::size_t l = 0; l < 3; ++l) {
      const std::size_t in = ins[l], out = outs[l];
      std::vector<double> z(out);
      for (std::size_t o = 0; o < out; ++o) {
        z[o] = p[offset + in * out + o];
        for (std::size_t i = 0; i < in; ++i) z[o] += h[i] * p[offset + i * out + o];
      }
      offset += (in + 1) * out;
      if (l < 2) {
        const std::size_t sets = share == Share::unit ? out : 1;
        z = activated<A>(z, [&](std::size_t o) {
          ScalarParameters<double> own;
          for (std::size_t k = 0; k < scalars; ++k) own.values.push_back(p[set + k * sets + (sets == 1 ? 0 : o)]);
          return own;
        });
        if (share != Share::network) set += scalars * sets;
      }
      h = z;
    }
    double sum = 0;
    for (const double z : h) sum += std::exp(z);
    total += std::log(sum) - h[labels[r]];
  }
  return total / static_cast<double>(rows);
}

} // namespace

TEST_CASE("The gradient of every parameter of a network equals a central difference in double") {
  const auto check = []<class A>() {
    if (A::info.kind == Kind::output) return; // not of hidden layers
    if (A::info.surrogate_derivative) return;
    for (const Share share : {Share::network, Share::layer, Share::unit}) {
      Settings settings = settings_of(A::info.id, share);
      for (const ParameterInfo& p : A::info.parameters)
        if (p.learnable) {
          if (!settings.learn) settings.learn.emplace();
          settings.learn->emplace_back(p.name);
        }
      const auto run = run_of(settings, table());
      PassBench bench(run->model(), rows);
      const Generator random{5, Purpose::noise, 0, 0};
      std::vector<float> x;
      std::vector<std::uint8_t> labels;
      for (std::uint32_t i = 0; i < rows * inputs; ++i) x.push_back(random.normal(i));
      // Biases start at 0, which would put dead rows exactly on a kink.
      const std::size_t learned = run->model().tensors().learned_floats();
      float* const values = bench.parameters.change();
      std::copy_n(run->parameters(), bench.floats(), values);
      for (std::uint32_t i = 0; i < learned; ++i) values[i] += 0.05f * random.normal(5000 + i);
      for (std::uint32_t r = 0; r < rows; ++r)
        labels.push_back(static_cast<std::uint8_t>(random.u32(1000 + r) % classes));

      std::vector<float> dlogits(rows * classes);
      cross_entropy(bench.forward(rows, x.data()), labels.data(), rows, dlogits.data());
      bench.backward(rows, x.data(), dlogits.data());

      std::vector<double> p(values, values + bench.floats());
      const bool frozen_tail = learned < p.size(); // parameters that cannot be learned have gradient 0
      double worst = 0, largest = 0;
      for (std::size_t i = 0; i < learned; ++i) {
        const double h = 1e-5, saved = p[i];
        p[i] = saved + h;
        const double up = loss_in_double<A>(p, x, labels, share);
        p[i] = saved - h;
        const double down = loss_in_double<A>(p, x, labels, share);
        p[i] = saved;
        worst = std::max(worst, std::fabs((up - down) / (2 * h) - static_cast<double>(bench.gradients[i])));
        largest = std::max(largest, std::fabs(static_cast<double>(bench.gradients[i])));
      }
      if (frozen_tail)
        for (std::size_t i = learned; i < p.size(); ++i) CHECK(bench.gradients[i] == 0.0f);
      // Float arithmetic over three layers: a few hundred roundings of terms of the largest gradient's size.
      INFO(A::info.id << ", share " << static_cast<int>(share) << ", largest gradient " << largest);
      CHECK(worst <= 2e-5 * (1 + largest));
      CHECK(largest > 1e-3);
    }
  };
  Activations::for_each(check);
  StructuredActivations::for_each(check);
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
