// Variable pay of the posts that are paid by a scheme of their own. Inside sample/ only.
#pragma once

#include "sample/input_values.h"
#include "sample/position.h"
#include "sample/random.h"

namespace fenhao::sample {

// What was collected and signed for about the usual commission; a few have goods returned or an advance to work off.
void add_commission(InputValues& values, Random& random, const Position& position, int usual_yuan);
// Shares of project pools about the usual bonus; milestones and patents for a few.
void add_research(InputValues& values, Random& random, int usual_yuan, bool joins);
// Awards, insurance and what the company pays for a student on placement.
void add_placement(InputValues& values, Random& random);

}  // namespace fenhao::sample
