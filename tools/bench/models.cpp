// SPDX-License-Identifier: Apache-2.0
/// Compiles the models that the benchmarks run, which live with the tests, where a build takes only
/// the sources of this folder; tools/bench/CMakeLists.txt names them and leaves this file out.
#include "tests/models/phold.cpp"  // NOLINT(bugprone-suspicious-include)
#include "tests/models/queue.cpp"  // NOLINT(bugprone-suspicious-include)
#include "tests/models/wealth.cpp" // NOLINT(bugprone-suspicious-include)
