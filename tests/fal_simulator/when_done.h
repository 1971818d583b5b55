// SPDX-License-Identifier: GPL-3.0-or-later
// Calls back when a future is there. Unlike QFuture::then(), of which a future has only one, any number of
// callers may wait for the same future.
#pragma once

#include <QFutureWatcher>
#include <QObject>

namespace i2m::sim {

/// Runs `call` with the result in `context`'s thread, never at once; not at all if `context` is gone by then.
template <class T, class F>
void whenDone(const QFuture<T> &future, QObject *context, F call)
{
    auto *watcher = new QFutureWatcher<T>{context};
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context,
                     [watcher, call = std::move(call)]() mutable {
                         watcher->deleteLater();
                         call(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace i2m::sim
