import { IconBellZ } from '@tabler/icons-react'
import type { CheckState } from '../../shared/window/checks.ts'
import { Pill } from '../components/Pill.tsx'
import { stateWords } from './checksText.ts'

/** How a check ended; a snoozed one says so and is not shown as serious. */
export function StatePill({
  state,
  snoozed = false,
}: {
  readonly state: CheckState
  readonly snoozed?: boolean
}) {
  const { tone, word } = stateWords[state]
  if (!snoozed || tone === 'ok') return <Pill tone={tone}>{word}</Pill>
  return (
    <Pill tone="idle" icon={<IconBellZ size={13} stroke={2.2} aria-hidden />}>
      {word}, snoozed
    </Pill>
  )
}
