import { useState } from 'react'
import { useStore } from 'zustand'
import type { CheckBoard, CheckCard } from '../../../shared/window/checks.ts'
import type { PlainError } from '../../app/bridge.ts'
import { useStores } from '../../app/useStores.ts'
import { Fault } from '../../components/messages/Fault.tsx'
import { formatMoment } from '../../text/format.ts'
import { thresholdOf } from '../checkBoard.ts'
import { thresholdText } from '../checksText.ts'
import { DecisionForm, WhyField } from './DecisionForm.tsx'
import { SourceSelect } from './SourceSelect.tsx'
import { ThresholdField } from './ThresholdField.tsx'
import { Trial } from './Trial.tsx'
import {
  defaultForm,
  type ThresholdForm as Form,
  formsOf,
  readThreshold,
  type ThresholdChoice,
  writeThreshold,
} from './thresholdForms.ts'

interface ThresholdFormProps {
  readonly board: CheckBoard
  readonly card: CheckCard
  readonly source: string | null
}

/** From when on the check warns and fails, for one source or for all without thresholds of their own. */
export function ThresholdForm({ board, card, source: first }: ThresholdFormProps) {
  const [source, setSource] = useState(card.of === 'run' ? null : first)
  return (
    <div className="stack">
      {card.of !== 'run' && <SourceSelect board={board} value={source} onChange={setSource} />}
      <Fields key={source ?? ''} card={card} source={source} />
    </div>
  )
}

function Fields({ card, source }: Omit<ThresholdFormProps, 'board'>) {
  const { checks } = useStores()
  const error = useStore(checks, (state) => state.saveError)
  const forms = formsOf(card.thresholdForms)
  const now = thresholdOf(card, source)
  const inherited = source === null ? card.defaults : thresholdOf(card, null)
  const own = now.source === source && now.changed !== null
  const [warn, setWarn] = useState(() => choiceOf(own ? now.warn : null, inherited.warn, forms))
  const [fail, setFail] = useState(() => choiceOf(own ? now.error : null, inherited.error, forms))
  const [why, setWhy] = useState('')
  const texts = { warn: writeThreshold(warn, forms), error: writeThreshold(fail, forms) }
  const complete = texts.warn !== '' && texts.error !== '' && why.trim() !== ''
  const field = fieldOf(error, texts)
  return (
    <DecisionForm
      action="Change the thresholds"
      complete={complete}
      onDecide={() =>
        void checks.getState().setThreshold({ check: card.name, source, ...texts, why: why.trim() })
      }
    >
      {error !== null && field === null && <Fault error={error} />}
      <ThresholdField
        first
        label="Warns"
        forms={forms}
        value={warn}
        inherited={inherited.warn}
        from={source === null ? 'by default' : 'for all sources'}
        error={field === 'warn' ? error : null}
        onChange={setWarn}
      />
      <ThresholdField
        label="Fails"
        forms={forms}
        value={fail}
        inherited={inherited.error}
        from={source === null ? 'by default' : 'for all sources'}
        error={field === 'error' ? error : null}
        onChange={setFail}
      />
      <Trial check={card.name} source={source} {...texts} />
      <WhyField value={why} onChange={setWhy} />
      <p className="mute data">
        Now: {thresholdText(now)}
        {now.changed === null
          ? '.'
          : `, by ${now.changed.who}, ${formatMoment(now.changed.at)}${now.changed.why === null ? '' : `: ${now.changed.why}`}`}
      </p>
    </DecisionForm>
  )
}

/** What was set for the source itself; where that is what holds without it, nothing is. */
function choiceOf(own: string | null, inherited: string, forms: readonly Form[]): ThresholdChoice {
  if (own === null || own === inherited) return { form: defaultForm, value: null }
  return readThreshold(own, forms) ?? { form: defaultForm, value: null }
}

/** Which of the two the main process complained of: it quotes what it could not take. */
function fieldOf(error: PlainError | null, texts: { warn: string; error: string }): 'warn' | 'error' | null {
  if (error === null) return null
  if (error.column === 'warn' || error.column === 'error') return error.column
  if (texts.warn === texts.error) return null
  for (const field of ['warn', 'error'] as const) {
    if (texts[field] !== 'off' && error.message.includes(texts[field])) return field
  }
  return null
}
