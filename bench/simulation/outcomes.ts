import { faults } from './faults.ts'
import type { Outcome } from './simulate.ts'

/** The outcomes of all seeds as lines of Markdown: what was caught and by what, what was missed, and the false alarms. */
export function outcomeLines(outcomes: readonly Outcome[]): string[] {
  const seeds = outcomes.length
  const rows = faults.map(({ name }) => {
    const tries = outcomes.flatMap(({ faults: all }) => all.filter(({ fault }) => fault === name))
    const caught = tries.filter(({ checks }) => checks.length > 0)
    const kept = tries.filter((one) => one.kept)
    return { name, caught: caught.length, kept: kept.length, checks: mostOften(caught) }
  })
  const weeks = outcomes.reduce((sum, { ordinaryWeeks }) => sum + ordinaryWeeks, 0)
  const alarms = outcomes.flatMap(({ falseAlarms }) => falseAlarms)
  const always = rows.filter(({ caught }) => caught === seeds).length
  const missed = rows.filter(({ caught }) => caught < seeds)
  return [
    '| fault | caught | kept from publishing | most often by |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, caught, kept, checks }) =>
        `| ${name} | ${caught} of ${seeds} | ${kept} of ${seeds} | ${checks.join(', ')} |`,
    ),
    '',
    `Caught with every seed: ${always} of ${rows.length} faults.${
      missed.length === 0
        ? ''
        : ` Missed at times: ${missed.map(({ name, caught }) => `${name} (${seeds - caught} of ${seeds})`).join(', ')}.`
    }`,
    `False alarms: ${alarms.length} in ${weeks} ordinary weeks, ${((100 * alarms.length) / weeks).toFixed(2)} in 100.`,
    ...outcomes.flatMap(({ seed, falseAlarms }) =>
      falseAlarms.map(({ date, checks }) => `Seed ${seed}, ${date}: ${checks.join(', ')}`),
    ),
  ]
}

function mostOften(caught: readonly { readonly checks: readonly string[] }[]): string[] {
  const counts = new Map<string, number>()
  for (const name of caught.flatMap(({ checks }) => checks)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([name]) => name)
}
