import { Loader } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { PlainError } from '../app/bridge.ts'
import { useStores } from '../app/useStores.ts'
import type { Loadable } from './loadable.ts'
import { Empty } from './messages/Empty.tsx'
import { Fault } from './messages/Fault.tsx'

interface LoadedProps<T> {
  readonly of: Loadable<T>
  /** 'Reading the runs …' */
  readonly waiting: string
  readonly retry?: () => void
  readonly children: (value: T) => ReactNode
}

/** An answer that is waited for, failed, or shown. */
export function Loaded<T>({ of, waiting, retry, children }: LoadedProps<T>) {
  if (of.state === 'loading') return <Waiting>{waiting}</Waiting>
  if (of.state === 'failed') return <Failed error={of.error} retry={retry} />
  return children(of.value)
}

/** While the database is away, the banner over the screen says so once for all parts of it; then each asks again. */
function Failed({ error, retry }: { readonly error: PlainError; readonly retry: (() => void) | undefined }) {
  const { app } = useStores()
  const away = useStore(app, (state) => state.database.state !== 'ready')
  const latest = useRef(retry)
  latest.current = retry
  const wasAway = useRef(away)
  useEffect(() => {
    if (wasAway.current && !away) latest.current?.()
    wasAway.current = away
  }, [away])
  if (!away) return <Fault error={error} retry={retry} />
  return (
    <Empty icon={<IconPlugConnectedX size={34} stroke={1.4} aria-hidden />} title="Waiting for the database">
      This comes back by itself when the connection does.
    </Empty>
  )
}

export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <div className="waiting" role="status">
      <Loader size={18} aria-hidden />
      {children}
    </div>
  )
}
