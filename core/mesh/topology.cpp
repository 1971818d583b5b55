// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/topology.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <future>
#include <thread>

namespace i2m {

namespace {
using Place = std::array<quint32, 3>;

Place placeOf(const QVector3D &position)
{
    // Adding zero makes −0 the same place as +0.
    const std::array<float, 3> numbers{position.x() + 0.F, position.y() + 0.F, position.z() + 0.F};
    return std::bit_cast<Place>(numbers);
}

std::size_t hashOf(const Place &place)
{
    quint64 hash = place[0] * 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ place[1]) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ place[2]) * 0x94D049BB133111EBULL;
    return std::size_t(hash ^ (hash >> 29));
}

/// Counts the edges that start at one corner. An entry is the far corner, doubled, plus the direction.
void countEdges(std::span<quint32> entries, EdgeCounts &counts)
{
    std::ranges::sort(entries);
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t next = i;
        std::size_t reversed = 0;
        for (; next < entries.size() && entries[next] >> 1 == entries[i] >> 1; ++next)
            reversed += entries[next] & 1;
        const std::size_t uses = next - i;
        counts.open += uses == 1;
        counts.shared += uses > 2 || (uses == 2 && reversed != 1);
        i = next;
    }
}

/// The edges whose lower corner is in [least, end).
EdgeCounts edgesBetween(const std::vector<quint32> &first, std::span<const quint32> triangles, quint32 least,
                        quint32 end)
{
    const auto eachEdge = [&](auto visit) {
        const auto look = [&](quint32 from, quint32 to) {
            const quint32 lower = std::min(from, to);
            if (lower >= least && lower < end)
                visit(lower - least, std::max(from, to) << 1 | quint32(from > to));
        };
        for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
            const quint32 a = first[triangles[t]], b = first[triangles[t + 1]], c = first[triangles[t + 2]];
            if (a == b || b == c || c == a)
                continue; // without area, it closes nothing
            look(a, b);
            look(b, c);
            look(c, a);
        }
    };
    // A counting sort by the lower corner keeps this linear.
    std::vector<quint32> starts(end - least + 1);
    eachEdge([&](quint32 lower, quint32) { ++starts[lower + 1]; });
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    std::vector<quint32> entries(starts.back());
    std::vector<quint32> next(starts.begin(), starts.end() - 1);
    eachEdge([&](quint32 lower, quint32 entry) { entries[next[lower]++] = entry; });
    EdgeCounts counts;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i)
        countEdges(std::span(entries).subspan(starts[i], starts[i + 1] - starts[i]), counts);
    return counts;
}

std::size_t mostTasks() { return std::clamp(std::thread::hardware_concurrency(), 1U, 4U); }
} // namespace

std::vector<quint32> joinedCorners(std::span<const QVector3D> positions)
{
    // Open addressing: several times faster than a node-based map, and the statistics' speed depends on it.
    constexpr quint32 nobody = ~0U;
    std::vector<quint32> table(std::bit_ceil(positions.size() * 2 + 1), nobody);
    std::vector<quint32> first(positions.size());
    const std::size_t mask = table.size() - 1;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Place place = placeOf(positions[i]);
        std::size_t slot = hashOf(place) & mask;
        while (table[slot] != nobody && placeOf(positions[table[slot]]) != place)
            slot = (slot + 1) & mask;
        if (table[slot] == nobody)
            table[slot] = quint32(i);
        first[i] = table[slot];
    }
    return first;
}

EdgeCounts edgesOf(std::span<const QVector3D> positions, std::span<const quint32> triangles)
{
    constexpr std::size_t worthATask = 300'000; // corners
    const std::vector<quint32> first = joinedCorners(positions);
    const std::size_t size = first.size(), tasks = std::clamp<std::size_t>(size / worthATask, 1, mostTasks());
    std::vector<std::future<EdgeCounts>> others;
    for (std::size_t task = 1; task < tasks; ++task)
        others.push_back(std::async(std::launch::async, edgesBetween, std::cref(first), triangles,
                                    quint32(size * task / tasks), quint32(size * (task + 1) / tasks)));
    EdgeCounts counts = edgesBetween(first, triangles, 0, quint32(size / tasks));
    for (std::future<EdgeCounts> &other : others) {
        const EdgeCounts more = other.get();
        counts.open += more.open;
        counts.shared += more.shared;
    }
    return counts;
}

} // namespace i2m
