import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { RecordField } from '../../shared/columns.ts'
import type { FileCard, FileDrift } from '../../shared/window/files.ts'
import { useStores } from '../app/useStores.ts'
import { cellText } from '../text/display.ts'
import { fieldLabels } from '../text/fields.ts'

type Column = FileDrift['columns'][number]

/** From here on a column looks the same; below it is merely the likeliest. */
const likelyFrom = 0.75

/** Columns that changed their name since the source was written: each is mapped with one key. */
export function DriftList({ card }: { readonly card: FileCard }) {
  const { draft } = useStores()
  const isOfThen = useStore(draft, (state) => state.readBy === 'then')
  const [aside, setAside] = useState<readonly string[]>([])
  // of sources as they were then nothing can be changed
  if (card.drift === null || isOfThen) return null
  const { source, columns } = card.drift
  const open = columns.filter(({ column }) => !aside.includes(column))
  if (open.length === 0) return null
  return (
    <section className="drift" aria-label={`Changed headers of ${card.name}`}>
      {open.map((one) => (
        <Drifted
          key={one.column}
          source={source}
          one={one}
          keepAside={() => setAside([...aside, one.column])}
        />
      ))}
      <p className="mute">
        What is mapped is kept as a version of {source.title}, with your name. Mapping, the next step, takes
        it back.
      </p>
    </section>
  )
}

function Drifted({
  source,
  one,
  keepAside,
}: {
  readonly source: FileDrift['source']
  readonly one: Column
  readonly keepAside: () => void
}) {
  const { mapping } = useStores()
  const [busy, setBusy] = useState(false)
  const { column, header, confidence, targets, values } = one
  const isLikely = confidence >= likelyFrom
  const map = async () => {
    setBusy(true)
    await mapping.getState().choose(source.id, column, header)
    setBusy(false)
  }
  return (
    <div className="drift-column">
      <div>
        <strong>
          {column} is gone,{' '}
          {isLikely
            ? `${header} is new and looks the same: map it`
            : `and of what is new ${header} looks most like it`}
        </strong>
        <div className="mute">
          It fed {fedBy(targets)}.{' '}
          {values.length > 0 && (
            <>
              {header} says <span className="data">{values.map(cellText).join(', ')}</span>.
            </>
          )}
        </div>
      </div>
      <div className="bar">
        <Button loading={busy} onClick={() => void map()}>
          Map it<span className="unseen"> to {column}</span>
        </Button>
        <Button variant="subtle" onClick={keepAside}>
          Keep it aside<span className="unseen"> ({header})</span>
        </Button>
      </div>
    </div>
  )
}

/** Fields; of a column that feeds none the attributes. */
function fedBy(targets: readonly string[]): string {
  const fields = targets.filter((target) => !target.startsWith('attributes.'))
  return (fields.length > 0 ? fields : targets).map(targetLabel).join(', ')
}

function targetLabel(target: string): string {
  return target.startsWith('attributes.')
    ? `the attribute ${target.slice('attributes.'.length)}`
    : (fieldLabels[target as RecordField] ?? target)
}
