// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the models: the draft engine run on the uploaded images, on a pool of its own so that the server
// never waits. The same images with the same options are made once.
#pragma once

#include "tests/fal_simulator/product.h"
#include "tests/fal_simulator/shelf.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QThreadPool>

namespace i2m::sim {

struct Order
{
    QList<BlobPtr> images; ///< front, left, back …; null where there is none
    QString format = QStringLiteral("glb");
    int faceLimit = 5000;
    quint32 seed = 0;
};

class ModelMaker : public QObject
{
    Q_OBJECT
public:
    explicit ModelMaker(QThreadPool &pool) : m_pool(pool) {}

    QFuture<Product> make(const Order &order);

private:
    QFuture<Product> made(const QByteArray &key, const Order &order);

    QThreadPool &m_pool;
    QHash<QByteArray, QFuture<Product>> m_made;
};

} // namespace i2m::sim
