import './shell.css'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { Fault } from '../components/messages/Fault.tsx'
import { Rail, railScreens } from './Rail.tsx'
import { useDoubleClickGuard } from './useDoubleClickGuard.ts'
import { useStores } from './useStores.ts'

/** The frame of every screen: the profile's colour on top, the rail at the left. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { app } = useStores()
  const color = useStore(app, (state) => state.database.profile?.color ?? 'green')
  const database = useStore(app, (state) => state.database)
  const wasReady = useStore(app, (state) => state.wasReady)
  useScreenKeys()
  useDoubleClickGuard()
  // at the document, since dialogs are drawn outside the shell
  useEffect(() => {
    document.documentElement.dataset.profile = color
  }, [color])
  return (
    <div className="shell">
      <div className="profile-bar" aria-hidden />
      <Rail />
      <div className="stage">
        {database.state === 'failed' && wasReady && (
          <div className="stage-banner">
            <Fault error={database.error} retry={() => void app.getState().retry()} />
          </div>
        )}
        {children}
      </div>
    </div>
  )
}

/** Ctrl or Cmd with 1 to 4 goes to a screen. */
function useScreenKeys() {
  const { app } = useStores()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const screen = railScreens[Number(event.key) - 1]
      if (screen === undefined) return
      event.preventDefault()
      app.getState().go(screen.name)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [app])
}
