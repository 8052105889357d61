// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"

#include "nmminer/simulated/announcingminer.h"
#include "nmminer/simulated/lookalike.h"
#include "nmminer/simulated/webminer.h"

namespace coalface::simulator {

namespace nmminer {

namespace {
class NMMinerFamily : public Family
{
public:
    QString id() const override { return QStringLiteral("nmminer"); }

    QStringList variants() const override
    {
        return webVariantNames() + announcingVariantNames() + Lookalike::variants();
    }

    std::unique_ptr<Device> makeDevice(const QString &variant, int index, quint64 seed) const override
    {
        if (const WebVariant *found = webVariant(variant))
            return std::make_unique<WebMiner>(*found, index, seed);
        if (const AnnouncingVariant *found = announcingVariant(variant))
            return std::make_unique<AnnouncingMiner>(*found, index, seed);
        return Lookalike::make(variant);
    }

    //! The second one is found by listening alone.
    QList<DemoDevice> demo() const override
    {
        return {{QStringLiteral("cyd28-v2.0.04"), QStringLiteral("normal"), false},
                {QStringLiteral("nmlotto-v0.3.01"), QStringLiteral("normal"), false}};
    }
};
} // namespace

} // namespace nmminer

std::unique_ptr<Family> family_nmminer();

std::unique_ptr<Family> family_nmminer()
{
    return std::make_unique<nmminer::NMMinerFamily>();
}

} // namespace coalface::simulator
