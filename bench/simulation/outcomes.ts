import { faults, variants } from './faults.ts'
import type { Alarm, Outcome, SeedResult } from './simulateSeed.ts'

const mostChecks = 3

const isCaught = ({ alarms }: Outcome) => alarms.length > 0
const isKept = ({ alarms }: Outcome) => alarms.some(({ severity }) => severity === 'error')

/** The tables of faults, drifts and false alarms, in Markdown. */
export function outcomeLines(results: readonly SeedResult[]): string[] {
  const caught = results.flatMap((result) => result.faults)
  const cold = results.flatMap(({ coldStart }) => coldStart)
  const harmless = results.flatMap((result) => result.variants)
  const weeks = results.flatMap((result) => result.weeks)
  const alarmed = weeks.filter(({ alarms }) => alarms.length > 0)
  const rows = faults.map(({ name }) => {
    const [own, ownCold] = [caught, cold].map((list) => list.filter((one) => one.name === name))
    return `| ${name} | ${shareOf(own ?? [])} | ${ownCold?.length ? shareOf(ownCold) : '–'} | ${byCheck((own ?? []).map(({ alarms }) => alarms))} |`
  })
  const drifts = new Map<string, string[]>()
  for (const { name, told, by } of results.flatMap((result) => result.drifts))
    drifts.set(name, [...(drifts.get(name) ?? []), told === null ? 'not' : `${told} (${by})`])
  const spoilt = harmless.filter(isCaught)
  return [
    '| fault | caught, kept from publishing | with one run before | checks that spoke (seeds) |',
    '| --- | --- | --- | --- |',
    ...rows,
    `| all | ${shareOf(caught)} | ${shareOf(cold)} | |`,
    '',
    `Missed: ${missed(results, 'faults')}. With one run before: ${missed(results, 'coldStart')}.`,
    '',
    '| drift | told in week (by) |',
    '| --- | --- |',
    ...[...drifts].map(([name, told]) => `| ${name} | ${told.join(', ')} |`),
    '',
    `False alarms: ${alarmed.length} of ${weeks.length} ordinary weeks (${((100 * alarmed.length) / Math.max(1, weeks.length)).toFixed(2)} in 100)${alarmed.length === 0 ? '.' : `: ${byCheck(alarmed.map(({ alarms }) => alarms))}.`}`,
    `Of ${harmless.length} harmless variants (${variants.length} kinds) ${spoilt.length} alarmed${spoilt.length === 0 ? '.' : `: ${spoilt.map(({ name, file, alarms }) => `${name} (${file}: ${alarms.map(({ check }) => check).join(', ')})`).join('; ')}.`}`,
  ]
}

/** `5 of 5, 4` */
function shareOf(list: readonly Outcome[]): string {
  return `${list.filter(isCaught).length} of ${list.length}, ${list.filter(isKept).length}`
}

function missed(results: readonly SeedResult[], what: 'faults' | 'coldStart'): string {
  const names = results.flatMap((result) =>
    result[what]
      .filter((one) => !isCaught(one))
      .map(({ name, file }) => `${name} (seed ${result.seed}, ${file})`),
  )
  return names.length === 0 ? 'nothing' : names.join('; ')
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
