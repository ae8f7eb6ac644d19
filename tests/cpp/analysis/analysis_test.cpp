#include <catch2/catch.hpp>

#include <map>

#include "analysis/list.h"
#include "analysis/surface.h"
#include "formula/definition.h"
#include "support/passes.h"
#include "support/runs.h"
#include "support/scalar_parameters.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

/// All that an analysis reports, to the last bit, and how long its lists are.
struct Reported final : Report {
  std::string all;
  std::map<std::string, std::size_t> sizes;

  void number(const char* name, double v) override { add(name, &v, 1); }
  void text(const char* name, const std::string& v) override { all += name + (" " + v) + "\n"; }
  void numbers(const char* name, const float* v, std::size_t n) override { add(name, v, n); }
  void numbers(const char* name, const std::uint32_t* v, std::size_t n) override { add(name, v, n); }
  void numbers(const char* name, const std::uint8_t* v, std::size_t n) override { add(name, v, n); }
  void open(const char* name) override { all += name; }
  void close() override { all += "end\n"; }

private:
  template <class T> void add(const char* name, const T* v, std::size_t n) {
    all += name + (" " + std::string(reinterpret_cast<const char*>(v), n * sizeof(T))) + "\n";
    sizes[name] = n;
  }
};

Reported reported(const Analysis& analysis) {
  Reported out;
  analysis.report(out);
  return out;
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
  const auto run = run_of(small_settings("relu"), data);
  take(*run, 200);
  const auto shared = finished<Evaluation>(*run, {Split::test});
  const Evaluation& evaluation = *shared;
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
  Settings spec = small_settings("relu");
  sgd(spec).learning_rate = 0.4; // kills some neurons
  const auto shared_run = run_of(spec, data);
  Run& run = *shared_run;
  take(run, 60);
  const auto shared = finished<NeuronAnalysis>(run, {Split::train});
  const NeuronAnalysis& analysis = *shared;
  CHECK(analysis.done() == 300);
  // A naive forward pass in double; a pre-activation within rounding of 0 could differ, and none does here.
  std::size_t dead_in_all = 0;
  std::vector<std::vector<double>> h(300);
  for (std::size_t i = 0; i < 300; ++i)
    for (std::size_t p = 0; p < 30; ++p) h[i].push_back(data->part(Split::train).pixels[i * 30 + p] * 2 / 255.0 - 1);
  for (std::size_t l = 0; l < 2; ++l) {
    const Dense& dense = run.model().dense(l);
    const float* const block = run.parameters();
    const LayerStatistics& s = analysis.layers()[l];
    std::vector<std::uint32_t> firing(dense.units(), 0);
    std::vector<double> sum(dense.units(), 0), highest(dense.units(), 0);
    for (auto& row : h) {
      std::vector<double> out(dense.units());
      for (std::size_t o = 0; o < dense.units(); ++o) {
        double z = dense.biases(block)[o];
        for (std::size_t i = 0; i < dense.inputs(); ++i) z += row[i] * dense.weights(block)[i * dense.units() + o];
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

TEST_CASE("Neuron statistics are, to the last bit, those of a loop over units and images") {
  const auto data = toy_data(300); // 128 + 128 + 44
  for (const char* activation : {"relu", "tanh", "staf", "swiglu", "maxout"})
    for (const std::size_t share : {0u, 2u}) {
      INFO(activation << ", " << share);
      Settings spec = small_settings(activation); // 16 and 13 units
      spec.share = share;
      const auto run = run_of(spec, data);
      const Model& model = run->model();
      PassBench bench(model, evaluation_rows, Use::evaluation);
      std::copy_n(run->parameters(), model.tensors().floats(), bench.parameters.change());
      const auto analysis = finished<NeuronAnalysis>(*run, {Split::train});

      struct Naive {
        std::uint32_t firing = 0, nonzero = 0, on = 0, flat = 0, no_slope = 0;
        double sum = 0;
        float most = -std::numeric_limits<float>::infinity(), steepest = 0;
      };
      std::vector<std::vector<Naive>> naive = {std::vector<Naive>(16), std::vector<Naive>(13)};
      const Pass pass;
      for (std::size_t first = 0; first < 300; first += evaluation_rows) {
        const std::size_t rows = std::min<std::size_t>(evaluation_rows, 300 - first);
        std::vector<std::uint32_t> indices(rows);
        for (std::size_t i = 0; i < rows; ++i) indices[i] = static_cast<std::uint32_t>(first + i);
        std::vector<float> x(rows * model.inputs()), space(rows * 16);
        std::vector<std::uint8_t> classes(rows);
        data->gather(Split::train, indices.data(), rows, x.data(), {classes.data(), nullptr});
        bench.forward(rows, x.data());
        for (std::size_t l = 0; l < 2; ++l) {
          const LayerPass at = model.activation_pass(l, pass, bench.parameters, rows, bench.tape);
          const Block deciding = model.activation(l).deciding(at);
          const float* const slopes = model.activation(l).slopes(at, space.data());
          const std::size_t units = naive[l].size();
          for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t u = 0; u < units; ++u) {
              Naive& n = naive[l][u];
              const float y = at.own.output[r * units + u], slope = std::fabs(slopes[r * units + u]);
              n.firing += y > 0 ? 1u : 0u;
              n.nonzero += y != 0 ? 1u : 0u;
              n.on += deciding.first[r * deciding.step + u] > 0 ? 1u : 0u;
              n.flat += slope < 0.05f * analysis->layers()[l].largest_slope[u] ? 1u : 0u;
              n.no_slope += std::isnan(slope) ? 1u : 0u;
              n.sum += static_cast<double>(y);
              n.most = std::max(n.most, y);
              n.steepest = std::max(n.steepest, slope);
            }
        }
      }
      for (std::size_t l = 0; l < 2; ++l)
        for (std::size_t u = 0; u < naive[l].size(); ++u) {
          const LayerStatistics& s = analysis->layers()[l];
          const Naive& n = naive[l][u];
          CHECK(s.firing[u] == n.firing);
          CHECK(s.nonzero[u] == n.nonzero);
          CHECK(s.on[u] == n.on);
          CHECK(s.flat[u] == n.flat);
          CHECK(s.no_slope[u] == n.no_slope);
          CHECK(s.output_sum[u] == n.sum);
          CHECK(s.max_output[u] == n.most);
          CHECK(s.max_slope[u] == n.steepest);
        }
    }
}

TEST_CASE("Neuron statistics over the first images are those of a data set that ends there") {
  const auto whole = toy_data(300), beginning = toy_data(150); // whose images are the first 150 of `whole`
  const auto run = run_of(small_settings("tanh"), whole), other = run_of(small_settings("tanh"), beginning);
  const auto limited = finished<NeuronAnalysis>(*run, {Split::train, 150});
  const auto all = finished<NeuronAnalysis>(*other, {Split::train});
  const auto more = finished<NeuronAnalysis>(*other, {Split::train, 1000});
  CHECK(limited->total() == 150);
  CHECK(more->total() == 150);
  for (std::size_t l = 0; l < 2; ++l)
    for (std::size_t u = 0; u < all->layers()[l].units; ++u) {
      CHECK(limited->layers()[l].firing[u] == all->layers()[l].firing[u]);
      CHECK(limited->layers()[l].output_sum[u] == all->layers()[l].output_sum[u]);
      CHECK(limited->layers()[l].max_slope[u] == all->layers()[l].max_slope[u]);
      CHECK(limited->layers()[l].firing[u] == more->layers()[l].firing[u]);
    }
}

TEST_CASE("One neuron's pre-activations and pixel weights equal naive loops in double") {
  const auto data = toy_data(300);
  Settings spec = small_settings("tanh");
  spec.layers.push_back({7, "relu"});
  const auto run = run_of(spec, data);
  take(*run, 20);
  const Model& model = run->model();
  const float* const block = run->parameters();
  for (std::size_t layer = 0; layer < 3; ++layer) {
    const Dense& own = model.dense(layer);
    const std::size_t unit = own.units() - 2, count = layer == 1 ? 130 : 300;
    const auto shared =
        finished<OneNeuron>(*run, {Split::train, count, static_cast<double>(layer), static_cast<double>(unit)});
    const OneNeuron& neuron = *shared;
    const Reported said = reported(neuron);
    INFO("layer " << layer);
    CHECK(neuron.activation().id == std::string(layer == 2 ? "relu" : "tanh"));
    CHECK(neuron.bias() == own.biases(block)[unit]);
    REQUIRE(said.sizes.at("weights") == own.inputs());
    for (std::size_t i = 0; i < own.inputs(); ++i)
      CHECK(neuron.weights()[i] == own.weights(block)[i * own.units() + unit]);

    // A float32 sum of n terms is off by some n · 2⁻²⁴ of their sizes: 30 terms of at most 3 here, and tanh's slope
    // ≤ 1.
    REQUIRE(said.sizes.at("preactivations") == count);
    for (std::size_t image = 0; image < count; ++image) {
      std::vector<double> h, z;
      for (std::size_t p = 0; p < 30; ++p) h.push_back(data->part(Split::train).pixels[image * 30 + p] * 2 / 255.0 - 1);
      for (std::size_t l = 0; l <= layer; ++l) {
        const Dense& dense = model.dense(l);
        z.assign(dense.units(), 0.0);
        for (std::size_t o = 0; o < dense.units(); ++o) {
          z[o] = dense.biases(block)[o];
          for (std::size_t i = 0; i < dense.inputs(); ++i) z[o] += h[i] * dense.weights(block)[i * dense.units() + o];
        }
        h.clear();
        for (const double v : z) h.push_back(std::tanh(v));
      }
      CHECK(neuron.preactivations()[image] == Approx(z[unit]).margin(1e-5));
    }

    // Every path from pixel to neuron, one by one.
    REQUIRE(said.sizes.at("pixelWeights") == 30);
    const auto w = [&](std::size_t l, std::size_t i, std::size_t o) {
      return static_cast<double>(model.dense(l).weights(block)[i * model.dense(l).units() + o]);
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
    const auto run = run_of(small_settings(activation), data);
    take(*run, 10);
    const Dense& first = run->model().dense(0);
    const float* const block = run->parameters();
    const auto z_of = [&](std::size_t image, std::size_t column) {
      double z = first.biases(block)[column];
      for (std::size_t p = 0; p < 30; ++p)
        z += (data->part(Split::train).pixels[image * 30 + p] * 2 / 255.0 - 1) * first.weights(block)[p * 32 + column];
      return z;
    };
    const auto all = finished<NeuronAnalysis>(*run, {Split::train});
    const LayerStatistics& s = all->layers()[0];
    REQUIRE(s.units == 16);
    for (std::size_t unit = 0; unit < 16; ++unit) {
      const auto shared = finished<OneNeuron>(*run, {Split::train, 60, 0, static_cast<double>(unit)});
      const OneNeuron& neuron = *shared;
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
      CHECK(neuron.bias() == first.biases(block)[column]);
      for (std::size_t p = 0; p < 30; ++p) {
        CHECK(neuron.weights()[p] == first.weights(block)[p * 32 + column]);
        CHECK(neuron.pixel_weights()[p] == neuron.weights()[p]);
      }
    }
    // Through the first layer deeper neurons look by way of its first half.
    const auto shared = sound(start_analysis<OneNeuron>(*run, {Split::train, 60, 1, 4}));
    const OneNeuron& deeper = *shared;
    double sum = 0;
    for (std::size_t unit = 0; unit < 16; ++unit)
      sum += static_cast<double>(first.weights(block)[9 * 32 + unit]) * deeper.weights()[unit];
    CHECK(reported(deeper).sizes.at("weights") == 16);
    CHECK(deeper.pixel_weights()[9] == Approx(sum).epsilon(1e-6));
  }
}

TEST_CASE("A neuron that does not exist is refused by the name of what is wrong") {
  const auto run = run_of(small_settings("relu"), toy_data(20));
  const auto problem = [&](double layer, double unit) {
    return OneNeuron::check(run->plan(), {Split::train, 20, layer, unit});
  };
  CHECK(!problem(0, 15));
  CHECK(!problem(1, 12));
  for (const double layer : {-1.0, 2.0, 0.5, infinity, not_a_number}) CHECK(problem(layer, 0).field == "layer");
  for (const double unit : {-1.0, 13.0, 0.5, 1e300, not_a_number}) CHECK(problem(1, unit).field == "unit");
  CHECK(problem(1, 13).code == std::string("not-whole"));
  CHECK(problem(1, 13).facts[1].number == 12);
}

TEST_CASE("Saturated sigmoids show through f′, though no output is zero") {
  Settings spec = small_settings("sigmoid");
  sgd(spec).learning_rate = 1e-3;
  const auto run = run_of(spec, toy_data(100));
  float* biases = run->change_parameters() + 30 * 16;
  biases[3] = 40.0f; // f′ below 1e-6: no gradient at all
  biases[5] = -8.0f; // f′ near 3e-4: saturated, not dead
  const auto analysis = finished<NeuronAnalysis>(*run, {Split::train});
  const LayerStatistics& s = analysis->layers()[0];
  CHECK(s.largest_slope[0] == Approx(0.25));
  CHECK(!s.dead(3));
  CHECK(s.gradient_dead(3));
  CHECK(s.saturated(3, 100));
  CHECK(!s.gradient_dead(5));
  CHECK(s.saturated(5, 100));
  CHECK(!s.saturated(0, 100));
}

TEST_CASE("Saturation is judged by the slopes that the run's own parameters make") {
  Settings spec = small_settings("adaptive-sigmoid");
  spec.share = static_cast<std::size_t>(Share::unit);
  const auto run = run_of(spec, toy_data(100));
  const ParameterSet& set = run->model().sets()[0];
  float* const k = run->change_parameters() + set.offset; // σ(k(x − θ)), whose steepest slope is k/4
  k[2] = 0.01f;                                           // slopes far below those of k = 1, yet near its own largest
  const auto analysis = finished<NeuronAnalysis>(*run, {Split::train});
  const LayerStatistics& s = analysis->layers()[0];
  CHECK(s.largest_slope[0] == Approx(0.25));
  CHECK(s.largest_slope[2] == Approx(0.0025));
  CHECK(!s.saturated(2, 100));
}

TEST_CASE("A neuron whose slope is no number is told, and is not gradient-dead") {
  const formula::Outcome made = formula::define({"where(x > 5, x, sqrt(x - 100))", "", {}});
  REQUIRE(made.definition != nullptr);
  const auto run = run_of(small_settings(made.definition->info().id), toy_data(100));
  const auto analysis = finished<NeuronAnalysis>(*run, {Split::train});
  const LayerStatistics& s = analysis->layers()[0];
  for (std::size_t u = 0; u < s.units; ++u) {
    CHECK(s.no_slope[u] > 0);
    CHECK(!s.gradient_dead(u));
  }
  formula::forget(made.definition->info().id);
}

TEST_CASE("Analyses leave the training of a run as it was") {
  const auto quiet = run_of(small_settings("rrelu"), toy_data(100)),
             watched = run_of(small_settings("rrelu"), toy_data(100));
  for (int i = 0; i < 10; ++i) {
    quiet->step();
    watched->step();
    Analyses::for_each([&]<class A>() { finished<A>(*watched, {Split::test, 25, 1, 2}); });
  }
  CHECK(quiet->parameters_hash() == watched->parameters_hash());
}

TEST_CASE("An analysis is of the moment at which it began, whatever the run does meanwhile") {
  Settings settings = small_settings("prelu");
  settings.layers[0].norm = 0;
  settings.layers[1].dropout = 0.3;
  const auto data = toy_data(300);
  const auto run = run_of(settings, data);
  const Generator random{11, Purpose::noise, 0, 0};
  for (std::uint32_t moment = 0; moment < 50; ++moment) {
    Analyses::for_each([&]<class A>() {
      take(*run, static_cast<int>(random.u32(moment) % 7));
      const auto then = sound(restored(checkpoint_of(*run), data));
      const AnalysisRequest request = {moment % 2 == 0 ? Split::train : Split::test, 300,
                                       static_cast<double>(moment % 2), static_cast<double>(moment % 13)};
      const auto during = sound(start_analysis<A>(*run, request));
      while (!during->finished()) {
        during->advance();
        run->step();
      }
      CHECK(during->step() == then->steps_done());
      INFO(A::name << " at step " << during->step());
      const bool same = reported(*during).all == reported(*finished<A>(*then, request)).all;
      CHECK(same);
      CHECK(run->steps_done() > then->steps_done());
    });
    if (moment % 10 == 9) run->reset();
  }
}
