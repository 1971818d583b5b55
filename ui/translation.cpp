// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Every text longer and in brackets, to find what is cut off or not translatable.
class PseudoTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(u"%n"_s, QString::number(n));
        return u"["_s + text + QString(std::max<qsizetype>(1, text.size() * 2 / 5), u'~') + u']';
    }
};
} // namespace

void installTranslation(const QString &language)
{
    QCoreApplication *application = QCoreApplication::instance();
    if (language == "pseudo"_L1) {
        QCoreApplication::installTranslator(new PseudoTranslator(application));
        return;
    }
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    auto *qt = new QTranslator(application);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    // English has its plurals in a translation too; it also stands in where a language is missing.
    for (const QLocale &wanted : {QLocale(QLocale::English), locale}) {
        auto *own = new QTranslator(application);
        if (own->load(wanted, u"image2model"_s, u"_"_s, u":/i18n"_s))
            QCoreApplication::installTranslator(own);
    }
}

} // namespace i2m
