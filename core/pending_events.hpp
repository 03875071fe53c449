// SPDX-License-Identifier: Apache-2.0
/// Where events wait: chunked lists, a calendar of windows per shard, and outboxes between shards.
#pragma once

#include "core/check.hpp"
#include "core/column.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Append-only lists of items in chunks of about 256 bytes, which are recycled: no allocation once the
/// number of items has settled.
template <class Item> class ChunkPool {
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    static constexpr std::uint32_t capacity =
        std::uint32_t{sizeof(Item) > 62 ? 4 : (256 - 8) / sizeof(Item)};

    /// Appends to the list that starts at chunk `head` (the newest chunk comes first).
    void append(std::uint32_t& head, const Item& item) {
        if (head == none || chunk(head).size == capacity) {
            const std::uint32_t fresh = take();
            chunk(fresh).next = head;
            head = fresh;
        }
        Chunk& last = chunk(head);
        last.items[last.size++] = item;
    }

    /// Calls `use(items, count)` for each chunk of the list.
    template <class Use> void visit(std::uint32_t head, Use&& use) const {
        for (std::uint32_t index = head; index != none; index = chunk(index).next) {
            use(chunk(index).items.data(), chunk(index).size);
        }
    }

    /// Gives the chunks of a list back and empties it.
    void release(std::uint32_t& head) {
        while (head != none) {
            const std::uint32_t next = chunk(head).next;
            chunk(head).next = free_;
            free_ = head;
            head = next;
        }
    }

    /// Bytes held, in use or not.
    [[nodiscard]] std::size_t bytes() const { return chunks() * sizeof(Chunk); }

private:
    struct Chunk {
        std::uint32_t next = none;
        std::uint32_t size = 0;
        std::array<Item, capacity> items;
    };
    // Slab k has first_slab * 2^k chunks: small pools stay small, large ones lie on few, huge pages.
    static constexpr std::uint32_t first_slab = 16;

    [[nodiscard]] std::size_t chunks() const {
        return first_slab * ((std::size_t{1} << slabs_.size()) - 1);
    }
    static std::size_t slab_of(std::uint32_t index) {
        return static_cast<std::size_t>(std::bit_width(index / first_slab + 1)) - 1;
    }
    [[nodiscard]] Chunk& chunk(std::uint32_t index) {
        const std::size_t slab = slab_of(index);
        return slabs_[slab][index - first_slab * ((std::size_t{1} << slab) - 1)];
    }
    [[nodiscard]] const Chunk& chunk(std::uint32_t index) const {
        const std::size_t slab = slab_of(index);
        return slabs_[slab][index - first_slab * ((std::size_t{1} << slab) - 1)];
    }

    std::uint32_t take() {
        if (free_ == none) {
            const auto first = static_cast<std::uint32_t>(chunks());
            const std::uint32_t count = first_slab << slabs_.size();
            slabs_.emplace_back(count);
            for (std::uint32_t i = count; i > 0; --i) {
                chunk(first + i - 1).next = free_;
                free_ = first + i - 1;
            }
        }
        const std::uint32_t index = free_;
        free_ = chunk(index).next;
        chunk(index).size = 0;
        return index;
    }

    std::vector<Column<Chunk>> slabs_;
    std::uint32_t free_ = none;
};

/// Windows that the calendar keeps apart; a power of two. Events further away wait in coarse buckets of as
/// many windows each.
inline constexpr std::int64_t near_windows = 256;

/// The pending events of one shard: a ring of windows, and coarse buckets for the far future. Adding is
/// O(1); an event is moved once more when its coarse bucket opens. Nothing per idle agent.
template <class Record> class PendingEvents {
public:
    PendingEvents() { near_.fill(Pool::none); }

    /// Adds an event of window `window`, seen from window `current` <= `window`.
    void add(std::int64_t current, std::int64_t window, const Record& record) {
        if (window - current < near_windows) {
            pool_.append(near_[slot(window)], record);
        } else {
            add_far(current, window, record);
        }
        ++size_;
    }

    /// Moves the events of `window` to the end of `records`.
    void take(std::int64_t window, std::vector<Record>& records) {
        std::uint32_t& head = near_[slot(window)];
        const std::size_t before = records.size();
        pool_.visit(head, [&](const Record* items, std::uint32_t count) {
            records.insert(records.end(), items, items + count);
        });
        pool_.release(head);
        size_ -= records.size() - before;
    }

    /// To be called when the first window of a coarse bucket (a multiple of near_windows) opens, before
    /// `take`: files the bucket's events by window. Calls `due(window)` for each of them.
    template <class Due> void open_bucket(std::int64_t window, Due&& due) {
        if (far_.empty()) {
            return;
        }
        std::vector<FarRecord> bucket;
        std::swap(bucket, far_[static_cast<std::size_t>(window / near_windows) % far_.size()]);
        for (const FarRecord& event : bucket) {
            --size_;
            add(window, event.window, event.record);
            if (event.window - window < near_windows) {
                due(event.window);
            }
        }
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const {
        std::size_t far_bytes = 0;
        for (const auto& bucket : far_) {
            far_bytes += bucket.capacity() * sizeof(FarRecord);
        }
        return sizeof *this + pool_.bytes() + far_bytes;
    }

private:
    using Pool = ChunkPool<Record>;
    struct FarRecord {
        std::int64_t window;
        Record record;
    };
    // 64 coarse buckets reach 16,384 windows (44 years of days); what is further away is filed in the last
    // bucket within reach and moves on from there.
    static constexpr std::size_t coarse_buckets = 64;

    static std::size_t slot(std::int64_t window) { return static_cast<std::size_t>(window % near_windows); }

    void add_far(std::int64_t current, std::int64_t window, const Record& record) {
        if (far_.empty()) {
            far_.resize(coarse_buckets);
        }
        const std::int64_t reach = current / near_windows + static_cast<std::int64_t>(coarse_buckets) - 1;
        const std::int64_t bucket = std::min(window / near_windows, reach);
        far_[static_cast<std::size_t>(bucket) % coarse_buckets].push_back({window, record});
    }

    std::array<std::uint32_t, near_windows> near_;
    std::vector<std::vector<FarRecord>> far_;
    Pool pool_;
    std::size_t size_ = 0;
};

/// Mail of one thread to the shards of one kind, written in one window and read in the next. Only its
/// thread writes; in the next window it is read-only, and each shard's list is read by one task.
template <class Record> class Outbox {
public:
    struct Mail {
        std::uint32_t ahead; // windows from the one in which it was sent
        Record record;
    };

    void resize(std::size_t shards) { heads_.assign(shards, Pool::none); }

    void push(std::size_t shard, std::uint32_t ahead, const Record& record) {
        std::uint32_t& head = heads_[shard];
        if (head == Pool::none) {
            touched_.push_back(static_cast<std::uint32_t>(shard));
        }
        pool_.append(head, Mail{ahead, record});
    }

    template <class Use> void visit(std::size_t shard, Use&& use) const { pool_.visit(heads_[shard], use); }

    [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }

    void clear() {
        for (const std::uint32_t shard : touched_) {
            pool_.release(heads_[shard]);
        }
        touched_.clear();
    }

    [[nodiscard]] std::size_t bytes() const {
        return pool_.bytes() + heads_.capacity() * sizeof(std::uint32_t) + touched_.capacity() * sizeof(std::uint32_t);
    }

private:
    using Pool = ChunkPool<Mail>;
    Pool pool_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> touched_;
};

} // namespace tenfold
