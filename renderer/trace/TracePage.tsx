import './trace.css'
import { Button, TextInput } from '@mantine/core'
import { IconArrowLeft, IconRoute, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { longestSearch } from '../../shared/window/limits.ts'
import type { TraceView } from '../../shared/window/trace.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Empty } from '../components/messages/Empty.tsx'
import { usePageFocus } from '../components/usePageFocus.ts'
import { cellText } from '../text/display.ts'
import { counted } from '../text/format.ts'
import { TracedSubject } from './TracedSubject.tsx'
import { canTrace } from './traceStore.ts'
import { lookedForText } from './traceText.ts'

/** Where a license, a company or a phone was in each run: which file and record, what changed, or why it is not there. */
export function TracePage({ text }: { readonly text: string }) {
  const { trace } = useStores()
  const found = useStore(trace, (state) => state.found)
  const heading = usePageFocus(`trace ${text}`)
  return (
    <main className="screen">
      <header className="screen-header">
        <Back />
        <h1 ref={heading} tabIndex={-1}>
          Trace: <span className="data">{cellText(text)}</span>
        </h1>
        <Again key={text} text={text} />
      </header>
      <div className="screen-body">
        <Loaded of={found} waiting="Looking through all runs …" retry={() => void trace.getState().again()}>
          {(view) => (view.subjects.length === 0 ? <NothingFound view={view} /> : <Found view={view} />)}
        </Loaded>
      </div>
      <footer className="screen-footer">
        <span className="grow" role="status">
          {found.state === 'ready' && footer(found.value)}
        </span>
      </footer>
    </main>
  )
}

function Back() {
  const { trace, openRun } = useStores()
  const from = useStore(trace, (state) => state.from)
  return (
    <Button
      size="compact-sm"
      leftSection={<IconArrowLeft size={15} aria-hidden />}
      onClick={() => {
        if (from !== null) openRun(from, 'changes')
        trace.getState().close()
      }}
    >
      {from === null ? 'Runs' : `Run ${from}`}
    </Button>
  )
}

/** Another text, from the page of the one before. */
function Again({ text }: { readonly text: string }) {
  const { trace } = useStores()
  const [wanted, setWanted] = useState(text)
  return (
    <form
      className="trace-search"
      onSubmit={(event) => {
        event.preventDefault()
        void trace.getState().find(wanted, trace.getState().from)
      }}
    >
      <TextInput
        w={260}
        type="search"
        maxLength={longestSearch}
        aria-label="License number, company or phone"
        placeholder="License number, company or phone"
        leftSection={<IconSearch size={15} aria-hidden />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={!canTrace(wanted)}>
        Trace
      </Button>
    </form>
  )
}

function NothingFound({ view }: { readonly view: TraceView }) {
  return (
    <Empty
      icon={<IconRoute size={34} stroke={1.4} aria-hidden />}
      title={
        <span className="data">
          {view.runsSearched === 0
            ? 'There is no run to look through'
            : `Nothing in ${counted(view.runsSearched, 'run')} names “${cellText(view.text)}”`}
        </span>
      }
    >
      {view.lookedFor.length > 0 && `It was looked for as ${lookedForText(view.lookedFor)}. `}
      {view.more
        ? 'Not everything could be looked through in time: a longer part of the name is found sooner.'
        : 'A license number is best as the file writes it; a part of a company’s name is enough; a phone has ten digits.'}
    </Empty>
  )
}

/** Beyond this many, each opens when it is asked for. */
const openAtOnce = 3

function Found({ view }: { readonly view: TraceView }) {
  const open = view.subjects.length <= openAtOnce
  return (
    <div className="stack">
      {view.subjects.map((subject, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rejects of one file may have neither license nor company
        <TracedSubject key={`${view.text} ${index}`} subject={subject} open={open} />
      ))}
      {view.more && (
        <p className="mute">
          More fit than are shown. A longer part of the name, or the license number, narrows it down.
        </p>
      )}
    </div>
  )
}

function footer({ subjects, more, lookedFor, runsSearched }: TraceView): string {
  const found = more ? `The first ${subjects.length} found` : `${subjects.length} found`
  const as = lookedFor.length === 0 ? '' : `, looked for as ${lookedForText(lookedFor)}`
  return `${found} in ${counted(runsSearched, 'run')}${as}`
}
