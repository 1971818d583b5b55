// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/setting_text.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ConfigCommand)
};

ExitCode list(const Invocation &call)
{
    QJsonArray rows;
    for (const SettingRow *row : settingRows()) {
        if (call.console.json()) {
            rows.append(settingJson(call.settings, *row));
            continue;
        }
        call.console.data(u"%1 = %2  (%3)\n    %4"_s.arg(
            QString::fromLatin1(row->key), shownValue(call.settings, *row),
            sourceName(call.settings.source(*row)), QCoreApplication::translate("Setting", row->help)));
    }
    if (call.console.json())
        call.console.data(QJsonObject{{u"file"_s, call.settings.file()}, {u"settings"_s, rows}});
    return ExitCode::Done;
}

ExitCode runConfig(const Invocation &call)
{
    const QString &word = call.arguments[0];
    if (word == "list"_L1)
        return list(call);
    const qsizetype wanted = word == "set"_L1 ? 3 : 2;
    if (call.arguments.size() != wanted)
        return call.console.fail(ExitCode::Usage,
                                 wanted == 3 ? Texts::tr("Usage: image2model config set KEY VALUE (an empty "
                                                         "value goes back to the default)")
                                             : Texts::tr("Usage: image2model config get KEY"));
    const QString &key = call.arguments[1];
    const SettingRow *row = findSetting(key);
    if (!row) {
        QStringList keys;
        for (const SettingRow *known : settingRows())
            keys.append(QString::fromLatin1(known->key));
        const QString best = closest(key, keys);
        return call.console.fail(
            ExitCode::Usage,
            Texts::tr("There is no setting “%1”.").arg(key) +
                (best.isEmpty() ? QString() : u" "_s + Texts::tr("Did you mean “%1”?").arg(best)));
    }
    if (wanted == 2) {
        if (call.console.json())
            call.console.data(settingJson(call.settings, *row));
        else
            call.console.data(shownValue(call.settings, *row));
        return ExitCode::Done;
    }
    Settings settings = call.settings;
    if (auto stored = settings.store(*row, call.arguments[2]); !stored)
        return call.console.fail(stored.error());
    if (call.settings.source(*row) == Settings::Source::Environment)
        call.console.say(Texts::tr("Saved, but the environment variable still wins while it is set."));
    if (call.console.json())
        call.console.data(settingJson(settings, *row));
    return ExitCode::Done;
}
} // namespace

Command configCommand()
{
    return {u"config"_s,
            u"get KEY | set KEY VALUE | list"_s,
            Texts::tr("Show and change settings"),
            {u"image2model config list"_s, u"image2model config set fal.parallel 8"_s,
             u"image2model config get provider"_s},
            {},
            1,
            3,
            runConfig,
            {u"get"_s, u"set"_s, u"list"_s}};
}

} // namespace i2m
