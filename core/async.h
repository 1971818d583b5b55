// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways to get off a thread: ask() runs a function where an object lives, onPool() burns CPU.
#pragma once

#include <QFuture>
#include <QMetaObject>
#include <QObject>
#include <QPromise>
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
