// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that cannot be mixed up: a JobId is no TaskId. An id is 128 random bits as 32 hex digits.
#pragma once

#include <QHashFunctions>
#include <QString>

namespace i2m {

template <class Tag>
struct Id
{
    QString value;

    bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.value < b.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using JobId = Id<struct JobTag>;
using TaskId = Id<struct TaskTag>; ///< `file_id` in the API

/// 32 lower-case hex digits from the system's random source.
QString randomHex128();
/// True for what an id from outside may look like: 1 to 64 of A-Z a-z 0-9 _ -
bool isPlausibleId(QStringView text);

} // namespace i2m
