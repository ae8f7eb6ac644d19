// Trainings of 100 steps beside PyTorch's, from the same start and in the same order
// (tests/reference/make-pytorch-trajectories.py).
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "data/table.h"
#include "simd/generator.h"
#include "support/reference.h"
#include "support/runs.h"

using namespace activarium;

namespace {

constexpr std::size_t inputs = 7, classes = 3, train_rows = 53, test_rows = 11;
constexpr int steps = 100;

struct Differences {
  double losses, tensors, outputs;
};

struct Trajectory {
  struct Values {
    Role role;
    std::size_t layer;
    std::vector<double> values;
  };

  std::string name;
  Differences rounding; // float32 − double in PyTorch
  int clipped = 0;
  std::vector<double> losses, outputs;
  std::vector<Values> tensors;
};

Role role_of(const std::string& word) {
  const std::pair<const char*, Role> all[] = {
      {"weight", Role::weight},
      {"bias", Role::bias},
      {"scale", Role::scale},
      {"shift", Role::shift},
      {"activation", Role::activation},
      {"running_mean", Role::running_mean},
      {"running_variance", Role::running_variance},
  };
  for (const auto& [name, role] : all)
    if (word == name) return role;
  throw std::runtime_error("no such role: " + word);
}

struct Recorded {
  std::vector<std::uint32_t> checksums;
  std::vector<Trajectory> trajectories;
};

Recorded recorded() {
  Recorded out;
  for (const auto& words : reference_lines("pytorch-trajectories.txt")) {
    const auto numbers = [&](std::size_t first) {
      std::vector<double> all;
      for (std::size_t i = first; i < words.size(); ++i) all.push_back(number_of(words[i]));
      return all;
    };
    if (words[0] == "checksums")
      for (const double sum : numbers(1)) out.checksums.push_back(static_cast<std::uint32_t>(sum));
    if (words[0] == "case") out.trajectories.push_back({words[1], {}, 0, {}, {}, {}});
    if (out.trajectories.empty()) continue;
    Trajectory& t = out.trajectories.back();
    if (words[0] == "differences") t.rounding = {number_of(words[1]), number_of(words[2]), number_of(words[3])};
    if (words[0] == "clipped") t.clipped = static_cast<int>(number_of(words[1]));
    if (words[0] == "losses") t.losses = numbers(1);
    if (words[0] == "outputs") t.outputs = numbers(1);
    if (words[0] == "tensor")
      t.tensors.push_back({role_of(words[1]), static_cast<std::size_t>(number_of(words[2])), numbers(3)});
  }
  return out;
}

/// Settings of the training of that name.
Settings settings_of(const std::string& name) {
  Settings s;
  s.layers = {{6, "gelu"}, {5, "gelu"}};
  s.batch_size = 16;
  s.shuffle = false;
  s.share = static_cast<std::size_t>(Share::layer);
  s.kernels = static_cast<std::size_t>(Kernels::plain);
  const auto activation = [&](const char* id) {
    for (LayerSettings& layer : s.layers) layer.activation = id;
  };
  const auto normalise = [&] {
    for (LayerSettings& layer : s.layers) layer.norm = Norms::names.find("batch");
  };
  const auto sgd = [&](double rate, double momentum = 0) -> Sgd::Options& {
    s.optimizer.kind = Optimizers::names.find("sgd");
    auto& o = s.optimizer.options<Sgd>() = {};
    o.learning_rate = rate;
    o.momentum = momentum;
    return o;
  };
  const auto adam = [&]() -> Adam::Options& {
    s.optimizer.kind = Optimizers::names.find("adam");
    return s.optimizer.options<Adam>();
  };
  const auto cosine = [&](double t_max, double eta_min, const char* every) {
    s.schedule.emplace();
    s.schedule->kind = Schedules::names.find("cosine");
    s.schedule->options<Cosine>() = {t_max, eta_min, schedule_units.find(every)};
  };

  if (name == "sgd") {
    sgd(0.2);
  } else if (name == "sgd-decay") {
    sgd(0.2).weight_decay = 0.05;
    activation("tanh");
  } else if (name == "sgd-momentum") {
    sgd(0.05, 0.9);
  } else if (name == "sgd-dampening") {
    sgd(0.2, 0.8).dampening = 0.4;
    activation("tanh");
  } else if (name == "sgd-dampening-decay") {
    auto& o = sgd(0.2, 0.6);
    o.dampening = 1;
    o.weight_decay = 0.02;
  } else if (name == "sgd-nesterov") {
    sgd(0.05, 0.85).nesterov = true;
    activation("tanh");
  } else if (name == "sgd-nesterov-decay") {
    auto& o = sgd(0.05, 0.9);
    o.nesterov = true;
    o.weight_decay = 0.03;
  } else if (name == "adam") {
    adam();
  } else if (name == "adam-options") {
    adam() = {0.02, {0.7, 0.95}, 0.01, 0.05};
    activation("tanh");
  } else if (name == "adam-decay-prelu") {
    adam().learning_rate = 0.005;
    adam().weight_decay = 0.1;
    activation("prelu");
  } else if (name == "clip-most") {
    sgd(0.2, 0.7);
    s.clip = ClipSettings{0.25};
  } else if (name == "clip-none") {
    sgd(0.2, 0.7);
    s.clip = ClipSettings{50};
  } else if (name == "cosine-epochs") {
    sgd(0.3, 0.5);
    cosine(10, 0.05, "epoch");
  } else if (name == "cosine-steps") {
    adam().learning_rate = 0.02;
    cosine(30, 0.004, "step");
    activation("tanh");
  } else if (name == "mse") {
    sgd(0.1, 0.6);
  } else if (name == "mse-adam") {
    adam().learning_rate = 0.01;
    activation("tanh");
  } else if (name == "batch-norm") {
    sgd(0.1, 0.5);
    normalise();
  } else if (name == "batch-norm-decay") {
    sgd(0.1).weight_decay = 0.05;
    normalise();
    activation("tanh");
  } else if (name == "all") {
    adam().learning_rate = 0.02;
    adam().eps = 0.01;
    s.clip = ClipSettings{2};
    cosine(12, 0.002, "epoch");
    normalise();
  } else {
    throw std::runtime_error("no settings for " + name);
  }
  return s;
}

bool has_numbers(const std::string& name) { return name == "mse" || name == "mse-adam" || name == "all"; }

Table::Part rows_of(Split split, TargetKind target) {
  const bool is_test = split == Split::test;
  const Generator random{7, Purpose::noise, is_test ? 1u : 0u, 0};
  Table::Part part;
  for (std::uint32_t i = 0; i < (is_test ? test_rows : train_rows) * inputs; ++i)
    part.x.push_back(random.symmetric(i, 2));
  for (const float* x = part.x.data(); x != part.x.data() + part.x.size(); x += inputs)
    if (target == TargetKind::classes)
      part.classes.push_back(static_cast<std::uint8_t>((x[0] > 0 ? 1 : 0) + (x[1] > 0 ? 1 : 0)));
    else
      part.numbers.insert(part.numbers.end(), {x[0] * x[1], x[2] - x[3], x[4] * x[4]});
  return part;
}

std::vector<float> start_of(Role role, std::size_t layer, std::size_t count) {
  const std::uint32_t k = role == Role::weight ? 0 : role == Role::bias ? 1 : role == Role::scale ? 2 : 3;
  const Generator random{7, Purpose::weights, k, static_cast<std::uint32_t>(layer)};
  std::vector<float> out;
  for (std::uint32_t i = 0; i < count; ++i)
    out.push_back((role == Role::scale ? 1.0f : 0.0f) + random.symmetric(i, 0.75f));
  return out;
}

std::uint32_t checksum(const std::vector<float>& numbers) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::uint32_t bits;
    std::memcpy(&bits, &numbers[i], sizeof bits);
    sum += static_cast<std::uint32_t>(i + 1) * bits;
  }
  return sum;
}

/// The run of that training at its given start.
std::shared_ptr<Run> started(const std::string& name) {
  const TargetKind target = has_numbers(name) ? TargetKind::numbers : TargetKind::classes;
  auto run =
      run_of(settings_of(name), std::make_shared<Table>(InputShape{1, inputs}, target, classes,
                                                        rows_of(Split::train, target), rows_of(Split::test, target)));
  float* const block = run->change_parameters();
  for (const Tensor& t : run->model().tensors()) {
    if (!t.learned || t.role == Role::activation) continue;
    const std::vector<float> start = start_of(t.role, t.layer, t.size());
    std::copy(start.begin(), start.end(), block + t.offset);
  }
  return run;
}

template <class T> double largest_difference(const T* got, const std::vector<double>& expected) {
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double d = std::fabs(static_cast<double>(got[i]) - expected[i]);
    if (!(d <= largest)) largest = d; // a NaN too
  }
  return largest;
}

/// Ten times what rounding does to PyTorch's own run; 10⁻⁶ is a few roundings of numbers around 1.
double bound(double rounding) { return 10 * rounding + 1e-6; }

} // namespace

TEST_CASE("The trainings to be compared with PyTorch's start from the same bits") {
  const std::vector<std::uint32_t> expected = recorded().checksums;
  REQUIRE(expected.size() == 6);
  CHECK(checksum(rows_of(Split::train, TargetKind::classes).x) == expected[0]);
  CHECK(checksum(rows_of(Split::test, TargetKind::classes).x) == expected[1]);
  CHECK(checksum(rows_of(Split::train, TargetKind::numbers).numbers) == expected[2]);
  CHECK(checksum(start_of(Role::weight, 0, 42)) == expected[3]);
  CHECK(checksum(start_of(Role::bias, 2, 3)) == expected[4]);
  CHECK(checksum(start_of(Role::scale, 1, 5)) == expected[5]);
}

TEST_CASE("A hundred steps are PyTorch's: losses, parameters, running statistics, outputs in evaluation") {
  const std::vector<Trajectory> trajectories = recorded().trajectories;
  CHECK(trajectories.size() == 19);
  for (const Trajectory& t : trajectories) {
    INFO(t.name);
    const auto run = started(t.name);
    REQUIRE(t.losses.size() == steps);
    std::vector<double> losses;
    int clipped = 0;
    for (int i = 0; i < steps; ++i) {
      const Run::Step step = run->step();
      losses.push_back(step.loss);
      const auto& clip = run->plan().settings().clip;
      clipped += clip && step.gradient_norm > clip->norm ? 1 : 0;
    }
    CHECK(clipped == t.clipped);
    CHECK(largest_difference(losses.data(), t.losses) <= bound(t.rounding.losses));

    std::size_t compared = 0;
    for (const Trajectory::Values& expected : t.tensors) {
      const Tensor* const tensor = run->model().tensors().find(expected.layer, expected.role);
      REQUIRE(tensor != nullptr);
      REQUIRE(tensor->size() == expected.values.size());
      INFO("tensor of layer " << expected.layer << ", role " << static_cast<int>(expected.role));
      CHECK(largest_difference(run->parameters() + tensor->offset, expected.values) <= bound(t.rounding.tensors));
      compared += tensor->size();
    }
    CHECK(compared == run->model().tensors().floats());

    REQUIRE(t.outputs.size() == test_rows * classes);
    std::vector<float> outputs(t.outputs.size());
    run->predict(Split::test, 0, test_rows, outputs.data());
    CHECK(largest_difference(outputs.data(), t.outputs) <= bound(t.rounding.outputs));
  }
}
