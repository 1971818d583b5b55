// SPDX-License-Identifier: GPL-3.0-or-later
// The rules a compiler does not check: who may include and link whom, and where Qt versions may be told
// apart. Each function returns one sentence per breach, so that an empty list means the house is in order.
#pragma once

#include <QString>
#include <QStringList>

namespace i2m {

/// The folder of the graph ("core/jobs", "ui", …) a path relative to the tree belongs to; empty outside of
/// the graph.
[[nodiscard]] QString houseFolder(const QString &path);

/// Breaches of the graph by #include "…" in app, core and ui below \a tree.
[[nodiscard]] QStringList forbiddenIncludes(const QString &tree);

/// Breaches of the graph by the LINKS of i2m_library() in the CMakeLists.txt of app, core and ui.
[[nodiscard]] QStringList forbiddenLinks(const QString &tree);

/// Files that continue a future in a context by QFuture::then() in place of core/async.h, which says why.
[[nodiscard]] QStringList unsafeContinuations(const QString &tree);

/// Files other than core/api/http_compat.h that ask for the version of Qt.
[[nodiscard]] QStringList versionQuestions(const QString &tree);

} // namespace i2m
