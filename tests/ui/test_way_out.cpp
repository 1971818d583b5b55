// SPDX-License-Identifier: GPL-3.0-or-later
// How a model gets from the stage into other programs: as a film, in Blender, in a program of one's own. The
// programs are scripts that write down what they were started with.
#include "tests/mesh/sample_glb.h"
#include "tests/ui/preview/gui_main.h"
#include "ui/desktop/open_with.h"
#include "ui/desktop/outside.h"
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/film.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestWayOut : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString program(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(
            "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done > \"$0.part\"\nmv \"$0.part\" \"$0.told\"\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

    static QStringList told(const QString &program)
    {
        QFile file(program + u".told"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed().split(u'\n')
                                              : QStringList();
    }

private Q_SLOTS:
    void aTurnIsSavedAsNumberedPictures()
    {
        QString why;
        if (!canPreview(&why))
            QSKIP(qPrintable(why));
        QFile file(m_folder.filePath(u"model.glb"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sampleFeatures()[1].second);
        file.close();
        ModelView view;
        view.setReducedMotion(true);
        view.resize(200, 150);
        view.show();
        QSignalSpy loaded(&view, &ModelView::loaded);
        view.load(file.fileName());
        QVERIFY(loaded.wait(20'000));
        const float yaw = view.camera().yaw();

        constexpr int count = 12;
        const QDir folder(m_folder.filePath(u"film"_s));
        auto *film = new Film(view, folder.path(), count, {160, 120});
        QSignalSpy ended(film, &Film::ended);
        QVERIFY(ended.wait(60'000));
        QCOMPARE(view.camera().yaw(), yaw);
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        QCOMPARE(names.size(), count);
        QCOMPARE(names.front(), u"frame-001.png"_s);
        QCOMPARE(names.back(), u"frame-012.png"_s);
        QImage before;
        for (const QString &name : names) {
            const QImage picture(folder.filePath(name));
            QCOMPARE(picture.size(), QSize(160, 120));
            QVERIFY2(picture != before, qPrintable(name));
            before = picture;
        }
    }

    void blenderIsToldToImportTheModel()
    {
        const QByteArray path = qgetenv("PATH");
        const QString blender = program(u"blender"_s);
        qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + path);
        const QString model = m_folder.filePath(u"a 'quoted' \" name.glb"_s);
        QCOMPARE(findBlender(), blender);
        QVERIFY(openInBlender(model));
        QTRY_COMPARE(told(blender).size(), 4);
        qputenv("PATH", path);
        QCOMPARE(told(blender)[0], u"--python-expr"_s);
        QVERIFY(told(blender)[1].contains(u"import_scene.gltf"_s));
        QVERIFY(!told(blender)[1].contains(u"quoted"_s));
        QCOMPARE(told(blender)[2], u"--"_s);
        QCOMPARE(told(blender)[3], model);
    }

    void aRememberedProgramOpensTheModel()
    {
        const QString slicer = program(u"my slicer"_s);
        const QString memory = m_folder.filePath(u"memory.ini"_s);
        QSettings(memory, QSettings::IniFormat)
            .setValue(u"open_with/programs"_s, QStringList{slicer, m_folder.filePath(u"gone"_s)});
        const QString model = m_folder.filePath(u"модель ü.glb"_s);
        OpenWithMenu menu(
            memory, [model] { return model; }, nullptr);
        QSignalSpy failed(&menu, &OpenWithMenu::failed);
        Q_EMIT menu.aboutToShow();
        QAction *found = nullptr;
        for (QAction *action : menu.actions()) {
            QVERIFY(action->text() != u"gone"_s);
            if (action->text() == u"my slicer"_s)
                found = action;
        }
        QVERIFY(found);
        found->trigger();
        QTRY_COMPARE(told(slicer), QStringList{model});
        QCOMPARE(failed.count(), 0);
    }
};

I2M_GUI_TEST(TestWayOut, QApplication)
#include "test_way_out.moc"
