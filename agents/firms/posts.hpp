// SPDX-License-Identifier: Apache-2.0
/// Posts of a firm: plan, vacancies and layoffs.
#pragma once

#include "agents/firms/staff.hpp"
#include "agents/firms/view.hpp"

namespace tenfold {

/// Posts `count` vacancies.
void post_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Requests the withdrawal of `count` vacancies from the market.
void withdraw_vacancies(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Lays off the `count` people hired last.
void lay_off(FirmTurn& turn, OccupationId occupation, std::uint32_t count);
/// Plans the posts of all occupations (Eq. 27), and posts vacancies, withdraws vacancies and lays
/// off accordingly; `integration` is hours per unit of work that the integration of coworkers
/// takes.
void plan_posts(FirmTurn& turn, const Staff& people, double integration);

} // namespace tenfold
