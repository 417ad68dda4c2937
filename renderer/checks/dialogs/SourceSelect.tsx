import { Select } from '@mantine/core'
import type { CheckBoard } from '../../../shared/window/checks.ts'

interface SourceSelectProps {
  readonly board: CheckBoard
  readonly value: string | null
  readonly onChange: (source: string | null) => void
}

const every = ''

/** For one source, or for all of them. */
export function SourceSelect({ board, value, onChange }: SourceSelectProps) {
  return (
    <Select
      label="For"
      data={[
        { value: every, label: 'All sources' },
        ...board.sources.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      value={value ?? every}
      onChange={(source) => onChange(source === every ? null : source)}
    />
  )
}
