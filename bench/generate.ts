import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { csvLine } from './csvLine.ts'
import { type Layout, layouts } from './records.ts'

/** Counted up when the invented records change, so that cached files are made again. */
const version = 1

export interface GeneratedFiles {
  readonly folder: string
  readonly files: readonly string[]
}

/**
 * Files of `total` invented records, a third of each layout; kept in `cache`, since a million takes a while.
 * The same on every machine, byte for byte.
 */
export async function generatedFiles(cache: string, total: number): Promise<GeneratedFiles> {
  const folder = join(cache, `v${version}-${total}`)
  await mkdir(folder, { recursive: true })
  for (const [place, layout] of layouts.entries()) {
    const path = join(folder, layout.file)
    if (existsSync(path)) continue
    await write(layout, recordsOf(total, place), `${path}.part`)
    await rename(`${path}.part`, path)
  }
  return { folder, files: layouts.map(({ file }) => file) }
}

/** The thirds of a total that 3 doesn't divide differ by one. */
export function recordsOf(total: number, place: number): number {
  return Math.floor((total + layouts.length - 1 - place) / layouts.length)
}

async function write(layout: Layout, count: number, path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    let text = ''
    for (const line of lines(layout, count)) {
      text += line
      if (text.length < 1_000_000) continue
      await file.write(text)
      text = ''
    }
    await file.write(text)
  } finally {
    await file.close()
  }
}

/** The lines of a file, its header first. */
export function* lines({ header, records }: Layout, count: number): Generator<string> {
  yield csvLine(header)
  for (const record of records(count)) yield csvLine(record)
}
