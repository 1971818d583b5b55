// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/studio.h"

namespace i2m {

// Balanced so that a white, rough surface turned to the main lamp comes out just below white.
const Studio &studioOf(LightSet set)
{
    static const Studio studio{{{{{-0.50F, 0.62F, 0.60F}, {0.74F, 0.73F, 0.71F}, 0.42F},
                                 {{0.85F, 0.15F, 0.50F}, {0.16F, 0.17F, 0.19F}, 0.50F},
                                 {{0.35F, 0.50F, -0.79F}, {0.34F, 0.35F, 0.36F}, 0.35F}}},
                               {0.58F, 0.59F, 0.61F},
                               {0.70F, 0.70F, 0.71F},
                               {0.26F, 0.255F, 0.25F}};
    static const Studio soft{{{{{-0.35F, 0.80F, 0.48F}, {0.40F, 0.40F, 0.40F}, 0.90F},
                               {{0.70F, 0.40F, 0.59F}, {0.20F, 0.20F, 0.20F}, 0.90F},
                               {{0.00F, 0.60F, -0.80F}, {0.20F, 0.20F, 0.20F}, 0.90F}}},
                             {0.78F, 0.79F, 0.80F},
                             {0.80F, 0.80F, 0.80F},
                             {0.45F, 0.44F, 0.43F}};
    static const Studio outdoor{{{{{0.55F, 0.66F, 0.51F}, {1.05F, 0.98F, 0.86F}, 0.14F},
                                  {{-0.80F, 0.30F, 0.52F}, {0.08F, 0.10F, 0.12F}, 0.80F},
                                  {{-0.20F, 0.40F, -0.89F}, {0.12F, 0.14F, 0.17F}, 0.60F}}},
                                {0.42F, 0.52F, 0.66F},
                                {0.80F, 0.80F, 0.76F},
                                {0.22F, 0.20F, 0.17F}};
    switch (set) {
    case LightSet::Soft:
        return soft;
    case LightSet::Outdoor:
        return outdoor;
    case LightSet::Studio:
        break;
    }
    return studio;
}

} // namespace i2m
