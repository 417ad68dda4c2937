import type { CommandLoad } from './command.ts'
import type { ExpertLoad } from './expert.ts'

/** All repeats of one size. */
export interface Result {
  readonly size: number
  readonly own: readonly CommandLoad[]
  readonly expert: readonly ExpertLoad[]
}

/** The one in the middle, by a number of each. */
export function median<T>(loads: readonly T[], of: (load: T) => number): T {
  const sorted = [...loads].sort((a, b) => of(a) - of(b))
  return sorted[Math.floor((sorted.length - 1) / 2)] as T
}

export function phaseLines(who: string, phases: Readonly<Record<string, number>>): string {
  const parts = Object.entries(phases).map(([phase, seconds]) => `${phase} ${seconds.toFixed(2)}`)
  return `  ${who}: ${parts.join(', ')}`
}

/** A table for the README. */
export function resultLines(results: readonly Result[]): string[] {
  const lines = [
    '| records | leads s | rows/s | expert s | ratio | checks s | peak memory MB |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const { size, own, expert } of results) {
    const load = median(own, ({ seconds }) => seconds)
    const byHand = median(expert, ({ seconds }) => seconds)
    const cells = [
      size.toLocaleString('en-US'),
      load.seconds.toFixed(2),
      Math.round(size / load.seconds).toLocaleString('en-US'),
      byHand.seconds.toFixed(2),
      pairRatio(own, expert).toFixed(2),
      checkSeconds(load).toFixed(2),
      peakMegabytes(own).toFixed(0),
    ]
    lines.push(`| ${cells.join(' | ')} |`)
  }
  const smaller = results.find(({ size }) => size === 100_000)
  const larger = results.find(({ size }) => size === 1_000_000)
  if (smaller && larger) {
    const grown = peakMegabytes(larger.own) - peakMegabytes(smaller.own)
    lines.push('', `Peak memory grows by ${grown.toFixed(0)} MB from 100,000 records to 1,000,000.`)
  }
  return lines
}

function peakMegabytes(own: readonly CommandLoad[]): number {
  return median(own, ({ peakMemoryBytes }) => peakMemoryBytes).peakMemoryBytes / 1_000_000
}

/** By the words in which the command tells of that stage; NaN when they are no longer these. */
function checkSeconds({ phases }: CommandLoad): number {
  return Object.entries(phases).find(([stage]) => /checks/i.test(stage))?.[1] ?? Number.NaN
}

/** The machine's speed drifts, so only loads that ran one after the other are compared: the median of their ratios. */
function pairRatio(own: readonly CommandLoad[], expert: readonly ExpertLoad[]): number {
  const ratios = own.map(({ seconds }, place) => seconds / (expert[place] as ExpertLoad).seconds)
  return median(ratios, (ratio) => ratio)
}
