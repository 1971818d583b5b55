// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/details_dialog.h"

#include "core/told.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/option_words.h"
#include "ui/queue/row_text.h"
#include "ui/stage/info_card.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString timeText(Time time)
{
    return time == Time{} ? QString() : QLocale().toString(localTime(time), QLocale::ShortFormat);
}

QString billingText(Billing billing)
{
    switch (billing) {
    case Billing::Free:
        return DetailsDialog::tr("free");
    case Billing::NotCharged:
        return DetailsDialog::tr("not charged");
    case Billing::MayBeCharged:
        return DetailsDialog::tr("may be charged");
    case Billing::Charged:
        return DetailsDialog::tr("charged");
    }
    return {};
}
} // namespace

QList<std::pair<QString, QString>> detailsOf(const QueueRow &row, const ModelEntry *model)
{
    QList<std::pair<QString, QString>> details;
    const auto add = [&details](const QString &title, const QString &value) {
        if (!value.isEmpty())
            details.append({title, value});
    };
    const Task &task = row.task;
    if (!task.title.isEmpty())
        add(DetailsDialog::tr("Name"), row.name);
    add(DetailsDialog::tr("Image"), task.title.isEmpty() ? row.name : task.originalName());
    for (const ImageFile &image : task.images)
        add(DetailsDialog::tr("Size"),
            u"%1 × %2 · %3"_s.arg(image.width).arg(image.height).arg(sizeText(image.size)));
    add(DetailsDialog::tr("State"), textFor(row, {.ahead = 0, .present = now()}).line);
    add(DetailsDialog::tr("Model"), model ? catalogueText(model->title) : row.model);
    const auto options = optionWords(model, row.options);
    for (const auto &[title, value] : options)
        add(title, value);
    if (row.isTask()) {
        add(DetailsDialog::tr("Added"), timeText(task.created));
        add(DetailsDialog::tr("Started"), timeText(task.started));
        add(DetailsDialog::tr("Finished"), timeText(task.finished));
        add(DetailsDialog::tr("Worker"), task.worker);
        add(DetailsDialog::tr("Attempts"), QString::number(task.attempts));
        add(DetailsDialog::tr("Cost"), task.cost > 0
                                           ? u"%1 · %2"_s.arg(moneyText(task.cost), billingText(task.billing))
                                           : billingText(task.billing));
        add(DetailsDialog::tr("Request id"), task.requestId);
        add(DetailsDialog::tr("Job id"), task.job.value);
    }
    const std::optional<Error> error = row.failure    ? row.failure
                                       : task.failure ? std::optional(task.failure->error)
                                                      : std::nullopt;
    if (error) {
        add(DetailsDialog::tr("Problem"), error->message());
        add(DetailsDialog::tr("Code"), error->name());
        const auto facts = optionWords(nullptr, factsToShow(*error));
        for (const auto &[title, value] : facts)
            add(title, value);
    }
    details.append(factsOf(row));
    return details;
}

DetailsDialog::DetailsDialog(const QueueRow &row, const ModelEntry *model, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Details of %1").arg(row.name));
    setProperty("surface", true);
    const auto details = detailsOf(row, model);
    auto *content = new QWidget;
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 12, 0);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    QStringList lines;
    for (const auto &[title, value] : details) {
        auto *name = new QLabel(title);
        name->setProperty("quiet", true);
        auto *text = new QLabel(value);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form->addRow(name, text);
        lines.append(title + u": "_s + value);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [lines] { QGuiApplication::clipboard()->setText(lines.join(u'\n')); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(16);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    const int around = layout()->totalSizeHint().height() - scroll->sizeHint().height();
    openAs(*this, {540, 200});
    const int whole = content->heightForWidth(width() - 60) + around;
    resize(width(), std::clamp(whole, height(), screen()->availableSize().height() - 80));
}

} // namespace i2m
