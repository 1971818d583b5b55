// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/accessor.h"

#include "core/mesh/gltf_reader.h"

#include <cstring>
#include <limits>

namespace i2m {

namespace {
struct Source
{
    const char *bytes = nullptr;
    qint64 step = 0;
};

Source sourceOf(const Gltf &gltf, int view, qint64 offset, int size)
{
    const GltfBufferView &from = gltf.views[std::size_t(view)];
    const QByteArray &buffer = gltf.buffers[std::size_t(from.buffer)];
    return {buffer.constData() + from.offset + offset, from.stride > 0 ? from.stride : size};
}

template <class T>
T at(const char *bytes)
{
    T value; // by copy: nothing in a stranger's file is known to be aligned
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

template <class T>
void copyAs(const Source &source, qint64 count, int width, float scale, float *out)
{
    for (qint64 i = 0; i < count; ++i)
        for (int k = 0; k < width; ++k)
            *out++ = float(at<T>(source.bytes + i * source.step + k * qint64(sizeof(T)))) * scale;
}

void copyFloats(const Source &source, qint64 count, int width, float *out)
{
    const std::size_t size = std::size_t(width) * sizeof(float);
    if (source.step == qint64(size)) {
        std::memcpy(out, source.bytes, std::size_t(count) * size);
        return;
    }
    for (qint64 i = 0; i < count; ++i)
        std::memcpy(out + i * width, source.bytes + i * source.step, size);
}

void copyNumbers(const Source &source, const GltfAccessor &accessor, qint64 count, float *out)
{
    const float scale = numberScale(accessor);
    const int width = accessor.width;
    switch (accessor.component) {
    case GltfComponent::Int8:
        return copyAs<qint8>(source, count, width, scale, out);
    case GltfComponent::UInt8:
        return copyAs<quint8>(source, count, width, scale, out);
    case GltfComponent::Int16:
        return copyAs<qint16>(source, count, width, scale, out);
    case GltfComponent::UInt16:
        return copyAs<quint16>(source, count, width, scale, out);
    case GltfComponent::UInt32:
        return copyAs<quint32>(source, count, width, scale, out);
    case GltfComponent::Float:
        return copyFloats(source, count, width, out);
    }
}

quint32 wholeAt(const char *bytes, GltfComponent component)
{
    switch (component) {
    case GltfComponent::Int8:
    case GltfComponent::UInt8:
        return at<quint8>(bytes);
    case GltfComponent::Int16:
    case GltfComponent::UInt16:
        return at<quint16>(bytes);
    default:
        return at<quint32>(bytes);
    }
}

bool isReadable(const Gltf &gltf, int view)
{
    const GltfBufferView &from = gltf.views[std::size_t(view)];
    return from.offset + from.length <= gltf.buffers[std::size_t(from.buffer)].size();
}
} // namespace

bool isReadable(const Gltf &gltf, const GltfAccessor &accessor)
{
    const bool sparse = accessor.sparse.count > 0;
    return (accessor.view < 0 || isReadable(gltf, accessor.view)) &&
           (!sparse ||
            (isReadable(gltf, accessor.sparse.indicesView) && isReadable(gltf, accessor.sparse.valuesView)));
}

float numberScale(const GltfAccessor &accessor)
{
    if (!accessor.normalized)
        return 1.F;
    switch (accessor.component) {
    case GltfComponent::Int8:
        return 1.F / float(std::numeric_limits<qint8>::max());
    case GltfComponent::UInt8:
        return 1.F / float(std::numeric_limits<quint8>::max());
    case GltfComponent::Int16:
        return 1.F / float(std::numeric_limits<qint16>::max());
    case GltfComponent::UInt16:
        return 1.F / float(std::numeric_limits<quint16>::max());
    default:
        return 1.F;
    }
}

void readNumbers(const Gltf &gltf, const GltfAccessor &accessor, float *out)
{
    const int size = elementSize(accessor);
    if (accessor.view >= 0)
        copyNumbers(sourceOf(gltf, accessor.view, accessor.offset, size), accessor, accessor.count, out);
    else
        std::fill_n(out, accessor.count * accessor.width, 0.F);
    const GltfSparse &sparse = accessor.sparse;
    if (sparse.count < 1)
        return;
    const Source places =
        sourceOf(gltf, sparse.indicesView, sparse.indicesOffset, componentSize(sparse.indicesType));
    Source values = sourceOf(gltf, sparse.valuesView, sparse.valuesOffset, size);
    for (qint64 i = 0; i < sparse.count; ++i, values.bytes += values.step) {
        const qint64 place = wholeAt(places.bytes + i * places.step, sparse.indicesType);
        if (place < accessor.count)
            copyNumbers(values, accessor, 1, out + place * accessor.width);
    }
}

const char *elementsInPlace(const Gltf &gltf, const GltfAccessor &accessor, GltfComponent component,
                            int width)
{
    const int size = componentSize(component) * width;
    if (accessor.view < 0 || accessor.sparse.count > 0 || accessor.component != component ||
        accessor.width != width || QSysInfo::ByteOrder != QSysInfo::LittleEndian)
        return nullptr;
    const Source source = sourceOf(gltf, accessor.view, accessor.offset, size);
    const bool isAligned = reinterpret_cast<quintptr>(source.bytes) % quintptr(componentSize(component)) == 0;
    return source.step == size && isAligned ? source.bytes : nullptr;
}

std::vector<quint32> readIndices(const Gltf &gltf, const GltfAccessor &accessor)
{
    std::vector<quint32> indices(std::size_t(accessor.count));
    if (accessor.view < 0)
        return indices;
    const int size = componentSize(accessor.component);
    const Source source = sourceOf(gltf, accessor.view, accessor.offset, size);
    if (size == 4 && source.step == 4) {
        std::memcpy(indices.data(), source.bytes, indices.size() * 4);
        return indices;
    }
    for (std::size_t i = 0; i < indices.size(); ++i)
        indices[i] = wholeAt(source.bytes + qint64(i) * source.step, accessor.component);
    return indices;
}

} // namespace i2m
