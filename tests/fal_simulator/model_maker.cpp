// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/model_maker.h"

#include "core/providers/draft_model.h"
#include "tests/fal_simulator/model_format.h"
#include "tests/fal_simulator/when_done.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

constexpr int leastSide = 20; // Tripo's limits
constexpr int mostSide = 6000;
constexpr qsizetype mostBytes = 20 * 1024 * 1024;
constexpr int workingSide = 192; // a simulated model need not be sharp, it has to be there in time
constexpr qsizetype keptModels = 256;

struct Picture
{
    QImage image;
    QString failure;
};

Picture decoded(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return {{}, u"file_too_large"_s};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader{&buffer};
    const auto size = reader.size();
    if (!reader.canRead() || !size.isValid())
        return {{}, u"image_load_error"_s};
    static const QList<QByteArray> formats{"png", "jpeg", "webp"};
    if (!formats.contains(reader.format()))
        return {{}, u"unsupported_image_format"_s};
    if (size.width() < leastSide || size.height() < leastSide)
        return {{}, u"image_too_small"_s};
    if (size.width() > mostSide || size.height() > mostSide)
        return {{}, u"image_too_large"_s};
    reader.setAutoTransform(true);
    if (size.width() > workingSide || size.height() > workingSide)
        reader.setScaledSize(size.scaled(workingSide, workingSide, Qt::KeepAspectRatio));
    const auto image = reader.read();
    return image.isNull() ? Picture{{}, u"image_load_error"_s} : Picture{image, {}};
}

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

Product produce(const QByteArrayList &images, const QString &format, int faceLimit, quint32 seed)
{
    QList<QImage> views;
    for (const auto &bytes : images) {
        auto picture = bytes.isNull() ? Picture{} : decoded(bytes);
        if (!picture.failure.isEmpty())
            return {{}, {}, picture.failure, int(views.size())};
        views.append(picture.image);
    }
    DraftOptions options;
    options.faceLimit = faceLimit;
    options.seed = seed;
    options.textureSize = workingSide;
    options.name = u"model"_s;
    auto draft = makeDraft(DraftViews{views.value(0), views.value(1), views.value(2)}, options);
    if (!draft)
        return {{}, {}, u"no_media_generated"_s};
    const auto model = inFormat(draft->glb, format);
    return {model, pngOf(views.value(0)), model.isEmpty() ? u"no_media_generated"_s : QString{}};
}

} // namespace

QFuture<Product> ModelMaker::make(const Order &order)
{
    // Hashes have a pool of their own, so this waits for little.
    const auto key = QtConcurrent::run(&m_pool, [order] {
        auto text = order.format.toLatin1() + ' ' + QByteArray::number(order.faceLimit) + ' ' +
                    QByteArray::number(order.seed);
        for (const auto &blob : order.images)
            text += ' ' + (blob ? blob->sha256.result() : QByteArray{"-"});
        return text;
    });
    auto promise = std::make_shared<QPromise<Product>>();
    promise->start();
    whenDone(key, this, [this, order, promise](const QByteArray &text) {
        whenDone(made(text, order), this, [promise](const Product &product) {
            promise->addResult(product);
            promise->finish();
        });
    });
    return promise->future();
}

QFuture<Product> ModelMaker::made(const QByteArray &key, const Order &order)
{
    if (const auto known = m_made.find(key); known != m_made.end())
        return *known;
    if (m_made.size() >= keptModels)
        m_made.clear();
    QByteArrayList images;
    for (const auto &blob : order.images)
        images.append(blob ? blob->bytes : QByteArray{});
    return *m_made.insert(
        key, QtConcurrent::run(&m_pool, produce, images, order.format, order.faceLimit, order.seed));
}

} // namespace i2m::sim
