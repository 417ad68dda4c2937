import type { App, BrowserWindow } from 'electron'
import type { Activity } from './activity.ts'
import type { Log } from './log.ts'

/** How long everything may take to stop; what hangs longer survives a kill as well. */
const patience = 8000

/** Holds the quit until everything has stopped. */
export function holdQuit(app: App, stopEverything: () => Promise<void>, log: Log): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void stopInTime(stopEverything, log).then(() => {
      state = 'stopped'
      app.quit()
    })
  })
}

async function stopInTime(stopEverything: () => Promise<void>, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const outOfPatience = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log('Not everything stopped in time.')
      resolve()
    }, patience)
  })
  try {
    await Promise.race([stopEverything(), outOfPatience])
  } catch (error) {
    log('Stopping failed.', error)
  } finally {
    clearTimeout(timer)
  }
}

interface CloseQuestion {
  readonly activity: Activity
  /** Asks the person; true to cancel what runs and close. */
  readonly ask: (running: readonly string[]) => Promise<boolean>
  /** The whole program was asked to quit, not just the window. */
  readonly quit: () => void
}

/** Closing the window while a load runs asks first. A quit closes the window too, so it asks there. */
export function askBeforeClosing(window: BrowserWindow, { activity, ask, quit }: CloseQuestion): void {
  let asking = false
  window.on('close', (event) => {
    if (activity.running().length === 0) return
    event.preventDefault()
    if (asking) return
    asking = true
    void ask(activity.running())
      .then(async (leave) => {
        if (!leave) return
        await activity.cancelAll()
        quit()
      })
      .finally(() => {
        asking = false
      })
  })
}
