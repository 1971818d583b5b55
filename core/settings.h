// SPDX-License-Identifier: GPL-3.0-or-later
// Every setting, declared once: key, default, what is allowed, help. From its row come the settings file, the
// environment variable, the flag, the settings dialog and doctor's output. Flag > environment > file >
// default. `Settings` is a value: copy it, change the copy, hand it over.
#pragma once

#include "core/result.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <optional>

namespace i2m {

struct SettingRow
{
    enum class Kind { Switch, Integer, Real, Text, List, Choice, Proxy };

    const char *key; ///< "fal.parallel": in the file, as --set, as I2M_FAL_PARALLEL
    Kind kind;
    QVariant fallback;
    const char *help; ///< English source of the translated help
    double least = 0; ///< for Integer and Real
    double most = 0;
    const char *environment = nullptr; ///< a well-known name beside I2M_…: "MAX_UPLOAD_SIZE"
    QStringList choices{};
    bool secret = false;

    QString environmentName() const; ///< "I2M_FAL_PARALLEL"
};

template <class T>
struct Setting : SettingRow
{
};

namespace setting {
extern const Setting<int> falParallel;
extern const Setting<int> draftParallel;
extern const Setting<int> retryAttempts;
extern const Setting<bool> stripLocation;
extern const Setting<qint64> maxUploadSize;
extern const Setting<double> keepHours;
extern const Setting<double> keepServedHours;
extern const Setting<double> maxCostPerMonth;
extern const Setting<QString> provider;
extern const Setting<QString> proxy;
extern const Setting<QString> logLevel;
extern const Setting<QString> environment;
extern const Setting<QString> falQueueHost;
extern const Setting<QString> falRestHost;
extern const Setting<QString> falDownloadHosts;
extern const Setting<int> rateLimitPerMinute;
extern const Setting<int> rateLimitPerHour;
extern const Setting<QStringList> allowedOrigins;
extern const Setting<QStringList> allowedHosts;
extern const Setting<QString> theme;
extern const Setting<QString> language;
extern const Setting<QString> exportFolder;
extern const Setting<QString> exportPattern;
extern const Setting<bool> exportAutomatically;
extern const Setting<bool> createOnDrop;
extern const Setting<double> askAbove;
extern const Setting<bool> notify;
extern const Setting<bool> keepFinished;
extern const Setting<bool> keepInTray;
extern const Setting<bool> lookForVersions; ///< a row only where there is an address to ask
extern const Setting<int> apiPort;
extern const Setting<bool> apiOnNetwork;
extern const Setting<bool> keepAwake;
extern const Setting<int> uploadsPerMinute;
extern const Setting<int> mostConnections;
extern const Setting<int> mostConnectionsPerAddress;
extern const Setting<int> mostStreams;
extern const Setting<int> mostStreamsPerKey;
extern const Setting<QString> webhookSecret;
extern const Setting<bool> webhooksToPrivate;
extern const Setting<int> leaseSeconds;
extern const Setting<QString> redisUrl;
extern const Setting<QString> redisPrefix;
extern const Setting<QString> sharedFolder;
extern const Setting<QString> publicUrl;
extern const Setting<bool> joinQueue;
} // namespace setting

/// All rows, in the order in which people should see them.
QList<const SettingRow *> settingRows();
const SettingRow *findSetting(const QString &key);

class Settings
{
public:
    enum class Source { Default, File, Environment, Flag };

    /// Reads the file (INI; may be missing) and the environment. Errors: ValidationError that names the
    /// variable or key, the bad value and what is allowed.
    static Result<Settings> load(const QString &file);

    template <class T>
    T operator[](const Setting<T> &row) const
    {
        return value(row).template value<T>();
    }
    QVariant value(const SettingRow &row) const;
    Source source(const SettingRow &row) const;
    /// Errors: ValidationError that says what is allowed.
    Result<void> set(const SettingRow &row, const QString &text, Source source = Source::Flag);
    /// Writes one value to the file, or removes it when `text` is empty.
    Result<void> store(const SettingRow &row, const QString &text);
    QString file() const { return m_file; }

private:
    struct Value
    {
        QVariant value;
        Source source;
    };
    QString m_file;
    QMap<QString, Value> m_values;
};

} // namespace i2m
