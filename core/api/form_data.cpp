// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/form_data.h"

#include "core/durable_file.h"
#include "core/file_name.h"
#include "core/id.h"

#include <QUrl>
#include <algorithm>
#include <cerrno>
#include <cstring>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Error malformed(const QString &what) { return {ErrorCode::ValidationError, what}; }

/// Where `delimiter`, which begins with CR, is in `text`; -1 if nowhere.
qsizetype find(QByteArrayView text, const QByteArray &delimiter)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    while (end - at >= delimiter.size()) {
        at = static_cast<const char *>(std::memchr(at, '\r', size_t(end - at - delimiter.size() + 1)));
        if (!at)
            return -1;
        if (std::memcmp(at, delimiter.constData(), size_t(delimiter.size())) == 0)
            return at - text.data();
        ++at;
    }
    return -1;
}

/// The value of `; name=value` or `; name="value"` in a field value; null if there is none.
QByteArray parameterOf(QByteArrayView value, QByteArrayView name)
{
    qsizetype at = value.indexOf(';');
    while (at >= 0 && at < value.size()) {
        ++at;
        const qsizetype equals = value.indexOf('=', at);
        if (equals < 0)
            return {};
        const QByteArrayView key = value.sliced(at, equals - at).trimmed();
        QByteArray text("");
        at = equals + 1;
        if (at < value.size() && value[at] == '"') {
            // Browsers write %22 for a quote, older tools \" (and \\): a lone backslash is a backslash.
            for (++at; at < value.size() && value[at] != '"'; ++at) {
                const bool escape = value[at] == '\\' && at + 1 < value.size() &&
                                    (value[at + 1] == '"' || value[at + 1] == '\\');
                text += value[escape ? ++at : at];
            }
            at = value.indexOf(';', std::min(at, value.size()));
        } else {
            const qsizetype end = value.indexOf(';', at);
            text = value.sliced(at, (end < 0 ? value.size() : end) - at).trimmed().toByteArray();
            at = end;
        }
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return text;
    }
    return {};
}

QString sentFileName(QByteArrayView disposition)
{
    const QByteArray extended = parameterOf(disposition, "filename*"); // RFC 8187
    if (extended.startsWith("UTF-8''") || extended.startsWith("utf-8''"))
        return QUrl::fromPercentEncoding(extended.mid(7));
    QString name = QString::fromUtf8(parameterOf(disposition, "filename"));
    return name.replace(u"%22"_s, u"\""_s);
}

QByteArrayView fieldOf(QByteArrayView head, QByteArrayView name)
{
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf("\r\n");
        const QByteArrayView line = end < 0 ? head : head.first(end);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
        head = end < 0 ? QByteArrayView() : head.sliced(end + 2);
    }
    return {};
}
} // namespace

FormData::FormData(const QByteArray &boundary, QString folder, const FormLimits &limits)
    : m_delimiter("\r\n--" + boundary), m_folder(std::move(folder)), m_limits(limits), m_pending("\r\n")
{
}

FormData::~FormData()
{
    m_file.close();
    for (const FormFile &file : m_files) {
        if (!file.path.isEmpty())
            QFile::remove(file.path);
    }
}

QByteArray FormData::boundaryOf(QByteArrayView contentType)
{
    constexpr QByteArrayView form("multipart/form-data");
    if (contentType.first(std::min(form.size(), contentType.size())).compare(form, Qt::CaseInsensitive) != 0)
        return {};
    const QByteArray boundary = parameterOf(contentType, "boundary");
    // RFC 2046 section 5.1.1: 1 to 70 characters.
    const bool valid = !boundary.isEmpty() && boundary.size() <= 70 && !boundary.endsWith(' ') &&
                       std::ranges::all_of(boundary, [](char c) { return c >= 0x20 && c < 0x7f; });
    return valid ? boundary : QByteArray();
}

Result<void> FormData::write(QByteArrayView bytes)
{
    m_pending.append(bytes);
    for (;;) {
        const auto more = step();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    m_pending.remove(0, m_read);
    m_read = 0;
    return {};
}

Result<void> FormData::finish()
{
    if (m_state != State::End)
        return malformed(u"The form ends before its closing boundary"_s);
    return {};
}

QString FormData::field(QStringView name) const
{
    const auto found = std::find_if(m_fields.rbegin(), m_fields.rend(),
                                    [&](const FormField &field) { return field.name == name; });
    return found == m_fields.rend() ? QString() : QString::fromUtf8(found->value);
}

/// True when it got further and wants to be called again.
Result<bool> FormData::step()
{
    switch (m_state) {
    case State::Start:
        if (rest().size() < m_delimiter.size())
            return false;
        if (!rest().startsWith(m_delimiter))
            return malformed(u"The form does not begin with its boundary"_s);
        m_read += m_delimiter.size();
        m_state = State::AfterDelimiter;
        return true;
    case State::AfterDelimiter:
        if (rest().size() < 2)
            return false;
        if (rest().startsWith("\r\n"))
            m_state = State::Head;
        else if (rest().startsWith("--"))
            m_state = State::End;
        else
            return malformed(u"The form's boundary is followed by something else"_s);
        m_read += 2;
        return true;
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::End:
        m_read = m_pending.size(); // an epilogue means nothing
        return false;
    }
    return false;
}

Result<bool> FormData::readHead()
{
    const qsizetype end = rest().indexOf("\r\n\r\n");
    if (end > m_limits.partHead || (end < 0 && rest().size() > m_limits.partHead))
        return malformed(u"The head of a part of the form is too large"_s);
    if (end < 0)
        return false;
    if (auto begun = beginPart(rest().first(end)); !begun)
        return begun.error();
    m_read += end + 4;
    m_state = State::Body;
    return true;
}

Result<bool> FormData::readBody()
{
    const QByteArrayView text = rest();
    const qsizetype end = find(text, m_delimiter);
    const qsizetype sure = end >= 0 ? end : text.size() - m_delimiter.size() + 1;
    if (sure > 0) {
        if (auto kept = keep(text.first(sure)); !kept)
            return kept.error();
        m_read += sure;
    }
    if (end < 0)
        return false;
    m_read += m_delimiter.size();
    endPart();
    m_state = State::AfterDelimiter;
    return true;
}

Result<void> FormData::beginPart(QByteArrayView head)
{
    const QByteArrayView disposition = fieldOf(head, "content-disposition");
    const QByteArray name = parameterOf(disposition, "name");
    if (!disposition.startsWith("form-data") || name.isNull())
        return malformed(u"A part of the form has no name"_s);
    m_inFile =
        !parameterOf(disposition, "filename").isNull() || !parameterOf(disposition, "filename*").isNull();
    if (!m_inFile) {
        if (int(m_fields.size()) == m_limits.fields)
            return malformed(u"A form has at most %1 fields"_s.arg(m_limits.fields));
        m_fields.push_back({QString::fromUtf8(name), {}});
        return {};
    }
    if (int(m_files.size()) == m_limits.files)
        // Refused at the first one too many: how many would have come is not waited for.
        return Error{
            ErrorCode::TooManyFiles, {}, {{u"limit"_s, m_limits.files}, {u"provided"_s, m_limits.files + 1}}};
    const QString path = m_folder + u'/' + randomHex128() + u".part"_s;
    m_file.setFileName(path);
    errno = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return writeError(path, errno);
    m_files.push_back({QString::fromUtf8(name), shownFileName(sentFileName(disposition)),
                       QString::fromLatin1(fieldOf(head, "content-type")), path, 0});
    return {};
}

Result<void> FormData::keep(QByteArrayView bytes)
{
    if (!m_inFile) {
        QByteArray &value = m_fields.back().value;
        if (value.size() + bytes.size() > m_limits.fieldBytes)
            return Error{ErrorCode::PayloadTooLarge, u"The field “%1”"_s.arg(m_fields.back().name)};
        value.append(bytes);
        return {};
    }
    FormFile &file = m_files.back();
    file.size += bytes.size();
    if (file.path.isEmpty())
        return {};
    if (file.size > m_limits.fileBytes) {
        m_file.remove();
        file.path.clear();
        return {};
    }
    errno = 0;
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return writeError(file.path, errno);
    return {};
}

void FormData::endPart()
{
    if (m_inFile) {
        m_file.close();
        if (const QString &path = m_files.back().path; !path.isEmpty())
            flushSoon(path);
    }
    m_inFile = false;
}

} // namespace i2m
