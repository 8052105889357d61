// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"

#include "avalon_nano/simulated/lookalike.h"
#include "avalon_nano/simulated/simulatedavalon.h"

namespace coalface::simulator {

namespace avalon_nano {

namespace {
class AvalonFamily : public Family
{
public:
    QString id() const override { return QStringLiteral("avalon_nano"); }
    QStringList variants() const override { return Spec::variants() + Lookalike::variants(); }

    std::unique_ptr<Device> makeDevice(const QString &variant, int index, quint64 seed) const override
    {
        if (const Spec *spec = Spec::find(variant))
            return std::make_unique<SimulatedAvalon>(*spec, index, seed);
        return Lookalike::make(variant);
    }

    QList<DemoDevice> demo() const override
    {
        const QString normal = QStringLiteral("normal");
        return {
            {QStringLiteral("nano3s-25021401"), normal, false},
            {QStringLiteral("q-25052801"), normal, false},
            {QStringLiteral("nano3-24071801"), normal, false},
        };
    }
};
} // namespace

} // namespace avalon_nano

std::unique_ptr<Family> family_avalon_nano();

std::unique_ptr<Family> family_avalon_nano()
{
    return std::make_unique<avalon_nano::AvalonFamily>();
}

} // namespace coalface::simulator
