// SPDX-License-Identifier: Apache-2.0
#include "scenarios/study_plan.hpp"

#include "core/check.hpp"
#include "core/sha256.hpp"

#include "scenarios/schema.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tenfold {

namespace {

constexpr std::array<std::string_view, 9> role_words{
    "sample", "a", "b", "ab", "ba", "base", "step", "low", "high"};

} // namespace

const std::vector<std::string>& design_kinds() {
    static const std::vector<std::string> kinds{"list",
                                                "grid",
                                                "random",
                                                "latin_hypercube",
                                                "sobol",
                                                "saltelli",
                                                "morris",
                                                "one_at_a_time"}; // in the order of DesignKind
    return kinds;
}

DesignKind design_kind(const std::string& text) {
    const auto found = std::ranges::find(design_kinds(), text);
    validate(found != design_kinds().end(), "no such kind of design");
    return static_cast<DesignKind>(found - design_kinds().begin());
}

std::string_view to_string(RowRole role) {
    return role_words[static_cast<std::size_t>(role)];
}

bool has_design(const Study& study) {
    if (study.calibration.targets.empty()) {
        return true;
    }
    if (study.design.kind == "random") {
        return study.design.samples > 1; // one is the default: then no design was given
    }
    return study.design.kind != "grid" ||
           std::ranges::all_of(study.factors,
                               [](const Factor& factor) { return levels_of(factor) > 0; });
}

DesignRequest design_request(const Study& study) {
    DesignRequest request;
    request.kind = design_kind(study.design.kind);
    request.samples = static_cast<std::size_t>(study.design.samples);
    request.seed = static_cast<std::uint64_t>(study.design.seed);
    request.morris_levels = static_cast<std::size_t>(study.design.levels);
    request.second_order = study.design.second_order;
    for (const Factor& factor : study.factors) {
        request.levels.push_back(levels_of(factor));
        request.best.push_back(request.kind == DesignKind::one_at_a_time ? best_place(factor)
                                                                         : 0.5);
    }
    return request;
}

StudyPlan::StudyPlan(const Study& study, std::int64_t base_replicate)
    : factors_{study.factors}, replicates_{static_cast<std::size_t>(study.replicates)},
      base_replicate_{base_replicate}, common_{study.common_random_numbers},
      evenly_{study.design.kind == "grid"} {
    const SchemaNode schema = scenario_schema();
    for (const Factor& factor : factors_) {
        whole_.push_back(!factor.path.empty() &&
                         find_described(schema, factor.path).type == SchemaNode::Type::integer);
    }
    if (factors_.empty()) {
        rows_.emplace_back(); // the unchanged scenario
    } else {
        rows_ = make_design(design_request(study));
    }
}

std::int64_t StudyPlan::replicate(std::size_t run) const {
    return base_replicate_ + static_cast<std::int64_t>(common_ ? run % replicates_ : run);
}

FactorValue StudyPlan::value(std::size_t point, std::size_t factor) const {
    return factor_value(factors_[factor], rows_[point].place[factor], whole_[factor], evenly_);
}

std::vector<Override> StudyPlan::changes(std::size_t run) const {
    std::vector<Override> all;
    for (std::size_t factor = 0; factor < factors_.size(); ++factor) {
        for (Override& change : value(point_of(run), factor).changes) {
            all.push_back(std::move(change));
        }
    }
    all.push_back({"replicate", fmt::format("{}", replicate(run)), {}});
    return all;
}

std::string StudyPlan::digest() const {
    std::string text;
    for (std::size_t run = 0; run < runs(); ++run) {
        for (const Override& change : changes(run)) {
            text += change.path + "=" + change.value + "\n";
        }
        text += "\n";
    }
    return sha256(text);
}

} // namespace tenfold
