import { readFileSync, renameSync } from 'node:fs'
import type { z } from 'zod'
import { writeOwn } from '../../ownFile.ts'

interface JsonFile<T> {
  /** What stands in the file; the defaults where it is missing or can't be understood. */
  readonly value: T
  /** False when a file was there that could not be understood. */
  readonly understood: boolean
}

/** Reads a small file of settings. A broken one is no reason not to start: it is kept aside as `….broken`. */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, defaults: T): JsonFile<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { value: defaults, understood: (error as NodeJS.ErrnoException).code === 'ENOENT' }
  }
  try {
    return { value: schema.parse(JSON.parse(text)), understood: true }
  } catch {
    try {
      renameSync(path, `${path}.broken`)
    } catch {
      // it stays where it is, and is written over by the next change
    }
    return { value: defaults, understood: false }
  }
}

/** Writes the whole file or leaves the old one: a kill never leaves half. Readable by its owner only. */
export function writeJsonFile(path: string, value: unknown): void {
  writeOwn(path, `${JSON.stringify(value, null, 2)}\n`)
}
