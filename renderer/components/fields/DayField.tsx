import './dayField.css'
import { DateInput, type DateInputProps } from '@mantine/dates'
import { useState } from 'react'
import { formatDay } from '../../text/format.ts'
import { typedDay } from './typedDay.ts'

interface DayFieldProps extends Pick<DateInputProps, 'w' | 'minDate' | 'popoverProps'> {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

/** A day, typed or chosen. What is no day leaves the field as it was, and the field says so. */
export function DayField({ value, onChange, minDate, ...field }: DayFieldProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const typed = (text: string) => {
    const day = typedDay(text)
    return day !== null && (minDate === undefined || day >= String(minDate)) ? day : null
  }
  return (
    <DateInput
      {...field}
      {...(minDate !== undefined && { minDate })}
      value={value}
      valueFormat="D MMM YYYY"
      dateParser={typed}
      classNames={{ error: 'day-refused' }}
      error={refused !== null && `“${refused}” can’t be taken; still ${formatDay(value)}.`}
      onChange={(day) => {
        if (day === null) return
        setRefused(null)
        onChange(day)
      }}
      onFocus={() => setRefused(null)}
      onBlur={(event) => {
        const text = event.currentTarget.value.trim()
        setRefused(typed(text) === null ? text : null)
      }}
    />
  )
}
