// SPDX-License-Identifier: GPL-3.0-or-later
// Scripted faults: which requests go wrong, and how. The JSON form is documented in README.md next to this
// file; an unknown word in it is refused, so that a typing error cannot pass for a fault that never hit.
#pragma once

#include "core/result.h"
#include "tests/fal_simulator/http_message.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <optional>

namespace i2m::sim {

/// What happens to one request. Default-made: nothing.
struct Deed
{
    enum class End { None, Hang, Reset, Close };

    bool carriedOut = true; ///< false: the service never gets to see the request
    std::optional<int> status{};
    Headers headers{};
    std::optional<QByteArray> body{};
    int delayMs = 0;
    qint64 drip = 0;        ///< bytes per second, 0: no limit
    qint64 cut = -1;        ///< bytes of the answer, head included
    qint64 cutBody = -1;    ///< bytes of the answer's body
    qint64 cutRequest = -1; ///< bytes of the request's body
    End end = End::None;
    bool garbageHead = false;
    bool garbageBody = false;
    bool noLength = false;
    QJsonObject job{}; ///< for a submit: how its job ends

    bool answersByItself() const { return !carriedOut; }
};

class Faults
{
public:
    /// Errors: ValidationError naming the rule and the word. Nothing is changed then.
    Result<void> add(const QJsonArray &rules);
    void clear() { m_rules.clear(); }
    QJsonArray toJson() const;
    /// Counts the request in every rule that fits it; the first of them whose turn it is decides.
    Deed deedFor(const Request &request);

private:
    struct Rule
    {
        QJsonObject source;
        QByteArray method;
        std::optional<Service> service;
        QRegularExpression path;
        QList<int> nth; ///< 1-based; empty: each
        int times = -1;
        int seen = 0;
        int hits = 0;
        Deed deed;

        bool fits(const Request &request) const;
        bool due() const;
    };
    static Result<Rule> parse(const QJsonObject &source);
    static Result<void> parseMatch(const QJsonObject &match, Rule &rule);
    static Result<void> parseDeed(const QJsonObject &source, Deed &deed);

    QList<Rule> m_rules;
};

} // namespace i2m::sim
