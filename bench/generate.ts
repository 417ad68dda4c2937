import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { csvLine } from '../electron/testing/invent/csv.ts'
import type { Layout } from '../electron/testing/invent/layout.ts'
import { layouts } from '../electron/testing/invent/layouts.ts'
import { random } from '../electron/testing/invent/random.ts'

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
  return filesIn(join(cache, `v${version}-${total}`), (layout, place) =>
    lines(layout, recordsOf(total, place)),
  )
}

/** Shares of a week's records, of each layout: as many come as go. */
const weekly = { gone: 0.015, changed: 0.03, added: 0.015 }

/** The files of `generatedFiles` a week later: some records are gone, some have another phone, some are new. */
export async function nextWeeksFiles(cache: string, total: number): Promise<GeneratedFiles> {
  return filesIn(join(cache, `v${version}-${total}-next`), (layout, place) =>
    weekLater(layout, recordsOf(total, place)),
  )
}

/** A late file: records of one state that follow those of `generatedFiles`. */
export async function lateFile(cache: string, total: number, late: number): Promise<GeneratedFiles> {
  const place = layouts.length - 1
  const { header, records, file } = layouts[place] as Layout
  const folder = join(cache, `v${version}-${total}-late-${late}`)
  await mkdir(folder, { recursive: true })
  const first = recordsOf(total, place)
  await write(
    (function* () {
      yield csvLine(header)
      let index = 0
      for (const record of records(first + late)) {
        if (index >= first) yield csvLine(record)
        index += 1
      }
    })(),
    join(folder, file),
  )
  return { folder, files: [file] }
}

async function filesIn(
  folder: string,
  linesOf: (layout: Layout, place: number) => Iterable<string>,
): Promise<GeneratedFiles> {
  await mkdir(folder, { recursive: true })
  for (const [place, layout] of layouts.entries()) {
    const path = join(folder, layout.file)
    if (existsSync(path)) continue
    await write(linesOf(layout, place), `${path}.part`)
    await rename(`${path}.part`, path)
  }
  return { folder, files: layouts.map(({ file }) => file) }
}

function* weekLater({ header, records }: Layout, count: number): Generator<string> {
  yield csvLine(header)
  const phone = header.indexOf('Phone')
  const draw = random(count)
  let index = 0
  for (const record of records(Math.floor(count * (1 + weekly.added)))) {
    const stood = index < count
    index += 1
    if (stood && draw.chance(weekly.gone)) continue
    yield csvLine(
      stood && draw.chance(weekly.changed)
        ? record.map((cell, column) => (column === phone ? anotherPhone(cell) : cell))
        : record,
    )
  }
}

/** With another last digit. */
function anotherPhone(phone: string): string {
  return `${phone.slice(0, -1)}${(Number(phone.slice(-1)) + 1) % 10}`
}

/** The thirds of a total that 3 doesn't divide differ by one. */
export function recordsOf(total: number, place: number): number {
  return Math.floor((total + layouts.length - 1 - place) / layouts.length)
}

async function write(lines: Iterable<string>, path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    let text = ''
    for (const line of lines) {
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
