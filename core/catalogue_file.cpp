// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the catalogue's files; a field that is missing, wrong or unknown is an error that names file and
// field.
#include "core/catalogue.h"
#include "core/catalogue_price.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using Kind = ModelInput::Kind;

namespace {
/// Reads fields of one object and remembers the first that was wrong.
class Fields
{
public:
    Fields(QJsonObject object, QString path, QString &problem)
        : m_object(std::move(object)), m_path(std::move(path)), m_problem(problem)
    {
    }
    ~Fields()
    {
        for (const QString &key : m_object.keys())
            if (!m_read.contains(key))
                complain(key, u"is not known"_s);
    }
    Q_DISABLE_COPY_MOVE(Fields)

    QJsonValue value(const QString &key)
    {
        m_read.insert(key);
        return m_object.value(key);
    }
    QString text(const QString &key, bool required = true)
    {
        const QJsonValue found = value(key);
        if (required ? found.toString().isEmpty() : !found.isString() && !found.isUndefined())
            complain(key, u"must be a text"_s);
        return found.toString();
    }
    bool flag(const QString &key)
    {
        const QJsonValue found = value(key);
        if (!found.isBool() && !found.isUndefined())
            complain(key, u"must be true or false"_s);
        return found.toBool();
    }
    std::optional<double> number(const QString &key)
    {
        const QJsonValue found = value(key);
        if (found.isDouble())
            return found.toDouble();
        if (!found.isUndefined())
            complain(key, u"must be a number"_s);
        return {};
    }
    QStringList texts(const QString &key, bool required)
    {
        QStringList list;
        for (const QJsonValue &item : value(key).toArray())
            list.append(item.toString());
        if ((required && list.isEmpty()) || list.contains(QString()))
            complain(key, u"must be a list of texts"_s);
        return list;
    }
    QJsonObject object(const QString &key) { return value(key).toObject(); }
    void complain(const QString &key, const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = m_path + key + u' ' + what;
    }
    QString path(const QString &key) const { return m_path + key + u'.'; }

private:
    QJsonObject m_object;
    QString m_path;
    QString &m_problem;
    QSet<QString> m_read;
};

template <class T>
T oneOf(Fields &fields, const QString &key, const QList<std::pair<QString, T>> &words)
{
    const QString given = fields.text(key);
    for (const auto &[word, meaning] : words)
        if (word == given)
            return meaning;
    fields.complain(key, u"has an unknown word"_s);
    return words.front().second;
}

ModelInput readInput(const QJsonObject &object, const QString &path, QString &problem)
{
    Fields fields(object, path, problem);
    ModelInput input;
    input.key = fields.text(u"key"_s);
    input.title = fields.text(u"title"_s);
    input.help = fields.text(u"help"_s);
    input.kind = oneOf<Kind>(fields, u"kind"_s,
                             {{u"switch"_s, Kind::Switch},
                              {u"integer"_s, Kind::Integer},
                              {u"number"_s, Kind::Number},
                              {u"text"_s, Kind::Text},
                              {u"choice"_s, Kind::Choice},
                              {u"integer_list"_s, Kind::IntegerList}});
    if (const QJsonValue fallback = fields.value(u"default"_s); !fallback.isUndefined())
        input.fallback = fallback;
    input.least = fields.number(u"least"_s);
    input.most = fields.number(u"most"_s);
    input.maxLength = int(fields.number(u"max_length"_s).value_or(0));
    input.listLength = int(fields.number(u"length"_s).value_or(0));
    input.choices = fields.value(u"choices"_s).toArray();
    input.labels = fields.texts(u"labels"_s, false);
    input.simple = fields.flag(u"simple"_s);
    input.deprecated = fields.flag(u"deprecated"_s);
    if ((input.kind == Kind::Choice) == input.choices.isEmpty())
        fields.complain(u"choices"_s, u"belongs to a choice, and only there"_s);
    if (!input.labels.isEmpty() && input.labels.size() != input.choices.size())
        fields.complain(u"labels"_s, u"must name each choice"_s);
    if ((input.kind == Kind::IntegerList) != (input.listLength > 0))
        fields.complain(u"length"_s, u"belongs to an integer_list, and only there"_s);
    return input;
}

ImageInput readImages(const QJsonObject &object, QString &problem)
{
    Fields fields(object, u"images."_s, problem);
    ImageInput images;
    images.kind = oneOf<ImageInput::Kind>(fields, u"kind"_s,
                                          {{u"url"_s, ImageInput::Kind::Url},
                                           {u"url_list"_s, ImageInput::Kind::UrlList},
                                           {u"views"_s, ImageInput::Kind::Views}});
    images.keys = fields.texts(u"keys"_s, true);
    images.least = int(fields.number(u"least"_s).value_or(1));
    images.most = int(fields.number(u"most"_s).value_or(1));
    if (images.least < 1 || images.most < images.least)
        fields.complain(u"most"_s, u"must not be less than least"_s);
    if (images.kind == ImageInput::Kind::Views && images.keys.size() < images.most)
        fields.complain(u"keys"_s, u"must name one key for each view"_s);
    return images;
}

ModelEntry readEntry(const QJsonObject &object, QString &problem)
{
    Fields fields(object, {}, problem);
    ModelEntry entry;
    entry.id = fields.text(u"id"_s);
    entry.aliases = fields.texts(u"aliases"_s, false);
    entry.preferred = fields.flag(u"default"_s);
    entry.title = fields.text(u"title"_s);
    entry.purpose = fields.text(u"purpose"_s);
    entry.provider = fields.text(u"provider"_s);
    entry.images = readImages(fields.object(u"images"_s), problem);
    QStringList keys;
    for (const QJsonValue &item : fields.value(u"inputs"_s).toArray()) {
        const QString path = u"inputs[%1]."_s.arg(entry.inputs.size());
        entry.inputs.append(readInput(item.toObject(), path, problem));
        keys.append(entry.inputs.last().key);
    }
    if (QSet<QString>(keys.begin(), keys.end()).size() != keys.size())
        fields.complain(u"inputs"_s, u"has a key twice"_s);
    entry.faceLimit = fields.object(u"face_limit"_s);
    if (!entry.faceLimit.isEmpty() && !keys.contains(entry.faceLimit[u"key"_s].toString()))
        fields.complain(u"face_limit"_s, u"must name an input"_s);
    Fields outputs(fields.object(u"outputs"_s), u"outputs."_s, problem);
    entry.modelKeys = outputs.texts(u"model"_s, true);
    entry.renderKeys = outputs.texts(u"render"_s, false);
    entry.formats = outputs.texts(u"formats"_s, true);
    entry.hints = fields.value(u"hints"_s).toArray();
    for (const QJsonValue &hint : entry.hints) {
        const QStringList asked = hint[u"when"_s].toObject().keys();
        const bool known = !asked.isEmpty() && std::ranges::all_of(asked, [&keys](const QString &key) {
            return keys.contains(key);
        });
        if (!known || hint[u"say"_s].toString().isEmpty())
            fields.complain(u"hints"_s, u"must say something of its inputs"_s);
    }
    entry.price = fields.object(u"price"_s);
    entry.priceNote = entry.price[u"note"_s].toString();
    entry.priceDate = entry.price[u"date"_s].toString();
    if (const auto checked = checkPrice(entry.price, keys); !checked && problem.isEmpty())
        problem = checked.error().detail;
    return entry;
}

Result<ModelEntry> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::ValidationError, u"%1: %2"_s.arg(path, file.errorString())};
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(file.readAll(), &parseError);
    if (!document.isObject())
        return Error{ErrorCode::ValidationError, u"%1: %2"_s.arg(path, parseError.errorString())};
    QString problem;
    ModelEntry entry = readEntry(document.object(), problem);
    if (!problem.isEmpty())
        return Error{ErrorCode::ValidationError, u"%1: %2"_s.arg(path, problem)};
    return entry;
}
} // namespace

Result<Catalogue> Catalogue::fromFolder(const QString &folder)
{
    Catalogue catalogue;
    QSet<QString> names;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto entry = readFile(file.filePath());
        if (!entry)
            return entry.error();
        for (const QString &name : entry->aliases + QStringList{entry->id}) {
            if (names.contains(name))
                return Error{ErrorCode::ValidationError,
                             u"%1: “%2” is taken by another file"_s.arg(file.filePath(), name)};
            names.insert(name);
        }
        catalogue.m_entries.append(*std::move(entry));
    }
    if (catalogue.m_entries.isEmpty())
        return Error{ErrorCode::ValidationError, u"%1: no generation model found"_s.arg(folder)};
    std::ranges::stable_partition(catalogue.m_entries, &ModelEntry::preferred);
    return catalogue;
}

} // namespace i2m

static void loadModelFiles() { Q_INIT_RESOURCE(models); } // must be called outside any namespace

namespace i2m {

Result<Catalogue> Catalogue::builtIn()
{
    loadModelFiles();
    return fromFolder(QStringLiteral(":/models"));
}

} // namespace i2m
