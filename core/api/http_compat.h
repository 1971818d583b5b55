// SPDX-License-Identifier: GPL-3.0-or-later
// All differences between Qt 6.4 and later that matter here; no other file asks for the version of Qt.
#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QtGlobal>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QHttpServerResponder>
#endif

namespace i2m::compat {

/// What QAbstractHttpServer::handleRequest() is given to answer into.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
using AnswerChannel = QHttpServerResponder &;
#else
using AnswerChannel = QTcpSocket *;
#endif

} // namespace i2m::compat
