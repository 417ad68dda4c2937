import type { QuietHours } from '../../../../shared/window/alerts.ts'

const minute = 60_000

/** When the quiet hours end that `now` lies in; null outside of them. Right also where clocks are put forward or back. */
export function quietUntil(quiet: QuietHours | null, now: Date): Date | null {
  if (quiet === null) return null
  const from = minutesOf(quiet.from)
  const until = minutesOf(quiet.until)
  const clock = clockOf(quiet.zone)
  const isQuiet = (at: number) => {
    const local = clock(at)
    return from < until ? local >= from && local < until : local >= from || local < until
  }
  let at = now.getTime()
  if (from === until || !isQuiet(at)) return null
  at = Math.floor(at / minute) * minute
  while (isQuiet(at)) at += minute
  return new Date(at)
}

/** Why the quiet hours can't be meant, or null. */
export function quietHoursFault({ from, until, zone }: QuietHours): string | null {
  for (const time of [from, until])
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return `${time} is no time of the day; write it as 22:00.`
  if (from === until) return 'The quiet hours begin and end at the same time.'
  try {
    clockOf(zone)
    return null
  } catch {
    return `${zone} is no time zone; write one as America/Chicago.`
  }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Minutes since midnight on the clocks of a zone. */
function clockOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => minutesOf(format.format(at))
}
