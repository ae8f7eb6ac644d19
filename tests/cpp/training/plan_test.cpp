#include "training/plan.h"

#include <catch2/catch.hpp>

#include "support/toy_data.h"

using namespace activarium;

namespace {

/// The field that `plan` names after `change` was made to sound settings; empty if nothing is wrong.
template <class F> std::string refused_field(F change) {
  Settings settings = small_settings("prelu");
  change(settings);
  return plan(settings, toy_data(100), {}).problem.field;
}

} // namespace

TEST_CASE("Sound settings pass") {
  CHECK(refused_field([](Settings&) {}).empty());
  CHECK(refused_field([](Settings& s) { s.learn.emplace(); }).empty());
  CHECK(refused_field([](Settings& s) {
          s.layers[0].parameters = s.layers[1].parameters = {{"slope", {2.35f}}};
        }).empty());
}

TEST_CASE("Each setting out of its range is refused under its name") {
  for (const double units : {0.0, -3.0, 2.5, 1e9, double{NAN}, infinity})
    CHECK(refused_field([&](Settings& s) { s.layers[1].units = units; }) == "layers[1].units");
  for (const double rate : {0.0, -0.1, double{NAN}, infinity})
    CHECK(refused_field([&](Settings& s) { sgd(s).learning_rate = rate; }) == "optimizer.learningRate");
  for (const double momentum : {-0.1, 1.0, 2.0, double{NAN}})
    CHECK(refused_field([&](Settings& s) { sgd(s).momentum = momentum; }) == "optimizer.momentum");
  CHECK(refused_field([](Settings& s) { sgd(s).dampening = 2; }) == "optimizer.dampening");
  CHECK(refused_field([](Settings& s) { sgd(s).weight_decay = -1; }) == "optimizer.weightDecay");
  CHECK(refused_field([](Settings& s) {
          sgd(s).nesterov = true;
          sgd(s).momentum = 0;
        }) == "optimizer.nesterov");
  for (const double batch : {0.0, 1.5, 1e6})
    CHECK(refused_field([&](Settings& s) { s.batch_size = batch; }) == "batchSize");
  for (const double seed : {-1.0, 0.5, 1e17}) CHECK(refused_field([&](Settings& s) { s.seed = seed; }) == "seed");
  CHECK(refused_field([](Settings& s) { s.layers.clear(); }) == "layers");
  CHECK(refused_field([](Settings& s) { s.layers.resize(101, s.layers[0]); }) == "layers");
  CHECK(refused_field([](Settings& s) { s.layers.assign(3, {16384, "relu"}); }) == "layers"); // over 1 GiB
  // Parameters whose number 32 bits do not hold: of 16 layers it would be 0, of 17 that of one.
  for (const std::size_t layers : {8u, 16u, 17u, 32u, 100u})
    CHECK(refused_field([&](Settings& s) { s.layers.assign(layers, {16384, "maxout"}); }) == "layers");
}

TEST_CASE("Unknown names and unfit parameters are refused under their name") {
  for (const char* id : {"", "constructor", "__proto__", "ReLU"})
    CHECK(refused_field([&](Settings& s) { s.layers[0].activation = id; }) == "layers[0].activation");
  CHECK(refused_field([](Settings& s) { s.layers[0].parameters = {{"beta", {1}}}; }) == "layers[0].parameters.beta");
  CHECK(refused_field([](Settings& s) {
          s.layers[0].parameters = {{"slope", {1, 2}}};
        }) == "layers[0].parameters.slope");
  CHECK(refused_field([](Settings& s) {
          s.layers[0].parameters = {{"slope", {NAN}}};
        }) == "layers[0].parameters.slope");
  CHECK(refused_field([](Settings& s) { s.layers[1].parameters = {{"slope", {1}}}; }) == "layers[1].parameters");
  CHECK(refused_field([](Settings& s) { s.learn = {"slope", "gamma"}; }) == "learnParameters[1]");
  CHECK(Initializations::names.find("constructor") == Initializations::size);
  CHECK(Initializations::names.find("he-normal") == 2);
  CHECK(share_names.find("everybody") == 3);
  CHECK(share_names.find("unit") == static_cast<std::size_t>(Share::unit));
  CHECK(kernel_names.find("relaxed") == static_cast<std::size_t>(Kernels::relaxed));
}

TEST_CASE("Softmax is refused for hidden layers, whose field is named") {
  const auto problem = [] {
    Settings settings = small_settings("relu");
    settings.layers[1].activation = "softmax";
    return plan(settings, toy_data(100), {}).problem;
  }();
  CHECK(problem.field == "layers[1].activation");
  CHECK(problem.code == std::string("output-activation"));
}

TEST_CASE("Layers of several pieces need the memory of their pre-activations, and are refused where it is too much") {
  const auto bytes = [](const char* activation) {
    return plan(small_settings(activation), toy_data(100), {}).value->memory().bytes();
  };
  CHECK(bytes("maxout") - bytes("relu") > 12 * (31 * 16 + 17 * 13)); // parameters, gradients and momentum
  CHECK(bytes("swiglu") > bytes("maxout"));                          // keeps its gates
  CHECK(refused_field([](Settings& s) { s.layers = {{12000, "relu"}}; }).empty());
  CHECK(refused_field([](Settings& s) { s.layers = {{16384, "swiglu"}, {4000, "swiglu"}}; }) == "layers");
}
