// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pooldialog.h"

#include "core/operations/poolurl.h"
#include "core/operations/workernames.h"
#include "ui/common/bidi.h"
#include "ui/common/problemlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace coalface {

PoolDialog::PoolDialog(PoolLibrary &library, const SecretVault &vault, const Pool &pool,
                       QWidget *parent)
    : QDialog(parent),
      m_library(library),
      m_vault(vault),
      m_before(pool),
      m_preset(new QComboBox(this)),
      m_name(new QLineEdit(pool.name, this)),
      m_url(new QLineEdit(pool.url, this)),
      m_user(new QLineEdit(pool.user, this)),
      m_password(new QLineEdit(this)),
      m_fallback(new QComboBox(this)),
      m_example(new QLabel(this)),
      m_problem(new ProblemLabel(this)),
      m_warnings(new QLabel(this))
{
    const bool isNew = pool.id.isEmpty();
    setWindowTitle(isNew ? tr("Add pool") : tr("Edit pool"));
    setAccessibleName(windowTitle());
    m_name->setMinimumWidth(26 * fontMetrics().height());
    m_url->setPlaceholderText(QStringLiteral("stratum+tcp://pool.example:3333"));
    //: what a pool wants as the user: either of them
    m_user->setPlaceholderText(tr("bitcoin address or account, then .{name}"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(library.hasPassword(pool.id) ? tr("kept; type to replace it")
                                                                : tr("most pools take any"));
    m_password->setToolTip(tr("It is kept %1").arg(isolated(m_vault.place())));
    m_example->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setWordWrap(true);
    fillPresets();
    fillFallbacks();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(isNew ? tr("&Add") : tr("&Save"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    auto *form = new QFormLayout(this);
    if (isNew && pool.url.isEmpty())
        form->addRow(tr("&Known pools"), m_preset);
    else
        m_preset->hide();
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&URL"), m_url);
    form->addRow(tr("&Worker"), m_user);
    form->addRow(QString(), m_example);
    form->addRow(QString(), m_warnings);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Fallback"), m_fallback);
    form->addRow(m_problem);
    form->addRow(buttons);
    for (QLineEdit *edit : {m_name, m_url, m_user})
        connect(edit, &QLineEdit::textChanged, this, &PoolDialog::check);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &PoolDialog::usePreset);
    connect(buttons, &QDialogButtonBox::accepted, this, &PoolDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void PoolDialog::fillPresets()
{
    m_preset->addItem(tr("Another one"));
    for (const Pool &preset : m_library.presets())
        m_preset->addItem(preset.name);
}

void PoolDialog::fillFallbacks()
{
    m_fallback->addItem(tr("None"), QString());
    for (const Pool &pool : m_library.pools()) {
        if (pool.id != m_before.id)
            m_fallback->addItem(pool.name, pool.id);
    }
    m_fallback->setCurrentIndex(qMax(0, m_fallback->findData(m_before.fallback)));
}

void PoolDialog::usePreset(int index)
{
    if (index < 1)
        return;
    const Pool &preset = m_library.presets().at(index - 1);
    m_name->setText(preset.name);
    m_url->setText(preset.url);
    m_user->setFocus();
}

Pool PoolDialog::typed() const
{
    Pool pool = m_before;
    pool.name = m_name->text();
    pool.url = m_url->text();
    pool.user = m_user->text();
    pool.fallback = m_fallback->currentData().toString();
    return pool;
}

void PoolDialog::check()
{
    const QString user = m_user->text().trimmed();
    m_example->setText(user.contains(QLatin1String("{name}"))
                           //: %1 is what a pool is told as the user
                           ? tr("For the miner “kitchen”: %1")
                                 .arg(isolated(poolUserFor(user, QStringLiteral("kitchen"))))
                           : tr("{name} stands for the miner's name"));
    const QStringList odd = user.isEmpty() ? QStringList() : workerProblems(user, {}).sentences();
    m_warnings->setText(odd.join(QLatin1Char('\n')));
    // A layout asks no wrapped text how high it is, and the dialog has to grow with it.
    const int width = qMax(m_user->width(), m_name->minimumWidth());
    m_warnings->setMinimumHeight(odd.isEmpty() ? 0 : m_warnings->heightForWidth(width));
    m_warnings->setHidden(odd.isEmpty());
    const bool isBegun = !m_name->text().trimmed().isEmpty() && !m_url->text().trimmed().isEmpty()
                         && !user.isEmpty();
    const Result<Pool> checked = checkedPool(typed(), m_library.pools());
    // Nobody is told off for what is not typed yet.
    m_problem->setText(isBegun && !checked.ok() ? checked.error().detail : QString());
    m_accept->setEnabled(checked.ok());
}

void PoolDialog::keep()
{
    const QString password = m_password->text();
    const Result<Pool> kept = m_library.put(typed(), password.isEmpty() ? std::nullopt
                                                                        : std::optional(password));
    if (!kept.ok()) {
        m_problem->setText(kept.error().detail);
        return;
    }
    QString sentence = tr("The pool “%1” is kept.").arg(kept->name);
    if (!password.isEmpty())
        //: %1 is "in the file …"
        sentence += u' ' + tr("Its password is %1.").arg(isolated(m_vault.place()));
    Q_EMIT this->kept(*kept, sentence);
    accept();
}

} // namespace coalface
