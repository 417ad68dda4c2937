import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { useStores } from '../../app/useStores.ts'

/** Runs the checks of a run once more; of one run at a time. */
export function ChecksAgain({ runId }: { readonly runId: number }) {
  const { checks } = useStores()
  const again = useStore(checks, (state) => state.again)
  return (
    <Button
      size="compact-sm"
      loading={again === runId}
      disabled={again !== null}
      onClick={() => void checks.getState().runAgain(runId)}
    >
      Run the checks again
    </Button>
  )
}
