import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useStores } from '../../app/useStores.ts'

interface DecisionFormProps {
  /** What the button says. */
  readonly action: ReactNode
  /** Nothing is lacking. */
  readonly complete: boolean
  readonly onDecide: () => void
  readonly children: ReactNode
}

/** What people decide of checks, with why; closes without a decision too. */
export function DecisionForm({ action, complete, onDecide, children }: DecisionFormProps) {
  const { checks } = useStores()
  const saving = useStore(checks, (state) => state.saving)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) onDecide()
      }}
    >
      {children}
      <div className="bar">
        <span className="grow" />
        <Button onClick={() => checks.getState().closeDialog()}>Cancel</Button>
        <Button type="submit" variant="filled" loading={saving} disabled={!complete}>
          {action}
        </Button>
      </div>
    </form>
  )
}

interface WhyFieldProps {
  readonly value: string
  readonly onChange: (why: string) => void
  /** It is the first to be filled in. */
  readonly first?: boolean
}

export function WhyField({ value, onChange, first = false }: WhyFieldProps) {
  return (
    <Textarea
      data-autofocus={first || undefined}
      label="Why"
      description="Kept with your name and the time."
      autosize
      minRows={2}
      maxLength={1000}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
