import { IconDownload, IconList, IconSettings, IconShieldCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { ScreenName } from '../../shared/contract.ts'
import { waitingRuns } from '../runs/runsStore.ts'
import { ConnectionBadge } from './ConnectionBadge.tsx'
import { useStores } from './useStores.ts'

export const railScreens: readonly { name: ScreenName; title: string; icon: typeof IconList }[] = [
  { name: 'load', title: 'Load', icon: IconDownload },
  { name: 'runs', title: 'Runs', icon: IconList },
  { name: 'checks', title: 'Checks', icon: IconShieldCheck },
  { name: 'settings', title: 'Settings', icon: IconSettings },
]

export function Rail() {
  const { app, runs } = useStores()
  const screen = useStore(app, (state) => state.screen)
  const mac = useStore(app, (state) => state.info?.platform === 'darwin')
  const waiting = useStore(runs, (state) => waitingRuns(state).length)
  return (
    <section className="rail" aria-label="Program">
      <div className="brand">Leads Loader</div>
      <nav aria-label="Screens">
        <ul>
          {railScreens.map(({ name, title, icon: Icon }, index) => (
            <li key={name}>
              <button
                type="button"
                className="rail-item"
                aria-current={screen === name ? 'page' : undefined}
                aria-keyshortcuts={`${mac ? 'Meta' : 'Control'}+${index + 1}`}
                title={title}
                onClick={() => app.getState().go(name)}
              >
                <Icon size={17} stroke={1.8} aria-hidden />
                <span className="rail-title">{title}</span>
                {name === 'runs' && waiting > 0 && (
                  <span className="rail-count">
                    {waiting}
                    <span className="unseen"> waiting</span>
                  </span>
                )}
                <kbd aria-hidden>{mac ? `⌘${index + 1}` : `Ctrl ${index + 1}`}</kbd>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <ConnectionBadge />
    </section>
  )
}
