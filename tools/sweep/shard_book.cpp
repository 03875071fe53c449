// SPDX-License-Identifier: Apache-2.0
#include "tools/sweep/shard_book.hpp"

#include "core/check.hpp"

#include "output/sweep_file.hpp"

#include "sim/provenance.hpp"

#include <algorithm>
#include <exception>
#include <ranges>
#include <utility>

#include "tools/common/output_claim.hpp"

namespace tenfold {

namespace {

constexpr double write_every = 60.0;   // seconds
constexpr double writing_share = 0.02; // most of the time that is spent on writing

} // namespace

ShardBook::ShardBook(const SweepDirectory& directory,
                     std::vector<std::size_t> shards,
                     bool retry,
                     std::string invocation)
    : directory_{directory}, shards_{std::move(shards)}, retry_{retry},
      invocation_{std::move(invocation)}, started_{now_text()} {
    for (const std::size_t shard : shards_) {
        runs_ += directory_.runs_of(shard);
    }
    std::ranges::reverse(shards_);
}

bool ShardBook::open(std::size_t shard) {
    Open opened;
    try {
        opened.lock = lock_file(directory_.shard_path(shard));
    } catch (const FileBusy&) {
        busy_.push_back(shard);
        return false;
    }
    opened.table = directory_.read_shard(shard);
    for (std::size_t row = opened.table.runs(); row-- > 0;) {
        const RunStatus status = opened.table.records.status[row];
        if (status == RunStatus::missing || (retry_ && status == RunStatus::failed)) {
            opened.left.push_back(row);
        } else {
            ++counts_.earlier;
            ++(status == RunStatus::failed ? counts_.failed : counts_.complete);
        }
    }
    if (opened.left.empty()) {
        return false;
    }
    open_.insert_or_assign(shard, std::move(opened));
    current_ = shard;
    return true;
}

std::optional<std::size_t> ShardBook::next() {
    const std::scoped_lock lock{guard_};
    for (auto at = open_.find(current_); at == open_.end() || at->second.left.empty();
         at = open_.find(current_)) {
        if (shards_.empty()) {
            return std::nullopt;
        }
        const std::size_t shard = shards_.back();
        shards_.pop_back();
        (void)open(shard);
    }
    Open& from = open_.at(current_);
    const std::size_t row = from.left.back();
    from.left.pop_back();
    ++from.under_way;
    return directory_.first_run(current_) + row;
}

void ShardBook::record(std::size_t run, const KeptRun& kept) {
    const std::scoped_lock lock{guard_};
    const std::size_t shard = run / directory_.runs_per_shard();
    Open& into = open_.at(shard);
    put(into.table, run - directory_.first_run(shard), kept);
    into.changed = true;
    --into.under_way;
    ++(kept.status == RunStatus::failed ? counts_.failed : counts_.complete);
    if (into.left.empty() && into.under_way == 0) {
        write(shard, into);
        open_.erase(shard);
        return;
    }
    if (into.since_written.seconds() > std::max(write_every, into.cost / writing_share)) {
        write(shard, into);
    }
}

void ShardBook::write(std::size_t shard, Open& open) {
    const Stopwatch writing;
    Provenance provenance;
    add_provenance(provenance, invocation_, started_);
    const bool whole = std::ranges::find(open.table.records.status, RunStatus::missing) ==
                       open.table.records.status.end();
    provenance.status = whole ? "complete" : "interrupted";
    write_sweep(directory_.shard_path(shard), open.table, SweepFileKind::shard, provenance);
    open.changed = false;
    open.cost = writing.seconds();
    open.since_written = Stopwatch{};
}

void ShardBook::close() {
    const std::scoped_lock lock{guard_};
    std::exception_ptr problem;
    for (auto& [shard, each] : open_) {
        try {
            if (each.changed) {
                write(shard, each);
            }
        } catch (const FileError&) { // the other shards may fit
            problem = std::current_exception();
        }
    }
    open_.clear();
    if (problem) {
        std::rethrow_exception(problem);
    }
}

RunCounts ShardBook::counts() const {
    const std::scoped_lock lock{guard_};
    return counts_;
}

} // namespace tenfold
