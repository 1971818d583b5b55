// SPDX-License-Identifier: GPL-3.0-or-later
// Off a thread and back: ask() runs a function where an object lives, and `future | then(…)` goes on in one's
// own thread.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QMetaObject>
#include <QObject>
#include <QPromise>
#include <QThread>
#include <QtConcurrent>
#include <memory>
#include <type_traits>

namespace i2m {

/// Runs `function` in `object`'s thread and delivers what it returns. `object` must outlive the call.
template <class F>
auto ask(QObject *object, F function) -> QFuture<std::invoke_result_t<F>>
{
    using T = std::invoke_result_t<F>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(object, [promise, function = std::move(function)]() mutable {
        if constexpr (std::is_void_v<T>)
            function();
        else
            promise->addResult(function());
        promise->finish();
    });
    return future;
}

template <class F>
struct Then
{
    QObject *context;
    F function;
};

/// See operator|.
template <class F>
Then<F> then(QObject *context, F function)
{
    return {context, std::move(function)};
}

/// `future | then(context, function)` calls the function with what the future delivers, from the event loop
/// of the context's thread, in which this is written; the new future delivers what it returns. If the context
/// goes before, or the future is cancelled, it is not called and the new future is cancelled.
/// QFuture::then() with a context does not do: in Qt 6.4 the thread that finishes looks at the context while
/// that may be going.
template <class T, class F>
auto operator|(const QFuture<T> &future, Then<F> then)
{
    const auto call = [](F &function, const QFuture<T> &done) {
        if constexpr (std::is_void_v<T>)
            return function();
        else if constexpr (std::is_copy_constructible_v<T>)
            return function(done.result());
        else
            return function(QFuture<T>(done).takeResult());
    };
    using R = std::invoke_result_t<decltype(call), F &, const QFuture<T> &>;
    Q_ASSERT(then.context->thread() == QThread::currentThread());
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto *watcher = new QFutureWatcher<T>(then.context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                     [watcher, promise, call, function = std::move(then.function)]() mutable {
                         const QFuture<T> done = watcher->future();
                         watcher->deleteLater();
                         if (done.isCanceled())
                             return;
                         if constexpr (std::is_void_v<R>)
                             call(function, done);
                         else
                             promise->addResult(call(function, done));
                         promise->finish();
                     });
    const QFuture<R> next = promise->future();
    watcher->setFuture(future);
    return next;
}

/// A future that is already there.
template <class T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace i2m
