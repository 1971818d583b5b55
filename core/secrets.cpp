// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets.h"

#include <QString>

namespace i2m {

Secret::~Secret()
{
    if (m_text.isDetached())
        m_text.fill('\0');
}

QString Secret::hint() const
{
    return m_text.size() < 12 ? QStringLiteral("…")
                              : QStringLiteral("…") + QString::fromLatin1(m_text.right(4));
}

} // namespace i2m
