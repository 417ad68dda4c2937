import { count } from './count.ts'

/** `8 days`, `36 hours` or `5 minutes`, as people say it: whole ones, of the largest unit of which there are two. */
export function ageText(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const
  const [size, name] = units.find(([one]) => seconds >= 2 * one) ?? [1, 'second']
  const whole = Math.floor(seconds / size)
  return `${count(whole)} ${name}${whole === 1 ? '' : 's'}`
}
