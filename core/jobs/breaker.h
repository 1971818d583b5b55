// SPDX-License-Identifier: GPL-3.0-or-later
// A circuit breaker: five failures in a row open it, after 30 s one attempt may pass, and its outcome closes
// the breaker or opens it again. Pure: the caller says what time it is.
#pragma once

#include "core/clock.h"

namespace i2m {

class Breaker
{
public:
    enum class State { Closed, Open, HalfOpen };
    static constexpr int threshold = 5;
    static constexpr std::chrono::seconds rest{30};

    State state(Time at) const
    {
        if (m_failures < threshold)
            return State::Closed;
        return at < m_opened + rest ? State::Open : State::HalfOpen;
    }
    /// How many may start now when `places` are free: none while open, one on trial while half-open.
    int admit(int places, int running, Time at) const
    {
        switch (state(at)) {
        case State::Closed:
            return places;
        case State::Open:
            return 0;
        case State::HalfOpen:
            return running == 0 && places > 0 ? 1 : 0;
        }
        return 0;
    }
    void succeeded() { m_failures = 0; }
    void failed(Time at)
    {
        if (++m_failures >= threshold)
            m_opened = at;
    }
    int failures() const { return m_failures; }
    /// When an open breaker lets the next attempt pass.
    Time reopens() const { return m_opened + rest; }

private:
    int m_failures = 0;
    Time m_opened{};
};

} // namespace i2m
