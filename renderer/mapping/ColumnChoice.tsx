import { type ComboboxItem, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState } from 'react'

interface ColumnChoiceProps {
  readonly label: string
  readonly options: ComboboxItem[]
  readonly value: string | null
  /** Nothing else can be chosen. */
  readonly isFixed: boolean
  readonly onChoose: (value: string) => void
}

/**
 * Which column of the file a rule takes. Until somebody comes near it is a plain field that says what is chosen, since
 * a layout has dozens of them, and the page takes some 15 ms for each list that can be searched.
 */
export function ColumnChoice({ label, options, value, isFixed, onChoose }: ColumnChoiceProps) {
  const [near, setNear] = useState<'no' | 'pointer' | 'focus'>('no')
  const field = useRef<HTMLInputElement>(null)
  // the field that had the focus is gone: this one takes it, and opens its list as it would have
  useLayoutEffect(() => {
    if (near === 'focus') field.current?.focus()
  }, [near])
  if (near !== 'no' && !isFixed) {
    return (
      <Select
        ref={field}
        w={180}
        size="xs"
        classNames={{ input: 'column-choice' }}
        rightSection={<Arrow />}
        searchable
        aria-label={label}
        placeholder={nothing}
        data={options}
        value={value}
        onChange={(chosen) => chosen !== null && onChoose(chosen)}
      />
    )
  }
  const chosen = options.find((option) => option.value === value)
  return (
    <div className="column-field" onPointerEnter={() => setNear('pointer')}>
      <input
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-label={label}
        className="column-choice"
        placeholder={nothing}
        autoComplete="off"
        readOnly
        aria-disabled={isFixed || undefined}
        value={chosen?.label ?? ''}
        onFocus={() => setNear('focus')}
      />
      <Arrow />
    </div>
  )
}

const nothing = 'No column'

function Arrow() {
  return <IconChevronDown size={14} aria-hidden />
}
