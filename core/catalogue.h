// SPDX-License-Identifier: GPL-3.0-or-later
// The generation models, one JSON file each in resources/models: what they take, what they give, what they
// cost. The request body, validation, price, the window's option form and the API's documents all come from
// it.
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace i2m {

struct ModelInput
{
    /// IntegerList: `listLength` whole numbers; as text they are separated by commas.
    enum class Kind { Switch, Integer, Number, Text, Choice, IntegerList };

    QString key;   ///< the provider's own name: "face_limit"
    QString title; ///< for people: "Face limit"
    QString help;
    Kind kind = Kind::Text;
    QJsonValue fallback{}; ///< the default; undefined or null: left to the provider
    std::optional<double> least{};
    std::optional<double> most{};
    int maxLength = 0;    ///< of a text, 0: no limit
    int listLength = 0;   ///< of an IntegerList
    QJsonArray choices{}; ///< allowed values of a Choice, strings or integers
    QStringList labels{}; ///< the choices for people, where the values do not say enough; or empty
    bool simple = false;  ///< shown first; the others are one click away
    bool deprecated = false;
};

/// How images reach the model.
struct ImageInput
{
    enum class Kind {
        Url,     ///< one image in `keys[0]`
        UrlList, ///< all images in the array `keys[0]`
        Views    ///< one image a key, in order: front, left, back, right …
    };
    Kind kind = Kind::Url;
    QStringList keys;
    int least = 1;
    int most = 1;
};

struct ModelEntry
{
    QString id; ///< "tripo3d/tripo/v2.5/image-to-3d"
    QString title;
    QString purpose;  ///< one line for people
    QString provider; ///< "fal" or "draft"
    QStringList aliases{};
    bool preferred = false; ///< the provider's default model
    ImageInput images;
    QList<ModelInput> inputs;
    QJsonObject faceLimit{}; ///< how "face_limit" maps to an input of its own; see resources/models/README.md
    QStringList modelKeys;   ///< where the result file is in the answer, best first: "model_urls.glb"
    QStringList renderKeys;  ///< where a picture of it is
    QStringList formats;     ///< what the result may be: "glb", "fbx"
    QString priceNote;       ///< the rule in words
    QString priceDate;       ///< ISO date on which the price was read
    QJsonObject price{};     ///< the rule itself; see resources/models/README.md
    QJsonArray hints{};      ///< what to say of some options together; see resources/models/README.md
};

class Catalogue
{
public:
    /// The catalogue built into the program (":/models"). Errors: ValidationError that names the file and the
    /// field.
    static Result<Catalogue> builtIn();
    static Result<Catalogue> fromFolder(const QString &folder);

    const QList<ModelEntry> &entries() const { return m_entries; }
    /// By id, or by a short alias that the file declares ("tripo-v2.5"); nullptr if there is none.
    const ModelEntry *find(const QString &idOrAlias) const;
    /// The default model of a provider; nullptr if it has none.
    const ModelEntry *preferred(const QString &provider) const;
    /// Options checked against the schema and completed with defaults. A text is taken for the value it
    /// spells
    /// ("true", "5000"), null for "not given", and "face_limit" for the model's own option of that meaning.
    /// `images`: how many a task has. Errors: ValidationError that names the option and what it takes, or how
    /// many images the model takes.
    Result<QJsonObject> validated(const ModelEntry &model, const QJsonObject &options, int images) const;
    /// Estimated price of one model, USD; nothing when the price is not known.
    std::optional<double> estimate(const ModelEntry &model, const QJsonObject &options, int images = 1) const;
    /// What these options mean for price or format, in the sentences of the file.
    QStringList hints(const ModelEntry &model, const QJsonObject &options) const;
    /// The entry as /models/available shows it.
    QJsonObject toJson(const ModelEntry &model) const;

private:
    QList<ModelEntry> m_entries; ///< the preferred ones first, then by file name
};

} // namespace i2m
