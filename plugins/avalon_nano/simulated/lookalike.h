// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/device.h"

#include <memory>

namespace coalface::simulator::avalon_nano {

//! A miner of another make that speaks on the same port. A driver has to turn it down.
class Lookalike : public Device
{
public:
    //! The names, "lookalike-…".
    static QStringList variants();
    //! Null for an unknown name.
    static std::unique_ptr<Device> make(const QString &variant);

    QString model() const override { return m_model; }
    QString mac() const override { return {}; }
    QList<Service> services() const override;
    void advanceTo(qint64 now) override { Q_UNUSED(now) }
    HttpAnswer handle(const HttpRequest &) override { return HttpAnswer::text({}, 404); }
    QByteArray answerLine(const QByteArray &request) override;

private:
    Lookalike(const QString &model, const QByteArray &version, const QByteArray &otherwise);

    const QString m_model;
    const QByteArray m_version;   //!< the answer to `version`
    const QByteArray m_otherwise; //!< to everything else
};

} // namespace coalface::simulator::avalon_nano
