import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes of all files in a folder; null where it can't be read. Files that go meanwhile count nothing. */
export async function folderBytes(folder: string): Promise<number | null> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return null
  let bytes = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined)
    bytes += found?.size ?? 0
  }
  return bytes
}

/** Free bytes of the volume for this user; null where it can't be told. */
export async function freeBytes(folder: string): Promise<number | null> {
  const volume = await statfs(folder).catch(() => null)
  return volume === null ? null : volume.bavail * volume.bsize
}
