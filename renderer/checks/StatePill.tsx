import { IconBellZ } from '@tabler/icons-react'
import type { CheckState } from '../../shared/window/checks.ts'
import { Pill } from '../components/Pill.tsx'
import { stateWords } from './checksText.ts'

/** How a check ended; one that is snoozed or as last time says so and is not shown as serious. */
export function StatePill({
  state,
  snoozed = false,
  known = false,
}: {
  readonly state: CheckState
  readonly snoozed?: boolean
  readonly known?: boolean
}) {
  const { tone, word } = stateWords[state]
  if (known) return <Pill tone="idle">As last time</Pill>
  if (!snoozed || tone === 'ok') return <Pill tone={tone}>{word}</Pill>
  return (
    <Pill tone="idle" icon={<IconBellZ size={13} stroke={2.2} aria-hidden />}>
      {word}, snoozed
    </Pill>
  )
}
