// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "core/mesh/statistics.h"
#include "ui/preview/thumbnail.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(InspectCommand)
};

QString described(const MeshStatistics &model)
{
    const QLocale locale;
    const QVector3D size = model.size();
    const auto metres = [](float length) { return QString::number(double(length), 'g', 3); };
    QStringList lines{Texts::tr("Triangles   %1").arg(locale.toString(model.triangles)),
                      Texts::tr("Vertices    %1").arg(locale.toString(model.vertices)),
                      Texts::tr("Size        %1 × %2 × %3 m (width, height, depth)")
                          .arg(metres(size.x()), metres(size.y()), metres(size.z())),
                      Texts::tr("Materials   %1").arg(model.materials),
                      model.textures == 0 ? Texts::tr("Textures    none")
                                          : Texts::tr("Textures    %1, the largest has %2 pixels")
                                                .arg(model.textures)
                                                .arg(model.largestTexture),
                      Texts::tr("Watertight  %1")
                          .arg(!model.openEdges     ? Texts::tr("not known, the mesh is compressed")
                               : model.watertight() ? Texts::tr("yes")
                                                    : Texts::tr("no, %1 open edges").arg(*model.openEdges)),
                      Texts::tr("File        %1").arg(locale.formattedDataSize(model.fileSize))};
    if (!model.extensions.isEmpty())
        lines.append(Texts::tr("Extensions  %1").arg(model.extensions.join(u", ")));
    if (!model.generator.isEmpty())
        lines.append(Texts::tr("Made with   %1").arg(model.generator));
    if (!model.whyNoPreview.isEmpty())
        lines.append(Texts::tr("No preview  %1").arg(model.whyNoPreview));
    return lines.join(u'\n');
}

/// For file managers too: see packaging/linux. The picture is for the eyes, so nothing else is printed.
ExitCode drawThumbnail(const Invocation &call, const QString &path)
{
    const QString target = call.options.value(u"thumbnail"_s);
    const int side = call.options.value(u"size"_s).toInt();
    if (side < 16 || side > 4'096)
        return call.console.fail(ExitCode::Usage, Texts::tr("--size takes 16 to 4096 pixels."));
    const auto picture = renderThumbnail(path, side);
    if (!picture)
        return call.console.fail(picture.error());
    if (!picture->save(target, "PNG"))
        return call.console.fail(Error{ErrorCode::StorageError, target});
    return ExitCode::Done;
}

ExitCode runInspect(const Invocation &call)
{
    const QString &path = call.arguments.front();
    if (call.options.isSet(u"thumbnail"_s))
        return drawThumbnail(call, path);
    const auto model = statisticsOf(path);
    if (!model) {
        const Error &error = model.error();
        if (error.code == ErrorCode::FileNotFound || error.code == ErrorCode::StorageError)
            return call.console.fail(error);
        return call.console.fail(ExitCode::Failed,
                                 Texts::tr("%1 is no usable GLB model: %2")
                                     .arg(path, error.detail.isEmpty() ? error.message() : error.detail));
    }
    if (call.console.json()) {
        QJsonObject object = toJson(*model);
        object[u"file"_s] = QFileInfo(path).absoluteFilePath();
        call.console.data(object);
    } else {
        call.console.data(described(*model));
    }
    return ExitCode::Done;
}
} // namespace

Command inspectCommand()
{
    return {u"inspect"_s,
            u"FILE.glb"_s,
            Texts::tr("Show what is in a model, and whether it is sound"),
            {u"image2model inspect chair.glb"_s, u"image2model inspect chair.glb --json | jq .triangles"_s,
             u"image2model inspect chair.glb --thumbnail chair.png --size 512"_s},
            {{u"thumbnail"_s, Texts::tr("Draw the model into a PNG file instead."), u"OUT.png"_s},
             {u"size"_s, Texts::tr("Side of that picture in pixels."), u"pixels"_s, u"512"_s}},
            1,
            1,
            runInspect};
}

} // namespace i2m
