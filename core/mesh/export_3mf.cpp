// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/export_writers.h"
#include "core/mesh/package.h"
#include "core/mesh/topology.h"

#include <algorithm>
#include <map>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
const QByteArray contentTypes = R"(<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>
<Default Extension="png" ContentType="image/png"/>
<Default Extension="jpg" ContentType="image/jpeg"/>
</Types>
)";

QByteArray relationships(const QByteArray &lines)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
)" + lines +
           "</Relationships>\n";
}

QByteArray relationship(int id, const QByteArray &target, const QByteArray &type)
{
    return "<Relationship Id=\"r" + QByteArray::number(id) + "\" Target=\"" + target +
           "\" Type=\"http://schemas.microsoft.com/3dmanufacturing/2013/01/" + type + "\"/>\n";
}

void appendAttribute(QByteArray &xml, const char *name, auto number)
{
    xml.append(' ').append(name).append("=\"");
    appendNumber(xml, number);
    xml.append('"');
}

QByteArray quoted(const char *name, int number)
{
    return QByteArray(" ") + name + "=\"" + QByteArray::number(number) + '"';
}

/// Everything in one object whose corners are joined, because slicers see a split corner as a hole.
struct Solid
{
    std::vector<QVector3D> positions;
    std::vector<quint32> joined;
    QVector3D minimum;
};

Solid solidOf(const FlatModel &model)
{
    Solid solid;
    for (const FlatPart &part : model.parts)
        solid.positions.insert(solid.positions.end(), part.positions.begin(), part.positions.end());
    solid.joined = joinedCorners(solid.positions);
    solid.minimum = solid.positions.front();
    for (const QVector3D &position : solid.positions)
        for (int axis = 0; axis < 3; ++axis)
            solid.minimum[axis] = std::min(solid.minimum[axis], position[axis]);
    return solid;
}

/// The numbers of the corners that stay, in the file's order.
std::vector<quint32> appendVertices(QByteArray &xml, const Solid &solid)
{
    std::vector<quint32> number(solid.positions.size());
    quint32 next = 0;
    xml.append("<vertices>\n");
    for (std::size_t i = 0; i < solid.positions.size(); ++i) {
        if (solid.joined[i] != i) {
            number[i] = number[solid.joined[i]];
            continue;
        }
        number[i] = next++;
        xml.append("<vertex");
        appendAttribute(xml, "x", solid.positions[i].x());
        appendAttribute(xml, "y", solid.positions[i].y());
        appendAttribute(xml, "z", solid.positions[i].z());
        xml.append("/>\n");
    }
    xml.append("</vertices>\n");
    return number;
}

class ThreeMfText
{
public:
    explicit ThreeMfText(const FlatModel &model) : m_model(model) {}

    std::vector<PackageFile> files()
    {
        for (std::size_t i = 0; i < m_model.parts.size(); ++i)
            m_groups.push_back(addLook(m_model.parts[i]));
        const Solid solid = solidOf(m_model);
        const int object = m_next++;
        m_resources += "<object" + quoted("id", object) + " type=\"model\"><mesh>\n";
        appendTriangles(appendVertices(m_resources, solid));
        m_resources += "</mesh></object>\n";
        QByteArray text = R"(<?xml version="1.0" encoding="UTF-8"?>
<model unit="millimeter" xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02" xmlns:m="http://schemas.microsoft.com/3dmanufacturing/material/2015/02">
<resources>
)" + m_resources + "</resources>\n<build><item" +
                          quoted("objectid", object) + " transform=\"1 0 0 0 1 0 0 0 1";
        for (int axis = 0; axis < 3; ++axis) {
            text.append(' ');
            appendNumber(text, 0.F - solid.minimum[axis]); // onto the plate, into its corner
        }
        text += "\"/></build>\n</model>\n";
        m_files.insert(
            m_files.begin(),
            {{u"[Content_Types].xml"_s, contentTypes, true},
             {u"_rels/.rels"_s, relationships(relationship(0, "/3D/3dmodel.model", "3dmodel")), true},
             {u"3D/3dmodel.model"_s, text, true}});
        if (!m_relationships.isEmpty())
            m_files.push_back({u"3D/_rels/3dmodel.model.rels"_s, relationships(m_relationships), true});
        return m_files;
    }

private:
    /// The picture's resource, added when it is first seen.
    int addPicture(const GltfImage &image)
    {
        const int index = int(&image - m_model.images.data());
        const auto known = m_pictures.find(index);
        if (known != m_pictures.end())
            return known->second;
        const int id = m_next++;
        const QString name = u"3D/Textures/"_s + pictureName(u"texture"_s, index, image);
        m_files.push_back({name, image.bytes, false});
        m_relationships += relationship(id, '/' + name.toUtf8(), "3dtexture");
        m_resources += "<m:texture2d" + quoted("id", id) + " path=\"/" + name.toUtf8() + "\" contenttype=\"" +
                       image.mimeType.toUtf8() + "\"/>\n";
        return m_pictures[index] = id;
    }

    /// The resource that gives a part its color; with a picture, one entry a corner.
    std::pair<int, bool> addLook(const FlatPart &part)
    {
        const GltfImage *image = baseColorImage(m_model, part.material);
        if (image && !part.uvs.empty() && image->mimeType != "image/webp"_L1) {
            const int picture = addPicture(*image);
            const int id = m_next++;
            m_resources += "<m:texture2dgroup" + quoted("id", id) + quoted("texid", picture) + ">\n";
            for (const QVector2D &uv : part.uvs) {
                m_resources.append("<m:tex2coord");
                appendAttribute(m_resources, "u", uv.x());
                appendAttribute(m_resources, "v", 1.F - uv.y());
                m_resources.append("/>\n");
            }
            m_resources += "</m:texture2dgroup>\n";
            return {id, true};
        }
        const int id = m_next++;
        const QVector4D color = part.material < 0 ? QVector4D(1, 1, 1, 1)
                                                  : m_model.materials[std::size_t(part.material)].baseColor;
        m_resources += "<basematerials" + quoted("id", id) + "><base name=\"material\" displaycolor=\"" +
                       displayColor(color).toUtf8() + "\"/></basematerials>\n";
        return {id, false};
    }

    void appendTriangles(const std::vector<quint32> &number)
    {
        m_resources.append("<triangles>\n");
        std::size_t first = 0;
        for (std::size_t p = 0; p < m_model.parts.size(); ++p) {
            const FlatPart &part = m_model.parts[p];
            for (std::size_t i = 0; i + 2 < part.triangles.size(); i += 3)
                appendTriangle(&part.triangles[i], number, first, m_groups[p]);
            first += part.positions.size();
        }
        m_resources.append("</triangles>\n");
    }

    void appendTriangle(const quint32 *corners, const std::vector<quint32> &number, std::size_t first,
                        std::pair<int, bool> group)
    {
        const quint32 v1 = number[first + corners[0]], v2 = number[first + corners[1]],
                      v3 = number[first + corners[2]];
        if (v1 == v2 || v2 == v3 || v3 == v1)
            return; // the format forbids triangles without area
        m_resources.append("<triangle");
        appendAttribute(m_resources, "v1", v1);
        appendAttribute(m_resources, "v2", v2);
        appendAttribute(m_resources, "v3", v3);
        appendAttribute(m_resources, "pid", quint32(group.first));
        appendAttribute(m_resources, "p1", group.second ? corners[0] : 0U);
        if (group.second) {
            appendAttribute(m_resources, "p2", corners[1]);
            appendAttribute(m_resources, "p3", corners[2]);
        }
        m_resources.append("/>\n");
    }

    const FlatModel &m_model;
    std::vector<PackageFile> m_files;
    std::vector<std::pair<int, bool>> m_groups; ///< resource of each part, and whether it has a picture
    std::map<int, int> m_pictures;
    QByteArray m_resources;
    QByteArray m_relationships;
    int m_next = 1;
};
} // namespace

Result<QStringList> writeThreeMf(const FlatModel &model, const QString &target)
{
    const auto bytes = package(ThreeMfText(model).files(), 0);
    if (!bytes)
        return bytes.error();
    if (auto written = writeWhole(target, *bytes); !written)
        return written.error();
    return QStringList{target};
}

} // namespace i2m
