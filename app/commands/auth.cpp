// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/fal_key.h"
#include "app/keychain.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(AuthCommand)
};

Result<Secret> givenKey(const Invocation &call)
{
    constexpr qint64 longest = 4096;
    const QString path = call.options.value(u"key-file"_s);
    if (path.isEmpty())
        return cleanFalKey(call.console.askSecret(Texts::tr("fal.ai key (from fal.ai/dashboard/keys): ")));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileNotFound, path + u": "_s + file.errorString()};
    return cleanFalKey(Secret(file.read(longest)));
}

Result<void> saveInKeychain(const Secret &key)
{
    Result<void> answer;
    QEventLoop loop;
    keychain::write(&loop, key, [&](const Result<void> &written) {
        answer = written;
        loop.quit();
    });
    loop.exec();
    return answer;
}

Result<void> removeFromKeychain()
{
    Result<void> answer;
    QEventLoop loop;
    keychain::remove(&loop, [&](const Result<void> &removed) {
        answer = removed;
        loop.quit();
    });
    loop.exec();
    return answer;
}

ExitCode report(const Console &console, const FalKey &key)
{
    const bool connected = key.source != KeySource::None;
    if (console.json()) {
        console.data(QJsonObject{{u"connected"_s, connected},
                                 {u"source"_s, toText(key.source)},
                                 {u"key"_s, connected ? QJsonValue(key.key.hint()) : QJsonValue()}});
    } else if (connected) {
        console.data(
            Texts::tr("There is a fal.ai key (%1), from: %2").arg(key.key.hint(), toText(key.source)));
    } else if (key.locked) {
        console.data(
            Texts::tr("The fal.ai key cannot be read: the keychain is locked. Open it, or set FAL_KEY."));
    } else {
        console.data(Texts::tr("There is no fal.ai key: models are drafts, made on this computer.\n"
                               "“image2model auth login” saves one."));
    }
    return connected ? ExitCode::Done : ExitCode::KeyProblem;
}

ExitCode login(const Invocation &call)
{
    const auto key = givenKey(call);
    if (!key)
        return call.console.fail(key.error());
    bool toFile = call.options.isSet(u"to-file"_s);
    if (!toFile) {
        const auto saved = saveInKeychain(*key);
        if (saved)
            return report(call.console, {*key, KeySource::Keychain});
        const QString question =
            Texts::tr("This computer has no working keychain. Save the key in %1, readable "
                      "by you alone?")
                .arg(call.places.falKey);
        if (!Console::canAsk())
            return call.console.fail(
                ExitCode::KeyProblem,
                Texts::tr(
                    "This computer has no working keychain, so the key was not saved. With --to-file it is "
                    "kept in %1, readable by you alone; or set FAL_KEY.")
                    .arg(call.places.falKey));
        toFile = call.console.agrees(question);
    }
    if (!toFile)
        return call.console.fail(ExitCode::KeyProblem, Texts::tr("The key was not saved."));
    if (auto saved = saveKeyFile(call.places, *key); !saved)
        return call.console.fail(saved.error());
    return report(call.console, {*key, KeySource::File});
}

ExitCode logout(const Invocation &call)
{
    if (QFile::exists(call.places.falKey) && !QFile::remove(call.places.falKey))
        return call.console.fail({ErrorCode::StorageError, call.places.falKey});
    const auto removed = removeFromKeychain();
    if (!removed)
        call.console.say(Texts::tr("The keychain could not be asked (%1); a key in it would still be there.")
                             .arg(removed.error().detail));
    const bool inEnvironment = findFalKeyQuickly(call.places).source == KeySource::Environment;
    if (inEnvironment)
        call.console.say(Texts::tr("The environment still has a key: unset FAL_KEY to be without one."));
    if (call.console.json())
        call.console.data(QJsonObject{{u"connected"_s, inEnvironment}});
    else
        call.console.data(Texts::tr("The saved fal.ai key is gone."));
    return ExitCode::Done;
}

ExitCode runAuth(const Invocation &call)
{
    const QString &word = call.arguments.front();
    if (word == "login"_L1)
        return login(call);
    if (word == "logout"_L1)
        return logout(call);
    return report(call.console, waitForFalKey(call.places));
}
} // namespace

Command authCommand()
{
    return {u"auth"_s,
            u"login|status|logout"_s,
            Texts::tr("Save, show or forget the fal.ai key"),
            {u"image2model auth login                  # asks for the key, saves it in the keychain"_s,
             u"image2model auth login < key.txt        # the same from a script"_s,
             u"image2model auth status --json"_s},
            {{u"key-file"_s, Texts::tr("Read the key from this file instead of asking"), u"FILE"_s},
             {u"to-file"_s, Texts::tr("Save the key in a file that only you can read, not in the keychain")}},
            1,
            1,
            runAuth,
            {u"login"_s, u"status"_s, u"logout"_s}};
}

} // namespace i2m
