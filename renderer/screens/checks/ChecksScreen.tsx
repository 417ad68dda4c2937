import './checks.css'
import { IconShieldCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { Empty } from '../../components/Empty.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { Pill } from '../../components/Pill.tsx'
import { bySeriousness, type CheckHistory } from '../../stores/checks.ts'
import { counted } from '../../text/format.ts'
import { checkWord } from '../../text/status.ts'
import { useStores } from '../../useStores.ts'
import { HistoryChart } from './HistoryChart.tsx'

/** What every check looks at, and how it went run by run. */
export function ChecksScreen() {
  const { checks } = useStores()
  const list = useStore(checks, (state) => state.list)
  return (
    <main className="screen">
      <header className="screen-header">
        <h1>Checks</h1>
      </header>
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="screen-body" aria-label="What the checks look at" tabIndex={0}>
        <Loaded of={list} waiting="Reading the checks …" retry={() => void checks.getState().load()}>
          {(value) => <List list={value} />}
        </Loaded>
      </section>
      <footer className="screen-footer">
        <span className="grow">
          {list.state === 'ready' &&
            `${counted(list.value.length, 'check')} look at every candidate before it can be published.`}
        </span>
      </footer>
    </main>
  )
}

function List({ list }: { readonly list: readonly CheckHistory[] }) {
  if (list.length === 0) {
    return (
      <Empty icon={<IconShieldCheck size={34} stroke={1.4} aria-hidden />} title="No checks">
        Checks are questions to the data, each with the rows that answer it badly.
      </Empty>
    )
  }
  return (
    <ul className="checks">
      {bySeriousness(list).map((entry) => (
        <CheckCard key={entry.check.name} entry={entry} />
      ))}
    </ul>
  )
}

function CheckCard({ entry }: { readonly entry: CheckHistory }) {
  const { check, history } = entry
  const last = history.at(-1)
  const word = last === undefined ? null : checkWord(last)
  return (
    <li className="check-card">
      <div className="check-last">
        {word === null ? <Pill tone="idle">Not yet run</Pill> : <Pill tone={word.tone}>{word.word}</Pill>}
      </div>
      <div className="check-what">
        <h2>{check.title}</h2>
        <p className="mute">{check.protects}.</p>
        <p>
          Limit: {check.expected}
          {last !== undefined && last.observed !== '' && `. Last found: ${last.observed}`}
        </p>
      </div>
      <HistoryChart title={check.title} history={history} />
    </li>
  )
}
