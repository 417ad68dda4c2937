import { Button, CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { CheckBoard, CheckCard } from '../../shared/window/checks.ts'
import { useStores } from '../app/useStores.ts'
import { Pill } from '../components/Pill.tsx'
import { formatMoment } from '../text/format.ts'
import { ChosenRun } from './ChosenRun.tsx'
import { CheckCharts } from './charts/CheckCharts.tsx'
import { sourceTitle, thresholdOf } from './checkBoard.ts'
import { familyTitles, looksAt, snoozeText, thresholdText } from './checksText.ts'

interface CheckDetailProps {
  readonly board: CheckBoard
  readonly card: CheckCard
}

/** One check: what it looks at and protects, what is set of it, and how it went run by run. */
export function CheckDetail({ board, card }: CheckDetailProps) {
  const { checks } = useStores()
  const heading = useRef<HTMLHeadingElement>(null)
  // the key of this component is the check: who opens another one is led to it
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const close = () => {
    checks.getState().close()
    document.querySelector<HTMLElement>('.states [tabindex="0"]')?.focus()
  }
  return (
    <section
      className="check-detail"
      aria-label={`Check: ${card.title}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isOpenList(event.target)) close()
      }}
    >
      <header className="check-detail-head">
        <h2 ref={heading} tabIndex={-1}>
          {card.title}
        </h2>
        <span className="mute">
          {familyTitles[card.family]}
          {card.learned && ' · learned from earlier runs'}
        </span>
        <span className="grow" />
        <CloseButton aria-label="Close this check" onClick={close} />
      </header>
      <div className="check-detail-parts">
        <div className="check-facts">
          <p>
            Looks at {looksAt(card)}. {card.protects}.
          </p>
          <Settings board={board} card={card} />
          <ChosenRun board={board} card={card} />
        </div>
        <CheckCharts board={board} card={card} />
      </div>
    </section>
  )
}

/** Escape then belongs to the list of choices. */
function isOpenList(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true'
}

function Settings({ board, card }: CheckDetailProps) {
  const { checks } = useStores()
  const source = useStore(checks, (state) => state.source)
  const shown = source === null ? card.thresholds : [thresholdOf(card, source)]
  return (
    <div className="check-settings">
      <ul>
        {shown.map((threshold) => (
          <li key={threshold.source ?? ''}>
            <strong>{sourceTitle(board, threshold.source)}</strong> {thresholdText(threshold)}
            {threshold.changed !== null && (
              <div className="mute data">
                {threshold.changed.who}, {formatMoment(threshold.changed.at)}
                {threshold.changed.why !== null && `: ${threshold.changed.why}`}
              </div>
            )}
          </li>
        ))}
        {card.snoozes.map((snooze) => (
          <li key={`snooze ${snooze.source}`} className="data">
            <Pill tone="idle">Snoozed</Pill> {sourceTitle(board, snooze.source)}, {snoozeText(snooze)}
          </li>
        ))}
        {card.runbook !== null && (
          <li className="data">
            <strong>Runbook</strong> {card.runbook}
          </li>
        )}
      </ul>
      <div className="bar">
        <Button
          size="compact-sm"
          onClick={() => checks.getState().ask({ kind: 'thresholds', check: card.name, source })}
        >
          Thresholds …
        </Button>
        <Button
          size="compact-sm"
          onClick={() => checks.getState().ask({ kind: 'snooze', check: card.name, source })}
        >
          Snooze …
        </Button>
        <Button
          size="compact-sm"
          onClick={() => checks.getState().ask({ kind: 'runbook', check: card.name, source })}
        >
          Runbook …
        </Button>
      </div>
    </div>
  )
}
