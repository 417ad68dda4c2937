import type { InspectedFile } from '../../../read/inspect.ts'
import { ownCopy } from '../../../read/ownCopy.ts'
import { readRecords } from '../../../read/records.ts'
import { filledCells } from '../../../read/shape/head.ts'

const samplesOfColumn = 3
const recordsLookedAt = 1000
/** Characters of a sample; a cell may be a megabyte. */
const sampleLength = 200

/** For each column of a file up to three different values that are not empty, from its first 1,000 records. */
export async function samplesOf(file: InspectedFile): Promise<string[][]> {
  const samples = file.header.map(() => [] as string[])
  let left = recordsLookedAt
  for await (const { count, cells } of readRecords(file, { from: file.firstRecord })) {
    for (let index = 0; index < Math.min(count, left); index += 1) {
      takeSamples(samples, cells[index] as readonly string[])
    }
    left -= count
    if (left <= 0) break
  }
  return samples
}

function takeSamples(samples: readonly string[][], cells: readonly string[]): void {
  if (filledCells(cells) > samples.length) return
  for (const [place, seen] of samples.entries()) {
    const cell = cells[place] ?? ''
    if (seen.length === samplesOfColumn || cell.trim() === '') continue
    const sample = cell.slice(0, sampleLength)
    if (!seen.includes(sample)) seen.push(ownCopy(sample))
  }
}
