import { Option } from 'commander'
import { LoaderError } from '../../shared/errors.ts'
import { isRealDate } from '../../shared/runDate.ts'
import type { RunReference } from '../engine/runs/runFor.ts'

export function usage(message: string, hint?: string): LoaderError {
  return new LoaderError('usage', message, hint === undefined ? {} : { hint })
}

/** RUN, as help names it. */
export const runArgument = "a run's number or a date"

/**
 * RUN: a run's number, or a date for the run published for it.
 * Takes `3`, `2025-11-05` and, as in the names of schemas, `20251105`.
 * @throws LoaderError usage
 */
export function runReference(text: string): RunReference {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text)
  const date = parts === null ? '' : `${parts[1]}-${parts[2]}-${parts[3]}`
  if (parts !== null && isRealDate(date)) return { date }
  if (/^[1-9]\d{0,8}$/.test(text)) return { runId: Number(text) }
  throw usage(
    `'${text.slice(0, 40)}' is neither a run's number nor a date.`,
    'Write a number from "leads runs", such as 3, or a date such as 2025-11-05.',
  )
}

/** For an option that takes a whole number from 0. */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text)
    throw usage(
      `${option} ${text.slice(0, 40)}: that is not a whole number.`,
      `Write for example ${option} 20.`,
    )
  }
}

/** `--deliver now|later`, of commands that have something to tell. */
export function deliverOption(): Option {
  return new Option(
    '--deliver <when>',
    'send alerts at once, for 20 s at most after the result is told, or leave them to a later command',
  )
    .choices(['now', 'later'])
    .default('now')
}

/** `36h` or `8d` as hours. */
export function hoursOf(option: string, most: number): (text: string) => number {
  return (text) => {
    const [, number, unit] = /^(\d{1,6})([hd]?)$/.exec(text.trim()) ?? []
    const hours = Number(number) * (unit === 'd' ? 24 : 1)
    if (number !== undefined && (unit !== '' || hours === 0) && hours <= most) return hours
    throw usage(`${option} ${text.slice(0, 40)}: write hours or days, as 36h or 8d, ${most / 24}d at most.`)
  }
}
