import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { AboutDialog } from './components/about/AboutDialog.tsx'
import { CheckDialogs } from './components/checks/CheckDialogs.tsx'
import { Failsafe } from './components/Failsafe.tsx'
import { Notices } from './components/Notices.tsx'
import { Shell } from './components/shell/Shell.tsx'
import { ChecksScreen } from './screens/checks/ChecksScreen.tsx'
import { LoadScreen } from './screens/load/LoadScreen.tsx'
import { RunsScreen } from './screens/runs/RunsScreen.tsx'
import { StartScreen } from './screens/StartScreen.tsx'
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx'
import type { Stores } from './stores/stores.ts'
import { theme } from './theme.ts'
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
