import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { AppInfo, Bridge } from '../shared/contract.ts'

declare global {
  interface Window {
    readonly leads: Bridge
  }
}

function Welcome() {
  const [info, setInfo] = useState<AppInfo>()
  useEffect(() => {
    void window.leads.app.info().then((result) => result.ok && setInfo(result.value))
  }, [])
  return (
    <main>
      <h1>Leads Loader</h1>
      {info && (
        <p>
          {info.version} on {info.runtime}
        </p>
      )}
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Welcome />
  </StrictMode>,
)
