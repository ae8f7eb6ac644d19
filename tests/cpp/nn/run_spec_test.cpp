#include "nn/run_spec.h"

#include <catch2/catch.hpp>

#include "activations/block_kernel.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

/// The field that `check` names after `change` was made to a sound spec; empty if nothing is wrong.
template <class F> std::string refused_field(F change) {
  RunSpec spec = small_spec("prelu");
  change(spec);
  return check(spec, 784, 10).field;
}

} // namespace

TEST_CASE("A sound spec passes") {
  CHECK(refused_field([](RunSpec&) {}).empty());
  CHECK(refused_field([](RunSpec& s) { s.learn_default = false; }).empty());
  CHECK(refused_field([](RunSpec& s) {
          s.layers[0].parameters = s.layers[1].parameters = {{"slope", {2.35f}}};
        }).empty());
}

TEST_CASE("Each setting out of its range is refused under its name") {
  for (const double units : {0.0, -3.0, 2.5, 1e9, double{NAN}, infinity})
    CHECK(refused_field([&](RunSpec& s) { s.layers[1].units = units; }) == "layers[1].units");
  for (const double rate : {0.0, -0.1, double{NAN}, infinity})
    CHECK(refused_field([&](RunSpec& s) { s.optimizer.learning_rate = rate; }) == "optimizer.learningRate");
  for (const double momentum : {-0.1, 1.0, 2.0, double{NAN}})
    CHECK(refused_field([&](RunSpec& s) { s.optimizer.momentum = momentum; }) == "optimizer.momentum");
  CHECK(refused_field([](RunSpec& s) { s.optimizer.dampening = 2; }) == "optimizer.dampening");
  CHECK(refused_field([](RunSpec& s) { s.optimizer.weight_decay = -1; }) == "optimizer.weightDecay");
  CHECK(refused_field([](RunSpec& s) {
          s.optimizer.nesterov = true;
          s.optimizer.momentum = 0;
        }) == "optimizer.nesterov");
  for (const double batch : {0.0, 1.5, 1e6})
    CHECK(refused_field([&](RunSpec& s) { s.batch_size = batch; }) == "batchSize");
  for (const double seed : {-1.0, 0.5, 1e17}) CHECK(refused_field([&](RunSpec& s) { s.seed = seed; }) == "seed");
  CHECK(refused_field([](RunSpec& s) { s.layers.clear(); }) == "layers");
  CHECK(refused_field([](RunSpec& s) { s.layers.resize(101, s.layers[0]); }) == "layers");
  CHECK(refused_field([](RunSpec& s) { s.layers.assign(3, {16384, "relu", {}}); }) == "layers"); // over 1 GiB
}

TEST_CASE("Unknown names and unfit parameters are refused under their name") {
  for (const char* id : {"", "constructor", "__proto__", "ReLU"})
    CHECK(refused_field([&](RunSpec& s) { s.layers[0].activation = id; }) == "layers[0].activation");
  CHECK(refused_field([](RunSpec& s) { s.layers[0].parameters = {{"beta", {1}}}; }) == "layers[0].parameters.beta");
  CHECK(refused_field([](RunSpec& s) {
          s.layers[0].parameters = {{"slope", {1, 2}}};
        }) == "layers[0].parameters.slope");
  CHECK(refused_field([](RunSpec& s) { s.layers[0].parameters = {{"slope", {NAN}}}; }) == "layers[0].parameters.slope");
  CHECK(refused_field([](RunSpec& s) { s.layers[1].parameters = {{"slope", {1}}}; }) == "layers[1].parameters");
  CHECK(refused_field([](RunSpec& s) {
          s.learn_default = false;
          s.learn = {"slope", "gamma"};
        }) == "learnParameters[1]");
  Initialization initialization;
  Share share;
  Kernels kernels;
  CHECK(parse("constructor", initialization).field == "initialization");
  CHECK(parse("everybody", share).field == "share");
  CHECK(parse("fast", kernels).field == "kernels");
  CHECK(!parse("he-normal", initialization));
  CHECK(!parse("unit", share));
  CHECK(!parse("relaxed", kernels));
  CHECK(kernels == Kernels::relaxed);
}

namespace {

/// What is wrong with these start values of a function, as `field: reason`; empty if nothing is.
std::string fault(const char* id, const std::vector<ParameterStart>& starts) {
  const Problem p = check_parameters(*find_block_kernel(id)->info, starts, "parameters");
  return p ? p.field + ": " + p.reason : "";
}

} // namespace

TEST_CASE("Start values for which a formula makes no sense are refused under their names") {
  for (const auto& [id, name] : {std::pair("celu", "alpha"), {"softplus", "beta"}, {"snake", "a"}}) {
    for (const float zero : {0.0f, -0.0f})
      CHECK(fault(id, {{name, {zero}}}) == std::string("parameters.") + name + ": must not be 0");
    for (const float sound : {1e-45f, -1e-45f, -2.0f}) CHECK(fault(id, {{name, {sound}}}).empty());
  }
  for (const float b : {0.0f, -0.0f, -1e-45f, -4.0f})
    CHECK(fault("squareplus", {{"b", {b}}}) == "parameters.b: must be above 0");
  CHECK(fault("squareplus", {{"b", {1e-45f}}}).empty());
  for (const char* exponent : {"alpha", "beta"}) {
    for (const float v : {0.0999f, 0.0f, -1.0f})
      CHECK(fault("sgt-paper", {{exponent, {v}}}) == std::string("parameters.") + exponent + ": must be at least 0.1");
    CHECK(fault("sgt-paper", {{exponent, {0.1f}}}).empty());
  }
  CHECK(fault("sgt-paper", {{"a", {-3}}, {"b", {0}}}).empty());
}

TEST_CASE("Bounds in the wrong order are refused under the name that was given") {
  CHECK(fault("hardtanh", {{"low", {2}}, {"high", {1}}}) == "parameters.low: must be at most high");
  CHECK(fault("hardtanh", {{"high", {1}}, {"low", {2}}}) == "parameters.low: must be at most high");
  CHECK(fault("hardtanh", {{"low", {1.5f}}}) == "parameters.low: must be at most high"); // high starts at 1
  CHECK(fault("hardtanh", {{"high", {-2}}}) == "parameters.high: must be at least low");
  CHECK(fault("hardtanh", {{"low", {-7}}, {"high", {-6}}}).empty());
  CHECK(fault("hardtanh", {{"low", {1}}}).empty()); // a constant, and so it is meant
  CHECK(fault("rrelu", {{"lower", {0.5f}}, {"upper", {0.25f}}}) == "parameters.lower: must be at most upper");
  CHECK(fault("rrelu", {{"upper", {0}}}) == "parameters.upper: must be at least lower");
  CHECK(fault("rrelu", {{"lower", {0.25f}}, {"upper", {0.25f}}}).empty());
}

TEST_CASE("What a slider offers is legal, bounds that may cross apart, and an order names a parameter of one number") {
  for (const BlockKernel& kernel : block_kernels())
    for (const ParameterInfo& p : kernel.info->parameters) {
      INFO(kernel.info->id << " " << p.name);
      for (const double end : {p.minimum, p.maximum, p.initial})
        CHECK((!p.legal.not_zero || (end != 0 && (p.minimum > 0) == (p.maximum > 0))));
      CHECK(p.minimum >= p.legal.at_least);
      CHECK(p.minimum > p.legal.above);
      if (*p.legal.at_most == '\0') continue;
      CHECK(p.count == 1);
      std::size_t found = 0;
      for (const ParameterInfo& other : kernel.info->parameters)
        if (std::string(other.name) == p.legal.at_most) {
          ++found;
          CHECK(other.count == 1);
          CHECK(p.initial <= other.initial);
        }
      CHECK(found == 1);
    }
}

TEST_CASE("Softmax is refused for hidden layers, whose field is named") {
  const auto problem = [] {
    RunSpec spec = small_spec("relu");
    spec.layers[1].activation = "softmax";
    return check(spec, 784, 10);
  }();
  CHECK(problem.field == "layers[1].activation");
  CHECK(problem.reason.find("output layer") != std::string::npos);
}

TEST_CASE("Layers of several pieces need the memory of their pre-activations, and are refused where it is too much") {
  const auto bytes = [](const char* activation) { return run_bytes(small_spec(activation), 784, 10); };
  CHECK(bytes("maxout") - bytes("relu") > 12 * (785 * 16 + 17 * 13)); // parameters, gradients and momentum
  CHECK(bytes("swiglu") > bytes("maxout"));                           // keeps its gates
  CHECK(refused_field([](RunSpec& s) { s.layers = {{12000, "relu", {}}}; }).empty());
  CHECK(refused_field([](RunSpec& s) { s.layers = {{16384, "swiglu", {}}, {4000, "swiglu", {}}}; }) == "layers");
}
