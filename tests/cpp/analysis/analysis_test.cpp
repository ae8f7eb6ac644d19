#include <catch2/catch.hpp>

#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/one_neuron.h"
#include "analysis/surface.h"
#include "support/scalar_parameters.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

template <class Analysis> void finish(Analysis& analysis) {
  while (!analysis.pass().finished()) analysis.advance();
}

} // namespace

TEST_CASE("The surface is f(x) + f(y), and its gradient's size that of the two slopes") {
  const BlockKernel& gelu = *find_block_kernel("gelu");
  const Surface s = surface(gelu, nullptr, -5, 5, 21);
  REQUIRE(s.z.size() == 441);
  CHECK(s.axis.front() == -5.0f);
  CHECK(s.axis.back() == 5.0f);
  const Values v = evaluate(gelu, {}, s.axis);
  for (std::size_t row = 0; row < 21; ++row)
    for (std::size_t column = 0; column < 21; ++column) {
      CHECK(s.z[row * 21 + column] == v.f[row] + v.f[column]);
      CHECK(s.gradient[row * 21 + column] == Approx(std::hypot(v.df[row], v.df[column])));
    }
}

TEST_CASE("Evaluation counts each image once under its class and verdict") {
  const auto data = toy_data(400);
  Run run(small_spec("relu"), data);
  for (int i = 0; i < 200; ++i) run.step();
  Evaluation evaluation(run, true);
  finish(evaluation);
  std::uint32_t all = 0, right = 0;
  for (std::size_t actual = 0; actual < 10; ++actual) {
    std::uint32_t row = 0;
    for (std::size_t said = 0; said < 10; ++said) row += evaluation.confusion()[actual * 10 + said];
    CHECK(row == 10);
    all += row;
    right += evaluation.confusion()[actual * 11];
  }
  CHECK(all == 100);
  CHECK(evaluation.accuracy() == Approx(right / 100.0));
  CHECK(evaluation.accuracy() > 0.9);
}

TEST_CASE("Neuron statistics equal a recount with the layer's own numbers") {
  const auto data = toy_data(300);
  RunSpec spec = small_spec("relu");
  spec.optimizer.learning_rate = 0.4; // kills some neurons
  Run run(spec, data);
  for (int i = 0; i < 60; ++i) run.step();
  NeuronAnalysis analysis(run, false);
  finish(analysis);
  CHECK(analysis.pass().done() == 300);
  // A naive forward pass in double; a pre-activation within rounding of 0 could differ, and none does here.
  std::size_t dead_in_all = 0;
  std::vector<std::vector<double>> h(300);
  for (std::size_t i = 0; i < 300; ++i)
    for (std::size_t p = 0; p < 30; ++p) h[i].push_back(data->split(false).images[i * 30 + p] * 2 / 255.0 - 1);
  for (std::size_t l = 0; l < 2; ++l) {
    const Dense& dense = run.network().dense(l);
    const LayerStatistics& s = analysis.layers()[l];
    std::vector<std::uint32_t> firing(dense.units(), 0);
    std::vector<double> sum(dense.units(), 0), highest(dense.units(), 0);
    for (auto& row : h) {
      std::vector<double> out(dense.units());
      for (std::size_t o = 0; o < dense.units(); ++o) {
        double z = dense.biases()[o];
        for (std::size_t i = 0; i < dense.inputs(); ++i) z += row[i] * dense.weights()[i * dense.units() + o];
        out[o] = std::max(z, 0.0);
        firing[o] += out[o] > 0 ? 1u : 0u;
        sum[o] += out[o];
        highest[o] = std::max(highest[o], out[o]);
      }
      row = out;
    }
    for (std::size_t o = 0; o < dense.units(); ++o) {
      INFO("layer " << l << ", neuron " << o);
      CHECK(s.firing[o] == firing[o]);
      CHECK(s.dead(o) == (firing[o] == 0));
      CHECK(s.gradient_dead(o) == s.dead(o)); // for ReLU both rules say the same
      CHECK(s.always_on(o, 300) == (firing[o] == 300));
      CHECK(s.output_sum[o] == Approx(sum[o]).epsilon(1e-5).margin(1e-5));
      CHECK(s.max_output[o] == Approx(highest[o]).epsilon(1e-5).margin(1e-5));
      dead_in_all += s.dead(o) ? 1u : 0u;
    }
  }
  CHECK(dead_in_all > 0);
}

TEST_CASE("Neuron statistics over the first images are those of a data set that ends there") {
  const auto whole = toy_data(300), beginning = toy_data(150); // whose images are the first 150 of `whole`
  Run run(small_spec("tanh"), whole), other(small_spec("tanh"), beginning);
  NeuronAnalysis limited(run, false, 150), all(other, false), more(other, false, 1000);
  finish(limited);
  finish(all);
  finish(more);
  CHECK(limited.pass().total() == 150);
  CHECK(more.pass().total() == 150);
  for (std::size_t l = 0; l < 2; ++l) {
    CHECK(limited.layers()[l].firing == all.layers()[l].firing);
    CHECK(limited.layers()[l].output_sum == all.layers()[l].output_sum);
    CHECK(limited.layers()[l].max_slope == all.layers()[l].max_slope);
    CHECK(limited.layers()[l].firing == more.layers()[l].firing);
  }
}

TEST_CASE("One neuron's pre-activations and pixel weights equal naive loops in double") {
  const auto data = toy_data(300);
  RunSpec spec = small_spec("tanh");
  spec.layers.push_back({7, "relu", {}});
  Run run(spec, data);
  for (int i = 0; i < 20; ++i) run.step();
  const Network& network = run.network();
  for (std::size_t layer = 0; layer < 3; ++layer) {
    const Dense& own = network.dense(layer);
    const std::size_t unit = own.units() - 2, count = layer == 1 ? 130 : 300;
    OneNeuron neuron(run, false, layer, unit, count);
    finish(neuron);
    INFO("layer " << layer);
    CHECK(neuron.activation().id == std::string(layer == 2 ? "relu" : "tanh"));
    CHECK(neuron.bias() == own.biases()[unit]);
    REQUIRE(neuron.weights().size() == own.inputs());
    for (std::size_t i = 0; i < own.inputs(); ++i) CHECK(neuron.weights()[i] == own.weights()[i * own.units() + unit]);

    // A float32 sum of n terms is off by some n · 2⁻²⁴ of their sizes: 30 terms of at most 3 here, and tanh's slope
    // ≤ 1.
    REQUIRE(neuron.preactivations().size() == count);
    for (std::size_t image = 0; image < count; ++image) {
      std::vector<double> h, z;
      for (std::size_t p = 0; p < 30; ++p) h.push_back(data->split(false).images[image * 30 + p] * 2 / 255.0 - 1);
      for (std::size_t l = 0; l <= layer; ++l) {
        const Dense& dense = network.dense(l);
        z.assign(dense.units(), 0.0);
        for (std::size_t o = 0; o < dense.units(); ++o) {
          z[o] = dense.biases()[o];
          for (std::size_t i = 0; i < dense.inputs(); ++i) z[o] += h[i] * dense.weights()[i * dense.units() + o];
        }
        h.clear();
        for (const double v : z) h.push_back(std::tanh(v));
      }
      CHECK(neuron.preactivations()[image] == Approx(z[unit]).margin(1e-5));
    }

    // Every path from pixel to neuron, one by one.
    REQUIRE(neuron.pixel_weights().size() == 30);
    const auto w = [&](std::size_t l, std::size_t i, std::size_t o) {
      return static_cast<double>(network.dense(l).weights()[i * network.dense(l).units() + o]);
    };
    for (std::size_t p = 0; p < 30; ++p) {
      double sum = 0;
      if (layer == 0) sum = w(0, p, unit);
      for (std::size_t a = 0; layer > 0 && a < 16; ++a) {
        if (layer == 1) sum += w(0, p, a) * w(1, a, unit);
        for (std::size_t b = 0; layer == 2 && b < 13; ++b) sum += w(0, p, a) * w(1, a, b) * w(2, b, unit);
      }
      CHECK(neuron.pixel_weights()[p] == Approx(sum).epsilon(1e-7).margin(1e-12)); // rounded to float32 once
    }
  }
}

TEST_CASE("A neuron of several pre-activations is judged and shown by the one that decides") {
  const auto data = toy_data(60);
  for (const std::string activation : {"reglu", "maxout"}) {
    const bool gated = activation == "reglu";
    Run run(small_spec(activation), data);
    for (int i = 0; i < 10; ++i) run.step();
    const Dense& first = run.network().dense(0);
    const auto z_of = [&](std::size_t image, std::size_t column) {
      double z = first.biases()[column];
      for (std::size_t p = 0; p < 30; ++p)
        z += (data->split(false).images[image * 30 + p] * 2 / 255.0 - 1) * first.weights()[p * 32 + column];
      return z;
    };
    NeuronAnalysis all(run, false);
    finish(all);
    const LayerStatistics& s = all.layers()[0];
    REQUIRE(s.firing.size() == 16);
    for (std::size_t unit = 0; unit < 16; ++unit) {
      OneNeuron neuron(run, false, 0, unit);
      finish(neuron);
      std::uint32_t firing = 0, on = 0;
      double steepest = 0;
      for (std::size_t image = 0; image < 60; ++image) {
        const double a = z_of(image, unit), b = z_of(image, 16 + unit);
        const double decides = gated ? b : std::max(a, b), h = gated ? a * std::max(b, 0.0) : decides;
        on += decides > 0 ? 1u : 0u;
        firing += h > 0 ? 1u : 0u;
        steepest = std::max(steepest, gated ? std::max(b, b > 0 ? std::fabs(a) : 0) : 1.0);
        CHECK(neuron.preactivations()[image] == Approx(decides).margin(1e-5));
      }
      INFO(activation << ", neuron " << unit);
      CHECK(s.on[unit] == on);
      CHECK(s.firing[unit] == firing);
      CHECK(s.max_slope[unit] == Approx(steepest).margin(1e-5));
      const std::size_t column = gated ? 16 + unit : unit;
      CHECK(neuron.bias() == first.biases()[column]);
      for (std::size_t p = 0; p < 30; ++p) {
        CHECK(neuron.weights()[p] == first.weights()[p * 32 + column]);
        CHECK(neuron.pixel_weights()[p] == neuron.weights()[p]);
      }
    }
    // Through the first layer deeper neurons look by way of its first half.
    OneNeuron deeper(run, false, 1, 4);
    double sum = 0;
    for (std::size_t unit = 0; unit < 16; ++unit)
      sum += static_cast<double>(first.weights()[9 * 32 + unit]) * deeper.weights()[unit];
    CHECK(deeper.weights().size() == 16);
    CHECK(deeper.pixel_weights()[9] == Approx(sum).epsilon(1e-6));
  }
}

TEST_CASE("A neuron that does not exist is refused by the name of what is wrong") {
  Run run(small_spec("relu"), toy_data(20));
  const Network& network = run.network();
  CHECK(!OneNeuron::check(network, 0, 15));
  CHECK(!OneNeuron::check(network, 1, 12));
  for (const double layer : {-1.0, 2.0, 0.5, infinity, not_a_number})
    CHECK(OneNeuron::check(network, layer, 0).field == "layer");
  for (const double unit : {-1.0, 13.0, 0.5, 1e300, not_a_number})
    CHECK(OneNeuron::check(network, 1, unit).field == "unit");
  CHECK(OneNeuron::check(network, 1, 13).reason == "must be a whole number from 0 to 12");
}

TEST_CASE("Saturated sigmoids show through f′, though no output is zero") {
  RunSpec spec = small_spec("sigmoid");
  spec.optimizer.learning_rate = 1e-3;
  Run run(spec, toy_data(100));
  float* biases = run.network().change_parameters().data() + 30 * 16;
  biases[3] = 40.0f; // f′ below 1e-6: no gradient at all
  biases[5] = -8.0f; // f′ near 3e-4: saturated, not dead
  NeuronAnalysis analysis(run, false);
  finish(analysis);
  const LayerStatistics& s = analysis.layers()[0];
  CHECK(s.largest_slope == Approx(0.25));
  CHECK(!s.dead(3));
  CHECK(s.gradient_dead(3));
  CHECK(s.saturated(3, 100));
  CHECK(!s.gradient_dead(5));
  CHECK(s.saturated(5, 100));
  CHECK(!s.saturated(0, 100));
}

TEST_CASE("Analyses leave the training of a run as it was") {
  Run quiet(small_spec("rrelu"), toy_data(100)), watched(small_spec("rrelu"), toy_data(100));
  for (int i = 0; i < 10; ++i) {
    quiet.step();
    watched.step();
    NeuronAnalysis neurons(watched, true);
    finish(neurons);
    Evaluation evaluation(watched, true);
    finish(evaluation);
    OneNeuron neuron(watched, true, 1, 2);
    finish(neuron);
  }
  CHECK(quiet.parameters_hash() == watched.parameters_hash());
}
