// The analyses of runs. Another one is a file and a line here.
#pragma once

#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/one_neuron.h"
#include "base/names.h"

namespace activarium {

using Analyses = NamedList<Evaluation, NeuronAnalysis, OneNeuron>;

/// What the statistics of an analysis of such a run take at most, whatever is asked for.
std::uint64_t statistics_bytes(const Plan& plan);

/// Runs may take this, with any analysis beside them.
inline constexpr PlanLimits run_limits = {max_run_bytes, statistics_bytes};

} // namespace activarium
