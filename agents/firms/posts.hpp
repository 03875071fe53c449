// SPDX-License-Identifier: Apache-2.0
/// Posts of a firm: how many it wants, and vacancies and layoffs that follow.
#pragma once

#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

namespace tenfold {

/// Announces `count` vacancies.
void post_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Asks `count` vacancies back from the market.
void withdraw_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Lays off the `count` who have joined last.
void lay_off(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Plans the posts of all occupations (Eq. 27), and announces, withdraws and lays off; `integration`
/// is hours a unit of work that integrating coworkers takes.
void plan_posts(FirmTurn& turn, const Staff& people, double integration);

} // namespace tenfold
