import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { InspectedFile } from '../../../read/inspect.ts'
import type { Inspect } from './inspect.ts'
import { inspectInput } from './inspectInput.ts'

const most = 200

/**
 * Looks at each file, of a workbook at each sheet that is asked for, once while it stays as it is: the card, the mapping table and the review of a file all want the
 * same. Size and time on disk tell whether it does; who reads the records proves that the bytes are the same.
 */
export function createInspections(inspect: Inspect = inspectInput): Inspect {
  const known = new Map<string, Promise<InspectedFile>>()

  const forget = (key: string): void => {
    known.get(key)?.then(removeUnpacked, () => undefined)
    known.delete(key)
  }

  const lookAt = (key: string, inspecting: Promise<InspectedFile>): Promise<InspectedFile> => {
    forget(key)
    known.set(key, inspecting)
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      forget(oldest)
    }
    inspecting.catch(() => {
      if (known.get(key) === inspecting) known.delete(key)
    })
    return inspecting
  }

  /** The sources whose headers were known: a new one may find another header in a file. */
  let knownBy = ''

  return async (path, name, how) => {
    const by = (how?.sources ?? []).map(({ file }) => JSON.stringify([file.id, file.columns])).join()
    if (by !== knownBy) {
      for (const other of [...known.keys()]) forget(other)
      knownBy = by
    }
    const key = JSON.stringify([path, how?.sheet])
    const before = await known.get(key)?.catch(() => undefined)
    if (before !== undefined && (await isUntouched(before))) return { ...before, name }
    return { ...(await lookAt(key, inspect(path, name, how))), name }
  }
}

async function isUntouched({ path, bytes, modifiedMs, text }: InspectedFile): Promise<boolean> {
  if (text.path !== path && !existsSync(text.path)) return false
  const now = await stat(path, { bigint: true }).catch(() => undefined)
  return now !== undefined && Number(now.size) === bytes && Number(now.mtimeMs) === modifiedMs
}

/** What was unpacked from a file that is not asked for again; where it can't go now, it goes with the process. */
async function removeUnpacked({ path, text }: InspectedFile): Promise<void> {
  if (text.path !== path) await rm(text.path, { force: true }).catch(() => undefined)
}
