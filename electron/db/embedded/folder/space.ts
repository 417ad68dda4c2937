import { randomFillSync } from 'node:crypto'
import { closeSync, existsSync, writeSync } from 'node:fs'
import { rename, rm, statfs } from 'node:fs/promises'
import { createOwn } from '../../../ownFile.ts'

const mebibyte = 1024 * 1024

/** Bytes that an ordinary user may still write on the volume of the data folder. */
export async function freeBytes(dataFolder: string): Promise<number> {
  const { bavail, bsize } = await statfs(dataFolder)
  return bavail * bsize
}

/** Size of the ballast on a volume with so many free bytes: 64 MiB, less on a small one, 0 on a tiny one. */
export function ballastSize(free: number): number {
  const size = Math.min(64, Math.floor(free / 8 / mebibyte)) * mebibyte
  return size < 20 * mebibyte ? 0 : size
}

/**
 * Keeps some space back: PostgreSQL on a full volume stops and does not start again, so there must be
 * something to delete. Random bytes, because a compressing or deduplicating volume would store zeros as nothing.
 */
export async function ensureBallast(path: string, free: number): Promise<void> {
  const size = ballastSize(free)
  if (size === 0 || existsSync(path)) return
  const block = randomFillSync(Buffer.allocUnsafe(mebibyte))
  const file = createOwn(`${path}.new`)
  try {
    for (let written = 0; written < size; written += mebibyte) writeSync(file, block)
  } finally {
    closeSync(file)
  }
  await rename(`${path}.new`, path)
}

/** Gives the space back. False if there was no ballast. */
export async function dropBallast(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  await rm(path)
  return true
}
