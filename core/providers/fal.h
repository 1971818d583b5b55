// SPDX-License-Identifier: GPL-3.0-or-later
// The provider that has models made at fal.ai. Each call of advance() looks at the checkpoint and takes the
// next step: upload, submit, watch, download. Lives on the engine's thread.
#pragma once

#include "core/catalogue.h"
#include "core/jobs/provider.h"
#include "core/providers/fal_account.h"
#include "core/providers/fal_connection.h"

namespace i2m {

class Fal : public QObject, public Provider
{
    Q_OBJECT

public:
    /// `catalogue` must outlive it.
    Fal(const Catalogue &catalogue, const Settings &settings, const Secret &key = {},
        FalPatience patience = {}, QObject *parent = nullptr);

    void setKey(const Secret &key) { m_connection.setKey(key); }
    void setSettings(const Settings &settings) { m_connection.setSettings(settings); }

    QString name() const override { return QStringLiteral("fal"); }
    int parallel() const override { return m_connection.settings()[setting::falParallel]; }
    std::optional<Error> blocked() const override;
    QFuture<Outcome> advance(const Step &step) override;
    QFuture<CancelAnswer> cancel(const Job &job, const Task &task) override;
    std::optional<QJsonObject> wayBackTo(const Task &task) const override;
    Result<QJsonObject> validated(const QString &model, const QJsonObject &options,
                                  int images) const override;
    double estimate(const QString &model, const QJsonObject &options, int images) const override;
    QString defaultModel() const override;

private:
    const ModelEntry *find(const QString &model) const;
    QFuture<Outcome> begin(const ModelEntry &model, const Step &step);

    const Catalogue &m_catalogue;
    FalConnection m_connection;
    QObject m_steps; ///< parent of all that uses the connection, so that it goes first
};

} // namespace i2m
