import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import type { ReviewFile } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { ToneIcon } from '../components/messages/ToneIcon.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatCount } from '../text/format.ts'
import { fittingOf, isFiltered, noFilter } from './reviewFilters.ts'
import { totalCounts } from './reviewStore.ts'

/** What stands in the grid where it shows no record: what there is elsewhere, and the way. */
export function NoRecords({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const filter = useStore(review, (state) => state.filter)
  const state = useStore(review, ({ opened }) => (opened === null ? null : readyValue(opened)))
  if (state === null || !isFiltered(filter)) {
    return (
      <Empty icon={<ToneIcon tone="idle" size={28} />} title="No records yet">
        The first records are being read.
      </Empty>
    )
  }
  if (state.filter?.done === false) {
    return (
      <Empty icon={<ToneIcon tone="idle" size={28} />} title="Looking …">
        Hits come as they are found.
      </Empty>
    )
  }
  const elsewhere = fittingOf(state)
  const all = totalCounts(state).read
  const clear = () => void review.getState().setFilter(noFilter)
  if (elsewhere > 0) {
    return (
      <Empty
        icon={<ToneIcon tone="idle" size={28} />}
        title={`Nothing in ${file.name}`}
        actions={<Button onClick={() => void review.getState().goToProblem('next')}>Show the first</Button>}
      >
        {counted(elsewhere, 'record')} of other files {elsewhere === 1 ? 'fits' : 'fit'}.
      </Empty>
    )
  }
  const narrowed = filter.show !== null || filter.cause !== null
  return (
    <Empty
      icon={<ToneIcon tone={filter.search === '' ? 'ok' : 'idle'} size={28} />}
      title={filter.search === '' ? 'None left' : `Nothing holds “${cellText(filter.search)}”`}
      actions={
        <>
          {filter.search !== '' && narrowed && (
            <Button onClick={() => void review.getState().setFilter({ show: null, cause: null })}>
              Search all {formatCount(all)}
            </Button>
          )}
          <Button onClick={clear}>Back to all {formatCount(all)}</Button>
        </>
      }
    >
      {filter.search === '' ? 'No record is of this kind.' : 'Neither as the file says it nor as it becomes.'}
    </Empty>
  )
}
