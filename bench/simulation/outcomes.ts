import { faults } from './faults.ts'
import type { Alarm, SeedResult } from './simulateSeed.ts'

const mostChecks = 4

/** The table of faults and the false alarms, in Markdown. */
export function outcomeLines(results: readonly SeedResult[]): string[] {
  const rows = faults.map(({ name }) => {
    const runs = results.flatMap((result) => result.faults.filter((fault) => fault.name === name))
    const caught = runs.filter(({ alarms }) => alarms.length > 0).length
    const kept = runs.filter(({ alarms }) => alarms.some(({ severity }) => severity === 'error')).length
    const learned = runs.filter(({ alarms }) => alarms.some(({ check }) => isLearned(check))).length
    return `| ${name} | ${caught} of ${runs.length} | ${kept} | ${learned} | ${byCheck(runs.map(({ alarms }) => alarms))} |`
  })
  const weeks = results.flatMap((result) => result.weeks)
  const alarmed = weeks.filter(({ alarms }) => alarms.length > 0)
  const missed = results.flatMap(({ seed, faults: found }) =>
    found
      .filter(({ alarms }) => alarms.length === 0)
      .map(({ name, file }) => `${name} (seed ${seed}, ${file})`),
  )
  const inEverySeed = faults.filter(({ name }) =>
    results.every((result) => result.faults.some((fault) => fault.name === name && fault.alarms.length > 0)),
  ).length
  return [
    '| fault | caught | kept from publishing | by a learned check | checks that spoke (seeds) |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Caught in every seed: ${inEverySeed} of ${faults.length} faults. Missed: ${missed.length === 0 ? 'nothing' : missed.join('; ')}.`,
    `False alarms: ${alarmed.length} of ${weeks.length} ordinary weeks (${((100 * alarmed.length) / Math.max(1, weeks.length)).toFixed(2)} in 100)${alarmed.length === 0 ? '.' : `: ${byCheck(alarmed.map(({ alarms }) => alarms))}.`}`,
  ]
}

function isLearned(check: string): boolean {
  return check.endsWith('_usual')
}

function byCheck(alarms: readonly (readonly Alarm[])[]): string {
  const counts = new Map<string, number>()
  for (const one of alarms)
    for (const check of new Set(one.map((alarm) => alarm.check)))
      counts.set(check, (counts.get(check) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const named = sorted.slice(0, mostChecks).map(([check, count]) => `${check} ${count}`)
  return named.join(', ') + (sorted.length > mostChecks ? `, ${sorted.length - mostChecks} more` : '')
}
