import { Button } from '@mantine/core'
import type { PlainError } from '../../app/bridge.ts'
import { Message } from './Message.tsx'

interface FaultProps {
  readonly error: PlainError
  readonly retry?: (() => void) | undefined
}

/** An error that says what, where and why, and what to do now. */
export function Fault({ error, retry }: FaultProps) {
  const action = retry === undefined ? undefined : <Button onClick={retry}>Try again</Button>
  return (
    <Message tone="bad" title={<span className="data">{error.message}</span>} action={action}>
      {error.hint === undefined ? null : <span className="data">{error.hint}</span>}
    </Message>
  )
}
