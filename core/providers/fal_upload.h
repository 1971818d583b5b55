// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a task's images into fal's storage, one after the other; free, and repeatable at any time.
#pragma once

#include "core/providers/fal_step.h"

namespace i2m {

class FalUpload : public FalStep
{
    Q_OBJECT

public:
    using FalStep::FalStep;

protected:
    void run() override;

private:
    void prepare();
    void initiate(const QByteArray &bytes);
    void put(const QUrl &target, const QString &fileUrl, const QByteArray &bytes);

    qsizetype m_done = 0;
};

} // namespace i2m
