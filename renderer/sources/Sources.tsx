import './sources.css'
import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import type { SourceView } from '../../shared/window/sources.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Pill } from '../components/Pill.tsx'
import { formatDay, sourceName } from '../text/format.ts'
import { PauseDialog } from './PauseDialog.tsx'

/** The sources that a run is asked for, and those that are paused. */
export function Sources() {
  const { sources } = useStores()
  const list = useStore(sources, (state) => state.list)
  return (
    <section className="box" aria-labelledby="sources-title">
      <h2 id="sources-title">Sources</h2>
      <p className="mute">
        A run that lacks a source which the run before has fails a check. Pause one that stopped or comes less
        often.
      </p>
      <Loaded of={list} waiting="Reading the sources …" retry={() => void sources.getState().load()}>
        {(value) => (
          <ul className="sources">
            {value.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </ul>
        )}
      </Loaded>
      <PauseDialog />
    </section>
  )
}

function SourceRow({ source }: { readonly source: SourceView }) {
  const { sources } = useStores()
  const { id, title, paused } = source
  return (
    <li>
      <div className="source-text">
        <strong>{sourceName(id)}</strong> {paused !== null && <Pill tone="idle">Paused</Pill>}
        <div className="mute data">
          {paused === null
            ? title
            : `Since ${formatDay(paused.at.slice(0, 10))}, by ${paused.who}: ${paused.why}`}
        </div>
      </div>
      <Button size="compact-sm" onClick={() => sources.getState().decide(source)}>
        {paused === null ? 'Pause …' : 'Ask for it again …'}
        <span className="unseen"> {sourceName(id)}</span>
      </Button>
    </li>
  )
}
