import './message.css'
import type { ReactNode } from 'react'
import { type Tone, ToneIcon } from './ToneIcon.tsx'

interface MessageProps {
  readonly tone: Tone
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Something to know at its place: what, why, and what to do. */
export function Message({ tone, title, children, action }: MessageProps) {
  return (
    <div className={`message message-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <span className="message-icon">
        <ToneIcon tone={tone} size={17} />
      </span>
      <div className="message-text">
        <strong>{title}</strong>
        {children !== undefined && children !== null && <div className="message-body">{children}</div>}
      </div>
      {action !== undefined && <div className="message-action">{action}</div>}
    </div>
  )
}
