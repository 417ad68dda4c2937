import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'

interface EditFormProps {
  /** Makes the edit; false where it was refused, and the dialog stays. */
  readonly set: () => Promise<boolean>
  /** Nothing would change. */
  readonly same: boolean
  /** What the button says. */
  readonly action: ReactNode
  readonly children: ReactNode
}

/** The body of a dialog that edits records: Ctrl+Enter or the button makes the edit, and closes it. */
export function EditForm({ set, same, action, children }: EditFormProps) {
  const { review } = useStores()
  const busy = useStore(review, (state) => state.busy)
  const submit = async () => {
    if (!same && (await set())) review.getState().endEdit()
  }
  return (
    <form
      className="replace-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      <footer className="dialog-footer">
        <span className="keys grow">
          <kbd>Ctrl Enter</kbd> set <kbd>Esc</kbd> cancel
        </span>
        <Button onClick={() => review.getState().endEdit()}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={same || busy}>
          {action}
        </Button>
      </footer>
    </form>
  )
}

/** As it is kept: null where nothing was said. */
export const reasonOf = (why: string): string | null => (why.trim() === '' ? null : why.trim())
