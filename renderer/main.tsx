import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './tokens.css'
import './base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { ask, type Bridge } from './app/bridge.ts'
import { createStores } from './app/stores.ts'

declare global {
  interface Window {
    readonly leads: Bridge
  }
}

const report = (error: unknown) => {
  const known = error instanceof Error ? error : new Error(String(error))
  const message = known.message.slice(0, 2000)
  void ask(window.leads.app.reportError({ message, stack: (known.stack ?? '').slice(0, 20_000) }))
}
window.addEventListener('error', (event) => report(event.error ?? event.message))
window.addEventListener('unhandledrejection', (event) => report(event.reason))

const stores = createStores(window.leads)
createRoot(document.getElementById('root') as HTMLElement, { onUncaughtError: report }).render(
  <StrictMode>
    <App stores={stores} />
  </StrictMode>,
)
