import './pill.css'
import type { ReactNode } from 'react'
import { type Tone, ToneIcon } from './messages/ToneIcon.tsx'

interface PillProps {
  readonly tone: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A status: icon, word and colour, so that none of them is needed alone. */
export function Pill({ tone, icon, children }: PillProps) {
  return (
    <span className={`pill pill-${tone}`}>
      {icon ?? <ToneIcon tone={tone} />}
      {children}
    </span>
  )
}
