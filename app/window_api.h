// SPDX-License-Identifier: GPL-3.0-or-later
// The window's door to the embedded API: on from the first start, on this computer only unless the settings
// say otherwise, with a key that it can show again; one switch turns it off, and that is remembered.
#pragma once

#include "app/api_service.h"
#include "app/engine_thread.h"
#include "ui/api_door.h"

#include <QTimer>

namespace i2m {

class WindowApi : public ApiDoor
{
    Q_OBJECT

public:
    /// Starts the server unless it was switched off. `engine` must outlive it.
    explicit WindowApi(EngineThread &engine, QObject *parent = nullptr);
    /// Closes the server, in the engine's thread.
    ~WindowApi() override;

    ApiState state() const override { return m_state; }
    Secret key() const override { return m_key; }
    void setOn(bool on) override;
    void renewKey() override;
    QList<ApiRequest> log() const override { return m_log; }
    QList<ApiKey> keys() const override { return m_keys; }
    QFuture<Result<Secret>> addKey(const QString &name, bool admin) override;
    QFuture<Result<void>> revokeKey(const QString &id) override;
    /// Takes new settings into use; the server starts anew where they are its own.
    void setSettings(const Settings &settings);

private:
    void open();
    void close();
    void show(const ApiState &state);
    void look();
    void showLog(const ServedRequests &all);
    void showKeys(const QList<KeyRing::Key> &keys);

    EngineThread &m_engine;
    std::shared_ptr<std::unique_ptr<ApiService>> m_service; ///< touched in the engine's thread only
    Secret m_key;
    ApiState m_state;
    QList<ApiRequest> m_log; ///< newest first
    QList<ApiKey> m_keys;
    QHash<QString, QDateTime> m_lastUses; ///< by key
    QTimer m_look;
};

} // namespace i2m
