import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { Surroundings } from './activity.ts'

/** The task bar, the power saver and the system's notifications, for work that takes a while. */
export function surroundingsOf(window: BrowserWindow): Surroundings {
  return {
    showProgress: (fraction) => {
      if (!window.isDestroyed()) window.setProgressBar(fraction)
    },
    stayAwake: () => {
      const blocker = powerSaveBlocker.start('prevent-app-suspension')
      return () => powerSaveBlocker.stop(blocker)
    },
    isFocused: () => !window.isDestroyed() && window.isFocused(),
    notify: (title, body) => {
      if (Notification.isSupported()) new Notification({ title, body }).show()
    },
  }
}
