// SPDX-FileCopyrightText: Coalface contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "avalon_nano/writing.h"

#include <QTimer>

namespace coalface::avalon_nano {

//! The light of a Nano 3S. The device has no command to show itself: its light blinks for a while and
//! is then put back to what it was (LEDUser), so it is touched only where that is known. Putting it
//! back is this object's own business and happens whatever became of the job. Lives on the thread of
//! its link.
class Light : public QObject
{
    Q_OBJECT
public:
    //! `device` and what it refers to live longer.
    explicit Light(const Device &device, QObject *parent = nullptr);

    //! Done when the device shows that it blinks. Refused at night (LED), when the light stays off.
    void blink(IdentifyJob *job);
    //! For how long, in ms.
    void setDuration(int milliseconds) { m_end.setInterval(milliseconds); }

private:
    //! `isShown`: it blinks already, as far as it tells.
    void start(IdentifyJob *job, const QString &setting, bool isShown);
    void restore();

    const Device m_device;
    QTimer m_end;
    QString m_setting; //!< what it was; empty while it does not blink
};

//! The six numbers of LEDUser with the effect "blink", bright enough and in a colour that can be seen.
//! Empty where LEDUser is of another form: then it could not be restored.
QString blinking(const QString &ledUser);

} // namespace coalface::avalon_nano
