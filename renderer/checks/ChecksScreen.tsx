import './checks.css'
import { SegmentedControl, Select } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { CheckBoard } from '../../shared/window/checks.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { readyValue } from '../components/loadable.ts'
import { Empty } from '../components/messages/Empty.tsx'
import { usePageFocus } from '../components/usePageFocus.ts'
import { counted } from '../text/format.ts'
import { CheckDetail } from './CheckDetail.tsx'
import { boardGroups, runsOf } from './checkBoard.ts'
import { StateGrid } from './StateGrid.tsx'

const everySource = ''

/** How every check went in every run, and below it the history of the one that is chosen. */
export function ChecksScreen() {
  const { checks } = useStores()
  const state = useStore(checks)
  const heading = usePageFocus('checks')
  const board = readyValue(state.board)
  const chosen = board?.checks.find(({ name }) => name === state.chosen?.check)
  return (
    <main className="screen">
      <header className="screen-header">
        <h1 ref={heading} tabIndex={-1}>
          Checks
        </h1>
        {board !== null && board.runs.length > 0 && (
          <>
            <SegmentedControl
              size="xs"
              aria-label="Which checks are shown"
              value={state.onlyOpen ? 'open' : 'all'}
              onChange={(value) => state.setOnlyOpen(value === 'open')}
              data={[
                { value: 'all', label: 'All' },
                { value: 'open', label: `To look at ${openChecks(board, state.source)}` },
              ]}
            />
            <Select
              w={270}
              aria-label="Source"
              data={[
                { value: everySource, label: 'All sources' },
                ...board.sources.map(({ id, title }) => ({ value: id, label: title })),
              ]}
              value={state.source ?? everySource}
              onChange={(source) => state.setSource(source === everySource ? null : source)}
            />
          </>
        )}
      </header>
      <div className="screen-body screen-body-fixed checks-body" data-chosen={chosen !== undefined}>
        <Loaded of={state.board} waiting="Reading the checks …" retry={() => void state.load()}>
          {(value) => <Board board={value} />}
        </Loaded>
        {board !== null && chosen !== undefined && (
          <CheckDetail key={chosen.name} board={board} card={chosen} />
        )}
      </div>
      <footer className="screen-footer">
        <span className="grow">{board !== null && footerText(board)}</span>
      </footer>
    </main>
  )
}

function openChecks(board: CheckBoard, source: string | null): number {
  return boardGroups(board, source, true).reduce((sum, { rows }) => sum + rows.length, 0)
}

function footerText({ checks, runs }: CheckBoard): string {
  const looked = `${counted(checks.length, 'check')} look at every candidate before it can be published`
  if (runs.length === 0) return `${looked}.`
  return `${looked}; ${runs.length === 1 ? 'the only run is' : `the last ${runs.length} runs are`} shown.`
}

function Board({ board }: { readonly board: CheckBoard }) {
  const { checks } = useStores()
  const source = useStore(checks, (state) => state.source)
  const onlyOpen = useStore(checks, (state) => state.onlyOpen)
  const groups = useMemo(() => boardGroups(board, source, onlyOpen), [board, source, onlyOpen])
  const runs = useMemo(() => runsOf(board, source), [board, source])
  if (groups.length === 0) {
    return (
      <Empty icon={<IconShieldCheck size={34} stroke={1.4} aria-hidden />} title="Nothing to look at">
        Every check that is awake passed in the newest run.
      </Empty>
    )
  }
  return <StateGrid groups={groups} runs={runs} source={source} />
}
