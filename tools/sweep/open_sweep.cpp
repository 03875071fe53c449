// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/open_sweep.hpp"

#include "output/sweep_file.hpp"

#include <algorithm>
#include <system_error>

namespace tenfold {

namespace {

template <class T>
void copy_rows(const std::vector<T>& from, std::vector<T>& to, std::size_t first) {
    std::ranges::copy(from, to.begin() + static_cast<std::ptrdiff_t>(first));
}

/// Copies the records of a shard to its rows of the whole.
void add_shard(const SweepTable& shard, SweepTable& whole) {
    const auto first = static_cast<std::size_t>(shard.first_run);
    copy_rows(shard.records.status, whole.records.status, first);
    copy_rows(shard.records.message, whole.records.message, first);
    copy_rows(shard.records.digest, whole.records.digest, first);
    copy_rows(shard.records.seconds, whole.records.seconds, first);
    for (std::size_t i = 0; i < whole.scalars.size(); ++i) {
        copy_rows(shard.scalars[i].values, whole.scalars[i].values, first);
    }
    for (std::size_t i = 0; i < whole.series.size(); ++i) {
        const std::size_t places = whole.places(whole.series[i]);
        copy_rows(shard.series[i].values, whole.series[i].values, first * places);
    }
}

} // namespace

SweepTable open_sweep(const std::filesystem::path& path) {
    std::error_code ignored; // an inaccessible path is not a file either
    return std::filesystem::is_regular_file(path, ignored) ? read_sweep(path, SweepFileKind::whole)
                                                           : collect(SweepDirectory::open(path));
}

PreparedSweep sweep_of(const SweepTable& table, const std::filesystem::path& path) {
    return prepare_sweep(load_study_text(
        table.identity.study, path / "study", table.identity.scenario, path / "scenario"));
}

SweepTable collect(const SweepDirectory& directory) {
    SweepTable whole = table_of(directory.sweep(), 0, directory.runs());
    for (std::size_t shard = 0; shard < directory.shards(); ++shard) {
        if (std::filesystem::exists(directory.shard_path(shard))) {
            add_shard(directory.read_shard(shard), whole);
        }
    }
    return whole;
}

} // namespace tenfold
