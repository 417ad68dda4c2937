import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Loadable } from '../stores/loadable.ts'
import { Fault } from './Fault.tsx'

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
  if (of.state === 'failed') return <Fault error={of.error} retry={retry} />
  return children(of.value)
}

export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <div className="waiting" role="status">
      <Loader size={18} aria-hidden />
      {children}
    </div>
  )
}
