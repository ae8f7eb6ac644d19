// What every registered function must do, driven by the registry.
#include <catch2/catch.hpp>
#include <set>

#include "activations/registry.h"
#include "support/dual.h"
#include "support/parameter_vectors.h"
#include "support/reference.h"
#include "support/sums_into.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

/// Largest disagreement of a derivative with dual numbers over [−8, 8], kinks left out, relative to 1 + |f′|.
template <class Value, class Derivative> double worst_disagreement(const Info& info, Value value, Derivative slope) {
  double worst = 0;
  for (double x = -8.03; x < 8; x += 0.0517) {
    bool at_kink = false;
    for (const Kink& kink : info.kinks) at_kink = at_kink || std::fabs(x - kink.x) < 1e-9;
    if (at_kink) continue;
    const Dual truth = value(Dual(x, 1.0));
    if (std::isinf(truth.value)) continue; // and no slope is known
    const double off = std::fabs(slope(x) - truth.slope) / (1 + std::fabs(truth.slope));
    worst = std::isnan(off) ? infinity : std::max(worst, off);
  }
  return worst;
}

// Both sides are double; a sum of 75 terms leaves a few hundred roundings.
constexpr double double_tolerance = 1e-12;

template <class A> ScalarParameters<Dual> constant_duals(const ScalarParameters<double>& p) {
  ScalarParameters<Dual> out;
  for (const double v : p.values) out.values.push_back(Dual(v));
  return out;
}

/// Of STAF's parameters.
float largest_omega(const std::vector<float>& parameters) {
  float largest = 0;
  for (std::size_t i = Staf::terms; i < 2 * Staf::terms; ++i) largest = std::max(largest, std::fabs(parameters[i]));
  return largest;
}

bool same_bits(float a, float b) { return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b)); }

} // namespace

TEST_CASE(
    "The registry has the chapter's thirteen functions, the network without activation and the other fixed ones") {
  for (const char* id :
       {"none",      "step",       "sigmoid", "hardsigmoid", "tanh",           "hardtanh",   "softsign",   "relu",
        "relu6",     "leaky-relu", "prelu",   "rrelu",       "softplus",       "squareplus", "logsigmoid", "elu",
        "elu-alpha", "celu",       "selu",    "gelu",        "gelu-tanh",      "silu",       "swish",      "hardswish",
        "mish",      "telu",       "swigelu", "nipuna",      "nipuna-chapter", "tanhshrink", "snake",      "staf"}) {
    INFO(id);
    CHECK(find_block_kernel(id) != nullptr);
  }
  CHECK(find_block_kernel("constructor") == nullptr);
  CHECK(find_block_kernel("") == nullptr);
}

TEST_CASE("No two functions have the same id or name") {
  std::set<std::string> ids, names;
  for (const BlockKernel& kernel : block_kernels()) {
    ids.insert(kernel.info->id);
    names.insert(kernel.info->name);
  }
  CHECK(ids.size() == Activations::size + StructuredActivations::size);
  CHECK(names.size() == ids.size());
}

TEST_CASE("Every Info is complete") {
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    INFO(info.id);
    for (const char* text : {info.name, info.family, info.formula, info.formula_text, info.history, info.typical_use,
                             info.pros, info.cons})
      CHECK(std::string(text).size() > 0);
    const bool published = std::string(info.source.kind) != "none";
    CHECK((published ? std::string(info.source.title) : std::string(info.source.note)).size() > 0);
    if (published) CHECK(std::string(info.source.link).rfind("https://", 0) == 0);
    for (const ParameterInfo& p : info.parameters) {
      CHECK(p.minimum < p.maximum);
      CHECK((p.learnable || !p.learned));
    }
  }
}

TEST_CASE("f′ and f″ agree with dual numbers, whatever the parameters") {
  Activations::for_each([]<class A>() {
    for (const NamedVector& vector : parameter_vectors(A::info)) {
      const auto p = scalar_parameters(vector.values);
      const auto duals = constant_duals<A>(p);
      INFO(A::info.id << ", " << vector.name);
      const double slope_disagreement = worst_disagreement(
          A::info, [&](Dual x) { return A::value(x, duals); }, [&](double x) { return derivative_of<A>(x, p); });
      if (A::info.surrogate_derivative) {
        if (vector.name == "start values") CHECK(slope_disagreement > 0.1); // others may lie beyond the sweep
      } else
        CHECK(slope_disagreement < double_tolerance);
      CHECK(worst_disagreement(
                A::info, [&](Dual x) { return derivative_of<A>(x, duals); },
                [&](double x) { return A::second_derivative(x, p); }) < 10 * double_tolerance);
    }
  });
}

TEST_CASE("The check of derivatives catches a wrong sign and a wrong factor") {
  const auto p = scalar_parameters({});
  const auto value = [&](Dual x) { return Tanh::value(x, constant_duals<Tanh>(p)); };
  const auto slope = [&](double x) { return Tanh::derivative(x, p); };
  CHECK(worst_disagreement(Tanh::info, value, [&](double x) { return -slope(x); }) > 0.1);
  CHECK(worst_disagreement(Tanh::info, value, [&](double x) { return 1.001 * slope(x); }) > 1e-4);
}

TEST_CASE("Derivatives in every learnable parameter agree with dual numbers, whatever the parameters") {
  Activations::for_each([]<class A>() {
    if constexpr (requires(ScalarParameters<double> q) { A::derivatives(1.0, q, [](std::size_t, double) {}); }) {
      for (const NamedVector& vector : parameter_vectors(A::info)) {
        const auto p = scalar_parameters(vector.values);
        for (std::size_t k = 0; k < p.values.size(); ++k) {
          auto duals = constant_duals<A>(p);
          duals.values[k].slope = 1.0;
          double worst = 0;
          for (double x = -6.1; x < 6; x += 0.37) {
            double got = 0;
            A::derivatives(x, p, [&](std::size_t index, double gradient) {
              if (index == k) got = gradient;
            });
            const double expected = A::value(Dual(x), duals).slope;
            const double off = std::fabs(got - expected) / (1 + std::fabs(expected));
            worst = std::isnan(off) ? infinity : std::max(worst, off);
          }
          INFO(A::info.id << ", " << vector.name << ", parameter " << k);
          CHECK(worst < double_tolerance);
        }
      }
    }
  });
}

TEST_CASE("At a kink f′ has the declared value") {
  for (const BlockKernel& kernel : block_kernels())
    for (const Kink& kink : kernel.info->kinks) {
      const Values v = evaluate(kernel, initial_parameters(*kernel.info), {static_cast<float>(kink.x)});
      INFO(kernel.info->id << " at " << kink.x);
      CHECK(ulp_error(v.df[0], kink.derivative) <= 6);
    }
}

TEST_CASE("f and f′ at ±∞, NaN and ±0 are those of the edge table") {
  std::size_t checked = 0;
  for (const auto& words : reference_lines("edge-values.txt")) {
    const BlockKernel* kernel = find_block_kernel(words[0]);
    if (kernel == nullptr) continue; // a function that is not registered yet
    const auto x = static_cast<float>(number_of(words[1]));
    const Values v = evaluate(*kernel, initial_parameters(*kernel->info), {x});
    const auto check = [&](float got, const std::string& expected, double ulps) {
      INFO(words[0] << " at " << words[1] << ": " << got << " for " << expected);
      if (expected == "any") return;
      if (expected == "nan") {
        CHECK(std::isnan(got));
      } else if (expected == "0any") {
        CHECK(got == 0.0f);
      } else {
        CHECK(ulp_error(got, number_of(expected)) <= ulps);
        CHECK(std::signbit(got) == (expected[0] == '-'));
      }
      ++checked;
    };
    check(v.f[0], words[2], 4);
    check(v.df[0], words[3], 6);
  }
  CHECK(checked > 100);
}

TEST_CASE("Limits, range and monotonicity are as declared") {
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    if (info.kind != Kind::elementwise || std::isnan(info.range.low)) continue;
    const std::vector<float> parameters = initial_parameters(info);
    std::vector<float> x;
    x.push_back(-1e9f);
    for (int i = -40000; i <= 40000; ++i) x.push_back(static_cast<float>(i) * 0.001f);
    x.push_back(1e9f);
    const Values v = evaluate(kernel, parameters, x);
    INFO(info.id);
    float lowest = v.f[0], highest = v.f[0];
    bool rising = true;
    for (std::size_t i = 1; i < x.size(); ++i) {
      lowest = std::min(lowest, v.f[i]);
      highest = std::max(highest, v.f[i]);
      // A step back by 4 ULP, the largest error, of both values is not a fall.
      if (static_cast<double>(v.f[i]) < v.f[i - 1] - 9 * ulp_at(v.f[i])) rising = false;
    }
    CHECK(rising == info.monotone);
    CHECK(lowest >= info.range.low - 1e-6);
    CHECK(highest <= info.range.high + 1e-6);
    if (info.range.low > -infinity) CHECK(lowest == Approx(info.range.low).margin(1e-6));
    if (info.range.high < infinity) CHECK(highest == Approx(info.range.high).margin(1e-6));
    const Values far = evaluate(kernel, parameters, {-3e38f, 3e38f});
    const double ends[] = {info.value_limits.low, info.value_limits.high};
    const double slopes[] = {info.derivative_limits.low, info.derivative_limits.high};
    for (std::size_t i = 0; i < 2; ++i) {
      if (std::isinf(ends[i]))
        CHECK(std::fabs(far.f[i]) > 1e35f);
      else
        CHECK(far.f[i] == Approx(ends[i]).margin(1e-6));
      if (!std::isnan(slopes[i])) CHECK(far.df[i] == Approx(slopes[i]).margin(1e-6));
    }
  }
}

TEST_CASE("Odd functions are odd to the last bit and keep the sign of zero") {
  for (const char* id : {"none", "tanh", "hardtanh", "softsign", "tanhshrink"}) {
    const BlockKernel& kernel = *find_block_kernel(id);
    const std::vector<float> x = all_kinds_of_floats();
    std::vector<float> opposite;
    for (const float v : x) opposite.push_back(-v);
    const Values right = evaluate(kernel, initial_parameters(*kernel.info), x);
    const Values left = evaluate(kernel, initial_parameters(*kernel.info), opposite);
    bool same = true;
    for (std::size_t i = 0; i < x.size(); ++i)
      same = same && same_bits(right.f[i], -left.f[i]) && same_bits(right.df[i], left.df[i]);
    INFO(id);
    CHECK(same);
  }
}

TEST_CASE("f, f′, f″ and the gradients are never NaN, whatever the finite float and the legal parameters") {
  const std::vector<float> x = all_kinds_of_floats();
  for (const BlockKernel& kernel : block_kernels()) {
    if (kernel.info->kind != Kind::elementwise) continue; // has the kernels of one that is
    std::vector<NamedVector> vectors = parameter_vectors(*kernel.info);
    if (kernel.info->parameters.size != 0) {
      CHECK(vectors.size() >= 8);
      for (const NamedVector& extreme : extreme_parameter_vectors(*kernel.info)) vectors.push_back(extreme);
    }
    for (const NamedVector& vector : vectors) {
      std::size_t bad = 0;
      float where = 0;
      const Values v = evaluate(kernel, vector.values, x);
      std::vector<double> gradients(vector.values.size());
      const SumsInto sums(gradients, 1);
      for (std::size_t i = 0; i < x.size(); ++i) {
        // The sines of infinite angles, where STAF's Ω·x overflows, have no value.
        if (std::string(kernel.info->id) == "staf" && largest_omega(vector.values) * std::fabs(x[i]) > 1e38f) continue;
        float dx = 0;
        const float one = 1;
        std::fill(gradients.begin(), gradients.end(), 0.0);
        kernel.backward({vector.values.data(), 1, nullptr, nullptr}, 1, 1, &x[i], &one, &dx, sums);
        if (!std::isnan(v.f[i]) && !std::isnan(v.df[i]) && !std::isnan(v.d2f[i]) &&
            std::none_of(gradients.begin(), gradients.end(), [](double g) { return std::isnan(g); }))
          continue;
        ++bad;
        where = x[i];
      }
      INFO(kernel.info->id << ", " << vector.name << ", at " << where << " and others");
      CHECK(bad == 0);
    }
  }
}

TEST_CASE("A block of any length gives each element the bits it has alone, in place too") {
  std::vector<float> x;
  for (int i = 0; i < 67; ++i) x.push_back(static_cast<float>(i) * 0.37f - 12.0f);
  for (const BlockKernel& kernel : block_kernels()) {
    const std::vector<float> parameters = initial_parameters(*kernel.info);
    const BlockContext context{parameters.data(), 1, nullptr, nullptr};
    const std::vector<float> ones(x.size(), 1.0f);
    std::vector<float> alone(x.size()), slope_alone(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      kernel.forward(context, 1, 1, &x[i], &alone[i]);
      kernel.backward(context, 1, 1, &x[i], &ones[i], &slope_alone[i], nullptr);
    }
    for (std::size_t n = 1; n < x.size(); ++n) {
      std::vector<float> y(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n)), dx = ones;
      y.push_back(-77.0f); // a sentinel behind the end
      kernel.backward(context, 1, n, x.data(), dx.data(), dx.data(), nullptr);
      kernel.forward(context, 1, n, y.data(), y.data());
      bool same = y[n] == -77.0f && dx[n] == 1.0f;
      for (std::size_t i = 0; i < n; ++i) same = same && same_bits(y[i], alone[i]) && same_bits(dx[i], slope_alone[i]);
      INFO(kernel.info->id << ", length " << n);
      CHECK(same);
    }
  }
}
