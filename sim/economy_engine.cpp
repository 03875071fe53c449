// SPDX-License-Identifier: Apache-2.0
/// The engine of the economy is compiled here, once.
#include "sim/build_world.hpp"

namespace tenfold {

template class Engine<Economy>;

} // namespace tenfold
