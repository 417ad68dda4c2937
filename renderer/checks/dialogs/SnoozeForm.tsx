import { Button } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { today } from '../../../shared/runDate.ts'
import type { CheckBoard, CheckCard } from '../../../shared/window/checks.ts'
import { useStores } from '../../app/useStores.ts'
import { DayField } from '../../components/fields/DayField.tsx'
import { Fault } from '../../components/messages/Fault.tsx'
import { formatDay } from '../../text/format.ts'
import { sourceTitle } from '../checkBoard.ts'
import { snoozeText } from '../checksText.ts'
import { DecisionForm, WhyField } from './DecisionForm.tsx'
import { SourceSelect } from './SourceSelect.tsx'

interface SnoozeFormProps {
  readonly board: CheckBoard
  readonly card: CheckCard
  readonly source: string | null
}

const week = 7 * 86_400_000

/** Until a day, what the check finds is shown but stops nothing; a snoozed check can be woken. */
export function SnoozeForm({ board, card, source: first }: SnoozeFormProps) {
  const { checks } = useStores()
  const saving = useStore(checks, (state) => state.saving)
  const error = useStore(checks, (state) => state.saveError)
  const [source, setSource] = useState(card.of === 'run' ? null : first)
  const [until, setUntil] = useState(() => today(new Date(Date.now() + week)))
  const [why, setWhy] = useState('')
  const standing = card.snoozes.filter((snooze) => snooze.until >= today())
  const snooze = (to: string | null, reason: string, of: string | null) =>
    void checks.getState().snooze({ check: card.name, source: of, until: to, why: reason })
  return (
    <DecisionForm
      action={`Snooze until ${formatDay(until)}`}
      complete={why.trim() !== ''}
      onDecide={() => snooze(until, why.trim(), source)}
    >
      {error !== null && <Fault error={error} />}
      <p>What it finds is shown, but keeps no run from being published and sends no alert.</p>
      {standing.map((one) => (
        <div className="bar" key={one.source ?? ''}>
          <span className="grow data">
            {sourceTitle(board, one.source)}: snoozed {snoozeText(one)}
          </span>
          <Button
            size="compact-sm"
            disabled={saving}
            onClick={() => snooze(null, 'Woken in the window', one.source)}
          >
            Wake now
          </Button>
        </div>
      ))}
      {card.of !== 'run' && <SourceSelect board={board} value={source} onChange={setSource} />}
      <DayField
        label="Until and with"
        minDate={today()}
        value={until}
        onChange={setUntil}
        popoverProps={{ withinPortal: false }}
      />
      <WhyField first value={why} onChange={setWhy} />
    </DecisionForm>
  )
}
