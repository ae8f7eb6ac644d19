// The two parts of a data set.
#pragma once

namespace activarium {

enum class Split { train, test };

} // namespace activarium
