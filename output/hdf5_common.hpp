// SPDX-License-Identifier: Apache-2.0
/// Common parts of the writer and the reader of HDF5 files: identifiers that close themselves,
/// errors as text, and the digest of texts.
#pragma once

#include "core/sha256.hpp"

#include <span>
#include <string>
#include <utility>

#include <hdf5.h>

namespace tenfold::hdf5 {

/// Keeps libhdf5 from printing its errors, which reach the user as exceptions instead.
class QuietErrors {
public:
    QuietErrors() {
        H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    ~QuietErrors() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    H5E_auto2_t print_ = nullptr;
    void* data_ = nullptr;
};

inline herr_t
append_description(unsigned /*depth*/, const H5E_error2_t* error, void* text) noexcept {
    std::string& reasons = *static_cast<std::string*>(text);
    if (error->desc != nullptr && !reasons.ends_with(error->desc)) {
        reasons += reasons.empty() ? "" : ": ";
        reasons += error->desc;
    }
    return 0;
}

/// The error stack of the last failed call, from the request down to the cause.
[[nodiscard]] inline std::string last_reason() {
    std::string reasons;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, append_description, &reasons);
    return reasons.empty() ? "no reason given" : reasons;
}

/// An identifier of libhdf5 with the function that closes it.
class Handle {
public:
    using Close = herr_t (*)(hid_t);

    Handle() = default;
    Handle(hid_t id, Close closer) : id_{id}, close_{closer} {}
    ~Handle() { close(); }
    Handle(Handle&& other) noexcept
        : id_{std::exchange(other.id_, H5I_INVALID_HID)}, close_{other.close_} {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }

    [[nodiscard]] hid_t get() const { return id_; }

    /// Closes now; negative if that fails.
    herr_t close() {
        const hid_t id = std::exchange(id_, H5I_INVALID_HID);
        return id < 0 ? 0 : close_(id);
    }

private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// Attribute of every dataset of texts. libhdf5 stores texts of variable length in a heap without
/// checksum, where a flipped bit would go undetected.
inline constexpr const char* digest_attribute = "sha256";

/// Digest of texts, each followed by a zero byte.
[[nodiscard]] inline std::string digest_of(std::span<const std::string> texts) {
    std::string bytes;
    for (const std::string& text : texts) {
        bytes += text;
        bytes += '\0';
    }
    return sha256(bytes);
}

} // namespace tenfold::hdf5
