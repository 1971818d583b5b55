// SPDX-License-Identifier: GPL-3.0-or-later
// What really happened, counted where it happened: a submit counts once its job is in the queue, whether or
// not its answer got through.
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace i2m::sim {

struct Stats
{
    qint64 requests = 0;
    qint64 submitsAccepted = 0;
    qint64 submitsRefused = 0;
    QMap<QString, qint64> submitsByImage; ///< sha256 of the uploaded bytes, hex
    qint64 cancels = 0;
    qint64 downloads = 0;        ///< of models, from the first byte
    qint64 resumedDownloads = 0; ///< of models, from a later byte
    qint64 renderDownloads = 0;
    qint64 uploads = 0;
    qint64 keysOnFiles = 0; ///< requests to the CDN that carried an account key
    int hashesPending = 0;  ///< accepted images that are not in submitsByImage yet

    QJsonObject toJson() const
    {
        QJsonObject images;
        for (auto it = submitsByImage.begin(); it != submitsByImage.end(); ++it)
            images[it.key()] = it.value();
        using namespace Qt::StringLiterals;
        return {{u"submits_accepted"_s, submitsAccepted},
                {u"submits_by_image"_s, images},
                {u"cancels"_s, cancels},
                {u"downloads"_s, downloads},
                {u"uploads"_s, uploads},
                {u"submits_refused"_s, submitsRefused},
                {u"resumed_downloads"_s, resumedDownloads},
                {u"render_downloads"_s, renderDownloads},
                {u"keys_on_files"_s, keysOnFiles},
                {u"requests"_s, requests}};
    }
};

} // namespace i2m::sim
