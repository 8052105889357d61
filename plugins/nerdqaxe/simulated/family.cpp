// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#include "simulator/family.h"

#include "nerdqaxe/simulated/lookalikes.h"
#include "nerdqaxe/simulated/simulatednerdqaxe.h"

namespace coalface::simulator {

namespace nerdqaxe {

namespace {

constexpr QLatin1String otpSuffix("-otp");

class NerdQAxeFamily : public Family
{
public:
    QString id() const override { return QStringLiteral("nerdqaxe"); }

    //! Any board goes with any firmware; these are the pairs that make sense. "-otp": with one-time
    //! passwords.
    QStringList variants() const override
    {
        return QStringList{
                   QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS"),
                   QStringLiteral("nerdqaxeplusplus-v1.1.0-beta1"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.36"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.35"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.33"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.32"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.31"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.30"),
                   QStringLiteral("nerdqaxeplus-v1.0.34"),
                   QStringLiteral("nerdqaxeplus-v1.0.29"),
                   QStringLiteral("nerdqaxeplus-v1.0.26"),
                   QStringLiteral("nerdqaxeplus-v1.0.25"),
                   QStringLiteral("nerdqaxeplus-v1.0.20"),
                   QStringLiteral("nerdqaxeplus-v1.0.15"),
                   QStringLiteral("nerdqaxeplus-v1.0.14"),
                   QStringLiteral("nerdqaxeplus-v1.0.4"),
                   QStringLiteral("nerdaxe-v1.0.36"),
                   QStringLiteral("nerdaxegamma-v1.0.37.1"),
                   QStringLiteral("nerdoctaxeplus-v1.0.37.1"),
                   QStringLiteral("nerdoctaxegamma-v1.0.37.1"),
                   QStringLiteral("nerdoctaxegammaold-v1.0.36"),
                   QStringLiteral("nerdhaxegamma-v1.0.37.1"),
                   QStringLiteral("nerdeko-v1.0.37.1"),
                   QStringLiteral("nerdqx-v1.0.38-alpha9"),
                   QStringLiteral("nerdqxdegraded-v1.0.38-alpha9"),
                   QStringLiteral("q1370-v1.0.37.1"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.34-otp"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.37.1-otp"),
                   QStringLiteral("nerdqaxeplusplus-v1.0.38-alpha9-otp"),
               }
               + lookalikeVariants();
    }

    std::unique_ptr<Device> makeDevice(const QString &variant, int index, quint64 seed) const override
    {
        if (variant.startsWith(u"lookalike-"))
            return makeLookalike(variant);
        const bool otp = variant.endsWith(otpSuffix);
        const qsizetype dash = variant.indexOf(u'-');
        const Board *board = Board::find(variant.left(dash));
        const std::optional<Firmware> firmware = Firmware::find(
            variant.mid(dash + 1).chopped(otp ? otpSuffix.size() : 0));
        if (!board || !firmware || (otp && firmware->before(34)))
            return nullptr;
        return std::make_unique<SimulatedNerdQAxe>(*board, *firmware, otp, index, seed);
    }

    QList<DemoDevice> demo() const override
    {
        const QString normal = QStringLiteral("normal");
        return {
            {QStringLiteral("nerdqaxeplusplus-V1.0.37.2-LTS"), normal, false},
            {QStringLiteral("nerdoctaxegamma-v1.0.37.1"), normal, false},
            {QStringLiteral("nerdaxegamma-v1.0.37.1"), QStringLiteral("fallback"), false},
        };
    }
};
} // namespace

} // namespace nerdqaxe

std::unique_ptr<Family> family_nerdqaxe();

std::unique_ptr<Family> family_nerdqaxe()
{
    return std::make_unique<nerdqaxe::NerdQAxeFamily>();
}

} // namespace coalface::simulator
