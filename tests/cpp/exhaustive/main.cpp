// Measures the largest error of every fixed function, of its derivative and of the elementary functions over all
// finite floats, and compares it with what is declared. Exit code 1 where they differ or a NaN is lost.
//
//   exhaustive [--only gelu,exp] [--threads 2] [--stride 1] [--markdown]
//
// A stride leaves out all but one in so many blocks of 4096 neighbouring floats: a first look.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "activations/block_kernel.h"
#include "exhaustive/sweep.h"
#include "support/primitives.h"
#include "support/scalar_parameters.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

struct Options {
  std::string only;
  Effort effort = {std::max(1u, std::thread::hardware_concurrency())};
  bool markdown = false;

  bool wants(const std::string& id) const {
    return only.empty() || ("," + only + ",").find("," + id + ",") != std::string::npos;
  }
};

struct Outcome {
  bool good = true;
  std::size_t functions = 0;
};

std::string number(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", v);
  return text;
}

/// Prints "worst (declared)" and says whether they agree.
bool report(const char* what, const WorstFound& found, const Worst& declared) {
  const double ulp = rounded_up(found.ulp);
  const bool agree = ulp == declared.ulp;
  std::printf("  %-5s %8.2f ULP at x = %-16s%s\n", what, ulp, number(found.x).c_str(),
              agree ? "" : (" declared: " + number(declared.ulp)).c_str());
  return agree;
}

void sweep(const BlockKernel& kernel, const TrueFunction& truth, const Options& options, Outcome& outcome) {
  const Info& info = *kernel.info;
  const auto started = std::chrono::steady_clock::now();
  const std::vector<float> parameters = initial_parameters(info);
  const BlockContext context{parameters.data(), 1, nullptr, nullptr};
  const FloatMap value = [&](const float* x, float* y, std::size_t n) { kernel.forward(context, 1, n, x, y); };
  const FloatMap slope = [&](const float* x, float* y, std::size_t n) {
    std::fill_n(y, n, 1.0f);
    kernel.backward(context, 1, n, x, y, y, nullptr);
  };
  const WorstFound f = worst_of_all_floats(value, truth.value, {0, 0}, options.effort);
  const WorstFound df = worst_of_all_floats(slope, truth.derivative, info.accuracy.root, options.effort);
  const std::size_t lost = lost_nans(value);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;

  ++outcome.functions;
  if (options.markdown) {
    std::printf("| %s | %.2f | %s | %.2f | %s |\n", info.name, rounded_up(f.ulp), number(f.x).c_str(),
                rounded_up(df.ulp), number(df.x).c_str());
  } else {
    std::printf("%s (%.0f s)\n", info.id, seconds.count());
  }
  bool good = lost == 0;
  if (!options.markdown) {
    good &= report("f", f, info.accuracy.value);
    good &= report("f'", df, info.accuracy.derivative);
    if (lost != 0) std::printf("  %zu NaNs are lost\n", lost);
  } else {
    good &= rounded_up(f.ulp) == info.accuracy.value.ulp && rounded_up(df.ulp) == info.accuracy.derivative.ulp;
  }
  outcome.good &= good;
  std::fflush(stdout);
}

void sweep(const Primitive& primitive, const TrueFunction& truth, const Options& options, Outcome& outcome) {
  const FloatMap value = [&](const float* x, float* y, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 4) primitive.apply(x + i, y + i);
  };
  const WorstFound f = worst_of_all_floats(value, truth.value, {0, 0}, options.effort);
  const bool good = f.ulp <= primitive.bound && lost_nans(value) == 0;
  if (options.markdown)
    std::printf("| `%s` | %.2f | %s | | |\n", primitive.name, rounded_up(f.ulp), number(f.x).c_str());
  else
    std::printf("%-20s %8.2f ULP at x = %-16s declared: %g%s\n", primitive.name, rounded_up(f.ulp), number(f.x).c_str(),
                primitive.bound, good ? "" : "  FAILED");
  ++outcome.functions;
  outcome.good &= good;
  std::fflush(stdout);
}

bool parse(int count, char** words, Options& options) {
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--markdown") == 0)
      options.markdown = true;
    else if (std::strcmp(words[i], "--only") == 0 && i + 1 < count)
      options.only = words[++i];
    else if (std::strcmp(words[i], "--threads") == 0 && i + 1 < count)
      options.effort.threads = static_cast<unsigned>(std::max(1, std::atoi(words[++i])));
    else if (std::strcmp(words[i], "--stride") == 0 && i + 1 < count)
      options.effort.stride = static_cast<unsigned>(std::max(1, std::atoi(words[++i])));
    else
      return false;
  }
  return true;
}

} // namespace

int main(int count, char** words) {
  Options options;
  if (!parse(count, words, options)) {
    std::fprintf(stderr, "usage: exhaustive [--only gelu,exp] [--threads 2] [--stride 1] [--markdown]\n");
    return 2;
  }
  Outcome outcome;
  if (options.markdown) std::printf("| function | f: ULP | at x | f′: ULP | at x |\n|---|---|---|---|---|\n");
  for (const Primitive& primitive : primitives)
    if (options.wants(primitive.name))
      if (const TrueFunction* truth = find_true(true_primitives(), primitive.name))
        sweep(primitive, *truth, options, outcome);
  for (const BlockKernel& kernel : block_kernels())
    if (options.wants(kernel.info->id))
      if (const TrueFunction* truth = find_true(true_activations(), kernel.info->id))
        sweep(kernel, *truth, options, outcome);
  if (outcome.functions == 0) {
    std::fprintf(stderr, "--only %s: no such function.\n", options.only.c_str());
    return 2;
  }
  return outcome.good ? 0 : 1;
}
