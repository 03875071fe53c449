// SPDX-License-Identifier: Apache-2.0
/// Storage of events: chunked lists, a calendar of windows for each shard, and outboxes between
/// shards.
#pragma once

#include "core/check.hpp"
#include "core/column.hpp"
#include "core/prefetch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenfold {

/// Append-only lists of items in chunks of `ChunkBytes` or somewhat more, which are recycled: no
/// allocation once the number of items is stable. A list is one pointer, to the place of its next
/// item, so that appending touches only the list and the item.
template <class Item, std::size_t ChunkBytes>
class ChunkPool {
    static constexpr std::size_t chunk_bytes =
        std::max(ChunkBytes, std::bit_ceil(8 * sizeof(Item) + 8));

public:
    static constexpr std::size_t capacity = (chunk_bytes - 8) / sizeof(Item);

    /// A list, initially empty. Its pool owns its chunks.
    class List {
    public:
        [[nodiscard]] bool empty() const { return next_ == nullptr; }

    private:
        friend class ChunkPool;
        Item* next_ =
            nullptr; // in the newest chunk; the chunk starts at the multiple of its size below
    };

    /// Appends to a list; true if it was empty.
    bool append(List& list, const Item& item) {
        if (offset(list.next_) == end_offset) [[unlikely]] {
            return append_in_new_chunk(list, item);
        }
        if (list.next_ == nullptr) [[unlikely]] {
            append_in_new_chunk(list, item);
            return true;
        }
        *list.next_++ = item;
        // Many lists grow in turn: the next cache line will be needed before it is in a cache.
        tenfold::prefetch(reinterpret_cast<const std::byte*>(list.next_) + cache_line);
        return false;
    }

    /// Calls `use(items, count)` for each chunk of the list, the newest first.
    template <class Use>
    void visit(const List& list, Use&& use) const {
        if (list.empty()) {
            return;
        }
        const Chunk* chunk = chunk_of(list.next_);
        prefetch(chunk->previous);
        use(chunk->items.data(), static_cast<std::uint32_t>(list.next_ - chunk->items.data()));
        for (chunk = chunk->previous; chunk != nullptr; chunk = chunk->previous) {
            prefetch(chunk->previous);
            use(chunk->items.data(), static_cast<std::uint32_t>(capacity));
        }
    }

    /// Returns the chunks of a list to the pool and empties the list.
    void release(List& list) {
        if (list.empty()) {
            return;
        }
        Chunk* chunk = chunk_of(list.next_);
        while (chunk != nullptr) {
            Chunk* const previous = chunk->previous;
            chunk->previous = free_;
            free_ = chunk;
            chunk = previous;
        }
        list.next_ = nullptr;
    }

    /// Returns the chunks of all lists to the pool without reading them; the owner must empty the
    /// lists (List{}).
    void release_all() {
        free_ = nullptr;
        slab_ = 0;
        used_ = 0;
    }

    /// Bytes allocated, in use or not.
    [[nodiscard]] std::size_t bytes() const {
        std::size_t total = 0;
        for (const auto& slab : slabs_) {
            total += slab.bytes();
        }
        return total;
    }

private:
    // Items begin at byte 8 whatever the size of a pointer.
    struct alignas(chunk_bytes) Chunk {
        Chunk* previous;
        alignas(8) std::array<Item, capacity> items;
    };
    static_assert(sizeof(Chunk) == chunk_bytes && alignof(Item) <= 8 && sizeof(void*) <= 8);
    // A full list's pointer is at this offset from a multiple of the chunk's size.
    static constexpr std::size_t end_offset = (8 + capacity * sizeof(Item)) % chunk_bytes;
    // Small pools stay small, large ones lie on few, huge pages: each slab doubles what there is.
    static constexpr std::size_t first_slab = 16;

    static std::size_t offset(const Item* item) {
        return static_cast<std::size_t>(reinterpret_cast<std::uintptr_t>(item)) % chunk_bytes;
    }
    static Chunk* chunk_of(Item* next) {
        // The last byte before `next` lies in its chunk, whose size is a power of two.
        auto* const inside = reinterpret_cast<std::byte*>(next) - 1;
        const std::size_t place = reinterpret_cast<std::uintptr_t>(inside) % chunk_bytes;
        return reinterpret_cast<Chunk*>(inside - place);
    }

    bool append_in_new_chunk(List& list, const Item& item) {
        const bool was_empty = list.empty();
        Chunk* const chunk = take();
        chunk->previous = was_empty ? nullptr : chunk_of(list.next_);
        chunk->items[0] = item;
        list.next_ = chunk->items.data() + 1;
        return was_empty;
    }

    Chunk* take() {
        if (free_ != nullptr) {
            Chunk* const chunk = free_;
            free_ = chunk->previous;
            return chunk;
        }
        while (slab_ < slabs_.size() && used_ == slabs_[slab_].size()) {
            ++slab_;
            used_ = 0;
        }
        if (slab_ == slabs_.size()) {
            slabs_.emplace_back(first_slab << slab_);
        }
        Chunk* const chunk = &slabs_[slab_][used_++];
        prefetch(chunk + 1);
        return chunk;
    }

    /// Prefetches the beginning of a chunk, if there is one.
    static void prefetch(const Chunk* chunk) {
        if (chunk == nullptr) {
            return; // a prefetch of an invalid address takes time
        }
        const auto* const bytes = reinterpret_cast<const std::byte*>(chunk);
        for (std::size_t line = 0; line < std::min(chunk_bytes, 4 * cache_line);
             line += cache_line) {
            tenfold::prefetch(bytes + line);
        }
    }

    static constexpr std::size_t cache_line = 64;

    std::vector<Column<Chunk>> slabs_;
    Chunk* free_ = nullptr; // released chunks, used first
    std::size_t slab_ = 0;  // never used since the last release_all(): from chunk used_ of this
    std::size_t used_ = 0;  // slab on
};

/// Windows with a list of their own in the calendar; a power of two. Later events wait in coarse
/// buckets of as many windows each.
inline constexpr std::int64_t near_windows = 256;

/// The pending events of one shard: a ring of windows, and coarse buckets for the far future.
/// Adding is O(1); an event in a coarse bucket moves once more when the bucket opens. Idle agents
/// cost nothing.
template <class Record>
class PendingEvents {
public:
    /// Adds an event of window `window`, in window `current` <= `window`. True if that window is
    /// near and had no event before: the caller marks it as due.
    bool add(std::int64_t current, std::int64_t window, const Record& record) {
        ++size_;
        if (window - current < near_windows) {
            return pool_.append(near_[slot(window)], record);
        }
        add_far(current, window, record);
        return false;
    }

    /// Moves the events of `window` to the end of `records`.
    void take(std::int64_t window, std::vector<Record>& records) {
        typename Pool::List& list = near_[slot(window)];
        const std::size_t before = records.size();
        pool_.visit(list, [&](const Record* items, std::uint32_t count) {
            records.insert(records.end(), items, items + count);
        });
        pool_.release(list);
        size_ -= records.size() - before;
    }

    /// To be called when the first window of a coarse bucket (a multiple of near_windows) opens,
    /// before `take`: files the bucket's events by window. Calls `due(window)` for each window that
    /// now has some.
    template <class Due>
    void open_bucket(std::int64_t window, Due&& due) {
        if (far_.empty()) {
            return;
        }
        std::vector<FarRecord> bucket;
        std::swap(bucket, far_[static_cast<std::size_t>(window / near_windows) % far_.size()]);
        for (const FarRecord& event : bucket) {
            --size_;
            if (add(window, event.window, event.record)) {
                due(event.window);
            }
        }
    }

    /// Calls `use(window, record)` for each event, in any order, before the events of window
    /// `current` are taken.
    template <class Use>
    void visit(std::int64_t current, Use&& use) const {
        for (std::int64_t window = current; window < current + near_windows; ++window) {
            pool_.visit(near_[slot(window)], [&](const Record* items, std::uint32_t count) {
                for (std::uint32_t i = 0; i < count; ++i) {
                    use(window, items[i]);
                }
            });
        }
        for (const auto& bucket : far_) {
            for (const FarRecord& event : bucket) {
                use(event.window, event.record);
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
    using Pool = ChunkPool<Record, 256>;
    struct FarRecord {
        std::int64_t window;
        Record record;
    };
    // 64 coarse buckets reach 16,384 windows (44 years of days); later events are filed in the last
    // bucket within reach and move on from there.
    static constexpr std::size_t coarse_buckets = 64;

    static std::size_t slot(std::int64_t window) {
        return static_cast<std::size_t>(window % near_windows);
    }

    void add_far(std::int64_t current, std::int64_t window, const Record& record) {
        if (far_.empty()) {
            far_.resize(coarse_buckets);
        }
        const std::int64_t reach =
            current / near_windows + static_cast<std::int64_t>(coarse_buckets) - 1;
        const std::int64_t bucket = std::min(window / near_windows, reach);
        far_[static_cast<std::size_t>(bucket) % coarse_buckets].push_back({window, record});
    }

    std::array<typename Pool::List, near_windows> near_;
    std::vector<std::vector<FarRecord>> far_;
    Pool pool_;
    std::size_t size_ = 0;
};

/// Events that one thread sends to the shards of one kind, written in one window and read in the
/// next. Only its thread writes; in the next window it is read-only, and one task reads each
/// shard's list.
template <class Record>
class Outbox {
public:
    struct Sent {
        std::uint32_t ahead; // windows from the one in which it was sent
        Record record;
    };

    void resize(std::size_t shards) { lists_.resize(shards); }

    void push(std::size_t shard, std::uint32_t ahead, const Record& record) {
        if (pool_.append(lists_[shard], Sent{ahead, record})) {
            touched_.push_back(static_cast<std::uint32_t>(shard));
        }
    }

    template <class Use>
    void visit(std::size_t shard, Use&& use) const {
        pool_.visit(lists_[shard], use);
    }

    [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }

    void clear() {
        for (const std::uint32_t shard : touched_) {
            lists_[shard] = {};
        }
        pool_.release_all();
        touched_.clear();
    }

    [[nodiscard]] std::size_t bytes() const {
        return pool_.bytes() + lists_.capacity() * sizeof(typename Pool::List) +
               touched_.capacity() * sizeof(std::uint32_t);
    }

private:
    using Pool = ChunkPool<Sent, 1024>;
    Pool pool_;
    std::vector<typename Pool::List> lists_;
    std::vector<std::uint32_t> touched_;
};

} // namespace tenfold
