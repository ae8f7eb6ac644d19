// A network in double by plain loops, written anew: what the engine's passes and gradients are compared with. Only
// where a parameter lies in the block is taken from the model.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "activations/activation.h"
#include "model/model.h"
#include "support/scalar_parameters.h"
#include "training/losses/list.h"
#include "training/settings.h"

namespace activarium {

/// [rows × columns], row-major.
struct MatrixInDouble {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values = {};

  double& at(std::size_t r, std::size_t c) { return values[r * columns + c]; }
  double at(std::size_t r, std::size_t c) const { return values[r * columns + c]; }
};

/// The targets of as many rows; losses take what is theirs.
struct TargetsInDouble {
  std::vector<std::uint8_t> classes;
  std::vector<double> numbers; // [rows × outputs]
};

/// What a norm makes of z in training. One for each of Norms: another norm does not compile until it has one.
template <class Norm> struct NormInDouble;
template <> struct NormInDouble<BatchNorm> {
  static void apply(MatrixInDouble& z, const double* scale, const double* shift) {
    const auto n = static_cast<double>(z.rows);
    for (std::size_t c = 0; c < z.columns; ++c) {
      double mean = 0, variance = 0;
      for (std::size_t r = 0; r < z.rows; ++r) mean += z.at(r, c) / n;
      for (std::size_t r = 0; r < z.rows; ++r) variance += (z.at(r, c) - mean) * (z.at(r, c) - mean) / n;
      for (std::size_t r = 0; r < z.rows; ++r)
        z.at(r, c) = scale[c] * (z.at(r, c) - mean) / std::sqrt(variance + 1e-5) + shift[c];
    }
  }
};

/// The mean over a batch. One for each of Losses.
template <class Loss> struct LossInDouble;
template <> struct LossInDouble<CrossEntropy> {
  static double of(const MatrixInDouble& y, const TargetsInDouble& targets) {
    double total = 0;
    for (std::size_t r = 0; r < y.rows; ++r) {
      double sum = 0;
      for (std::size_t c = 0; c < y.columns; ++c) sum += std::exp(y.at(r, c));
      total += std::log(sum) - y.at(r, targets.classes[r]);
    }
    return total / static_cast<double>(y.rows);
  }
};
template <> struct LossInDouble<MeanSquaredError> {
  static double of(const MatrixInDouble& y, const TargetsInDouble& targets) {
    double total = 0;
    for (std::size_t i = 0; i < y.values.size(); ++i)
      total += (y.values[i] - targets.numbers[i]) * (y.values[i] - targets.numbers[i]);
    return total / static_cast<double>(y.values.size());
  }
};

/// What A makes of one row of pre-activations z; own(o) are the parameters of unit o.
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

/// A network whose hidden layers all have activation A, in training.
template <class A> class NetworkInDouble {
public:
  /// `model` must outlive it.
  NetworkInDouble(const Model& model, const Settings& settings, std::size_t loss, std::vector<double> block)
      : parameters(std::move(block)), model_(model), settings_(settings), loss_(loss) {}

  std::vector<double> parameters; // laid out as the model lays them out
  /// By hidden layer, what dropout multiplies its outputs by; empty where it does nothing.
  std::vector<std::vector<double>> masks;
  /// By layer, what is added to its outputs; empty for nothing. The loss's slope in it is the outputs' gradient.
  std::vector<std::vector<double>> nudges;

  struct Values {
    std::vector<MatrixInDouble> preactivations, outputs; // by layer; those of the last layer are the model's outputs
    double loss = 0;
  };

  Values pass(const MatrixInDouble& x, const TargetsInDouble& targets) const {
    Values out;
    MatrixInDouble h = x;
    for (std::size_t l = 0; l <= model_.hidden_layers(); ++l) {
      MatrixInDouble z = dense(l, h);
      if (l == model_.hidden_layers()) {
        h = z;
      } else {
        normalise(l, z);
        h = activate(l, z);
        out.preactivations.push_back(z);
        if (l < masks.size() && !masks[l].empty()) combine(h, masks[l], [](double a, double b) { return a * b; });
      }
      if (l < nudges.size() && !nudges[l].empty()) combine(h, nudges[l], [](double a, double b) { return a + b; });
      out.outputs.push_back(h);
    }
    Losses::call(loss_, [&]<class Loss>() { out.loss = LossInDouble<Loss>::of(h, targets); });
    return out;
  }

private:
  const double* find(std::size_t layer, Role role) const {
    return parameters.data() + model_.tensors().find(layer, role)->offset;
  }

  template <class F> static void combine(MatrixInDouble& h, const std::vector<double>& with, const F& f) {
    for (std::size_t i = 0; i < h.values.size(); ++i) h.values[i] = f(h.values[i], with[i]);
  }

  MatrixInDouble dense(std::size_t layer, const MatrixInDouble& x) const {
    const std::size_t columns = model_.tensors().find(layer, Role::bias)->columns;
    const double *const w = find(layer, Role::weight), *const b = find(layer, Role::bias);
    MatrixInDouble y{x.rows, columns, std::vector<double>(x.rows * columns)};
    for (std::size_t r = 0; r < x.rows; ++r)
      for (std::size_t o = 0; o < columns; ++o) {
        y.at(r, o) = b[o];
        for (std::size_t i = 0; i < x.columns; ++i) y.at(r, o) += x.at(r, i) * w[i * columns + o];
      }
    return y;
  }

  void normalise(std::size_t layer, MatrixInDouble& z) const {
    const std::optional<std::size_t> norm = settings_.layers[layer].norm;
    if (!norm) return;
    Norms::call(
        *norm, [&]<class Norm>() { NormInDouble<Norm>::apply(z, find(layer, Role::scale), find(layer, Role::shift)); });
  }

  MatrixInDouble activate(std::size_t layer, const MatrixInDouble& z) const {
    const ParameterSet& set = model_.activation(layer).set();
    const auto own = [&](std::size_t o) {
      ScalarParameters<double> scalars;
      for (std::size_t k = 0; k < A::info.scalar_count(); ++k)
        scalars.values.push_back(parameters[set.offset + k * set.sets + (set.sets == 1 ? 0 : o)]);
      return scalars;
    };
    MatrixInDouble h{z.rows, z.columns / A::info.pieces, {}};
    for (std::size_t r = 0; r < z.rows; ++r) {
      const auto first = z.values.begin() + static_cast<std::ptrdiff_t>(r * z.columns);
      const std::vector<double> row = activated<A>({first, first + static_cast<std::ptrdiff_t>(z.columns)}, own);
      h.values.insert(h.values.end(), row.begin(), row.end());
    }
    return h;
  }

  const Model& model_;
  const Settings& settings_;
  std::size_t loss_;
};

} // namespace activarium
