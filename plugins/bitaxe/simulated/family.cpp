// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"

#include "bitaxe/simulated/lookalike.h"
#include "bitaxe/simulated/simulatedbitaxe.h"

namespace coalface::simulator {

namespace bitaxe {

namespace {
class BitaxeFamily : public Family
{
public:
    QString id() const override { return QStringLiteral("bitaxe"); }

    //! Any board goes with any firmware; these are the pairs that make sense.
    QStringList variants() const override
    {
        return QStringList{
                   QStringLiteral("gamma601-v2.15.3"),      QStringLiteral("gamma602-v2.14.2"),
                   QStringLiteral("gamma602-v2.13.2"),      QStringLiteral("gamma601-v2.12.2"),
                   QStringLiteral("gamma601-v2.11.0b6"),    QStringLiteral("gamma601-v2.10.1"),
                   QStringLiteral("ultra-v2.0.0"),          QStringLiteral("ultra204-v2.1.10"),
                   QStringLiteral("ultra204-v2.6.5"),       QStringLiteral("ultra204-v2.8.1"),
                   QStringLiteral("ultra204-v2.9.0"),       QStringLiteral("ultra207-v2.15.3"),
                   QStringLiteral("hex302-v2.0.7"),         QStringLiteral("hex302-v2.6.0"),
                   QStringLiteral("hex303-v2.12.2"),        QStringLiteral("supra401-v2.4.5"),
                   QStringLiteral("supra401-v2.7.1"),       QStringLiteral("supra402-v2.10.1"),
                   QStringLiteral("suprahex701-v2.10.1"),   QStringLiteral("suprahex701-v2.15.3"),
                   QStringLiteral("gammaduo650-v2.15.3"),   QStringLiteral("gammaturbo801-v2.12.2"),
                   QStringLiteral("gammaturbo801-v2.15.3"), QStringLiteral("max102-v2.4.5"),
                   QStringLiteral("max22-v2.10.1"),
               }
               + Lookalike::variants();
    }

    std::unique_ptr<Device> makeDevice(const QString &variant, int index, quint64 seed) const override
    {
        if (variant.startsWith(u"lookalike-"))
            return Lookalike::make(variant);
        const qsizetype dash = variant.indexOf(u'-');
        const Board *board = Board::find(variant.left(dash));
        const std::optional<Firmware> firmware = Firmware::find(variant.mid(dash + 1));
        if (!board || !firmware)
            return nullptr;
        return std::make_unique<SimulatedBitaxe>(*board, *firmware, index, seed);
    }

    QList<DemoDevice> demo() const override
    {
        const QString normal = QStringLiteral("normal");
        return {
            {QStringLiteral("gamma601-v2.15.3"), normal, false},
            {QStringLiteral("gamma602-v2.14.2"), QStringLiteral("hot"), false},
            {QStringLiteral("gamma601-v2.12.2"), QStringLiteral("rejects"), false},
            {QStringLiteral("supra402-v2.10.1"), normal, false},
            {QStringLiteral("ultra204-v2.9.0"), normal, true},
            {QStringLiteral("suprahex701-v2.15.3"), normal, false},
            {QStringLiteral("gammaturbo801-v2.15.3"), normal, false},
            {QStringLiteral("hex303-v2.12.2"), normal, false},
            {QStringLiteral("max102-v2.4.5"), normal, false},
            {QStringLiteral("gamma602-v2.13.2"), QStringLiteral("dead"), false},
        };
    }
};
} // namespace

} // namespace bitaxe

std::unique_ptr<Family> family_bitaxe();

std::unique_ptr<Family> family_bitaxe()
{
    return std::make_unique<bitaxe::BitaxeFamily>();
}

} // namespace coalface::simulator
