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
      (load.seconds / byHand.seconds).toFixed(2),
      (load.phases['Running the checks'] ?? Number.NaN).toFixed(2),
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
