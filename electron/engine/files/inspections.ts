import { stat } from 'node:fs/promises'
import { type InspectedFile, inspectFile } from '../../read/inspect.ts'

/** How a file is looked at; `name` is what errors call it. */
export type Inspect = (path: string, name: string) => Promise<InspectedFile>

const most = 200

/**
 * Looks at each file once while it stays as it is: the card, the mapping table and the review of a file all want the
 * same. Size and time on disk tell whether it does; who reads the records proves that the bytes are the same.
 */
export function createInspections(inspect: Inspect = inspectFile): Inspect {
  const known = new Map<string, Promise<InspectedFile>>()

  const lookAt = (path: string, name: string): Promise<InspectedFile> => {
    const inspecting = inspect(path, name)
    known.delete(path)
    known.set(path, inspecting)
    for (const oldest of known.keys()) {
      if (known.size <= most) break
      known.delete(oldest)
    }
    inspecting.catch(() => {
      if (known.get(path) === inspecting) known.delete(path)
    })
    return inspecting
  }

  return async (path, name) => {
    const before = await known.get(path)?.catch(() => undefined)
    if (before !== undefined && (await isUntouched(before))) return { ...before, name }
    return { ...(await lookAt(path, name)), name }
  }
}

async function isUntouched({ path, bytes, modifiedMs }: InspectedFile): Promise<boolean> {
  const now = await stat(path, { bigint: true }).catch(() => undefined)
  return now !== undefined && Number(now.size) === bytes && Number(now.mtimeMs) === modifiedMs
}
