import { NumberInput, Select } from '@mantine/core'
import { useId, useState } from 'react'
import type { PlainError } from '../../app/bridge.ts'
import { defaultForm, readThreshold, type ThresholdChoice, type ThresholdForm } from './thresholdForms.ts'

interface ThresholdFieldProps {
  /** 'Warns' or 'Fails' */
  readonly label: string
  readonly forms: readonly ThresholdForm[]
  readonly value: ThresholdChoice
  /** What holds without a threshold of its own, and whence: 'by default', 'for all sources'. */
  readonly inherited: string
  readonly from: string
  readonly error: PlainError | null
  readonly onChange: (choice: ThresholdChoice) => void
  /** It is the first to be filled in. */
  readonly first?: boolean
}

/** A threshold as the form that it has and the number in it: 'over' 5 '%'. */
export function ThresholdField({
  label,
  forms,
  value,
  inherited,
  from,
  error,
  onChange,
  first = false,
}: ThresholdFieldProps) {
  const id = useId()
  // "0." on the way to 0.5 is the number 0, and must stay as it is typed
  const [typed, setTyped] = useState<string | number>('')
  const shown = typed !== '' && Number(typed) === value.value ? typed : (value.value ?? '')
  const form = forms.find(({ text }) => text === value.form)
  const titleOf = ({ text, before, after, hasNumber }: ThresholdForm) => {
    if (text === defaultForm) return `as ${from}: ${inherited}`
    return hasNumber ? `${before} … ${after}`.trim() : text
  }
  /** The number that was, or that of the default, is what a person starts from. */
  const choose = (next: string) => {
    const before = readThreshold(inherited, forms)
    onChange({ form: next, value: value.value ?? (before?.form === next ? before.value : null) })
  }
  return (
    <div>
      <div className="threshold-field">
        <Select
          data-autofocus={first || undefined}
          label={label}
          data={forms.map((one) => ({ value: one.text, label: titleOf(one) }))}
          value={value.form}
          onChange={(next) => next !== null && choose(next)}
        />
        {form?.hasNumber === true && (
          <NumberInput
            label={`${form.before} how many ${form.after}`}
            min={0}
            allowNegative={false}
            decimalScale={4}
            {...separators(form)}
            hideControls
            value={shown}
            error={error !== null}
            aria-describedby={error === null ? undefined : id}
            onChange={(next) => {
              setTyped(next)
              onChange({ form: value.form, value: next === '' ? null : Number(next) })
            }}
          />
        )}
      </div>
      {error !== null && (
        <p id={id} className="field-error data" role="alert">
          {error.message} {error.hint}
        </p>
      )}
    </div>
  )
}

/** A share is small: a comma in it is meant as a point, not as the one of thousands. */
function separators({ after }: ThresholdForm) {
  return after === '%' || after === '×'
    ? { allowedDecimalSeparators: ['.', ','] }
    : { thousandSeparator: ',' }
}
