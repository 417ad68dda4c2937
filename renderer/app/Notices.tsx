import './notices.css'
import { Button, CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { ToneIcon } from '../components/messages/ToneIcon.tsx'
import type { Notice } from './appStore.ts'
import { useStores } from './useStores.ts'

const shownFor = 8_000

/** What was done, and what went wrong beside the screen that is shown; faults stay until they are closed, or the person goes on. */
export function Notices() {
  const { app } = useStores()
  const notices = useStore(app, (state) => state.notices)
  return (
    <section className="notices" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} close={() => app.getState().dismiss(notice.id)} />
      ))}
    </section>
  )
}

function NoticeCard({ notice, close }: { readonly notice: Notice; readonly close: () => void }) {
  const { showExported } = useStores()
  const { written } = notice
  useEffect(() => {
    if (notice.kind === 'problem') return
    const timer = setTimeout(close, shownFor)
    return () => clearTimeout(timer)
  })
  return (
    <div className={`notice notice-${notice.kind}`}>
      <ToneIcon tone={notice.kind === 'done' ? 'ok' : 'bad'} size={16} />
      <div className="data">
        <div>{notice.text}</div>
        {notice.hint !== null && <div className="mute">{notice.hint}</div>}
        {written !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => void showExported(written)}>
            Show in folder
          </Button>
        )}
      </div>
      <CloseButton size="sm" aria-label="Close this notice" onClick={close} />
    </div>
  )
}
