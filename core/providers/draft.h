// SPDX-License-Identifier: GPL-3.0-or-later
// The provider that needs no account: a rough model made on this computer, free, and honest about being a
// draft.
#pragma once

#include "core/catalogue.h"
#include "core/jobs/provider.h"
#include "core/settings.h"

#include <QThreadPool>

namespace i2m {

class Draft : public Provider
{
public:
    /// `catalogue` must outlive it.
    Draft(const Catalogue &catalogue, const Settings &settings);

    void setSettings(const Settings &settings);

    QString name() const override { return QStringLiteral("draft"); }
    int parallel() const override { return m_pool.maxThreadCount(); }
    QFuture<Outcome> advance(const Step &step) override;
    QFuture<CancelAnswer> cancel(const Job &job, const Task &task) override;
    Result<QJsonObject> validated(const QString &model, const QJsonObject &options,
                                  int images) const override;
    double estimate(const QString &, const QJsonObject &, int) const override { return 0.0; }
    QString defaultModel() const override { return QStringLiteral("draft"); }

private:
    const Catalogue &m_catalogue;
    QThreadPool m_pool; ///< of its own, so that checks and downloads do not wait behind drafts
};

} // namespace i2m
