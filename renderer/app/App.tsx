import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { AboutDialog } from '../about/AboutDialog.tsx'
import { ChecksScreen } from '../checks/ChecksScreen.tsx'
import { CheckDialogs } from '../checks/dialogs/CheckDialogs.tsx'
import { LoadScreen } from '../load/LoadScreen.tsx'
import { RunsScreen } from '../runs/RunsScreen.tsx'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { theme } from '../theme.ts'
import { Failsafe } from './Failsafe.tsx'
import { Notices } from './Notices.tsx'
import { Shell } from './Shell.tsx'
import { StartScreen } from './StartScreen.tsx'
import type { Stores } from './stores.ts'
import { StoresContext, useStores } from './useStores.ts'

/** The document's own nonce, without which the policy of the page refuses the styles that components add. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

export function App({ stores }: { readonly stores: Stores }) {
  useEffect(() => stores.start(), [stores])
  const chosen = useStore(stores.app, (state) => state.theme)
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      {...(chosen !== 'system' && { forceColorScheme: chosen })}
    >
      <DatesProvider settings={{ firstDayOfWeek: 0 }}>
        <StoresContext value={stores}>
          <Shell>
            <Failsafe>
              <Screen />
            </Failsafe>
          </Shell>
          <CheckDialogs />
          <AboutDialog />
          <Notices />
        </StoresContext>
      </DatesProvider>
    </MantineProvider>
  )
}

function Screen() {
  const { app } = useStores()
  const screen = useStore(app, (state) => state.screen)
  const blocked = useStore(app, (state) => state.database.state !== 'ready' && !state.wasReady)
  if (screen === 'settings') return <SettingsScreen />
  if (blocked) return <StartScreen />
  if (screen === 'runs') return <RunsScreen />
  if (screen === 'checks') return <ChecksScreen />
  return <LoadScreen />
}
