// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exit_code.h"

namespace i2m {

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ValidationError:
    case ErrorCode::TooManyFiles:
    case ErrorCode::InvalidJobId:
        return ExitCode::Usage;
    case ErrorCode::AuthenticationRequired:
    case ErrorCode::InvalidApiKey:
    case ErrorCode::ProviderKeyMissing:
    case ErrorCode::ProviderKeyRefused:
    case ErrorCode::AccountLocked:
        return ExitCode::KeyProblem;
    case ErrorCode::NoCredit:
    case ErrorCode::CostLimit:
        return ExitCode::CostProblem;
    case ErrorCode::ServiceUnavailable:
    case ErrorCode::ProviderUnreachable:
    case ErrorCode::CertificateRefused:
    case ErrorCode::ProxyRefused:
    case ErrorCode::ProviderTimeout:
        return ExitCode::Unreachable;
    default:
        return ExitCode::Failed;
    }
}

} // namespace i2m
