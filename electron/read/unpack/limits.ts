import { count } from '../../../shared/count.ts'
import type { LoaderError } from '../../../shared/errors.ts'
import { packedError } from './packedError.ts'

/** Larger than any list of licenses. */
const mostBytes = 8 * 1024 ** 3
/** What deflate makes of real tables is a tenth to a fiftieth; a bomb is near a thousandth. */
const mostTimes = 300
/** A small file may be of anything. */
const fewBytes = 64 * 1024 ** 2

/**
 * Counts what comes out of a packed part of `packedBytes`, so that a small file can't fill the disk or the memory.
 * The function that it gives takes the bytes of each piece.
 * @throws LoaderError file-packed
 */
export function boundedUnpacking(name: string, packedBytes: number): (bytes: number) => void {
  let unpacked = 0
  return (bytes) => {
    unpacked += bytes
    if (unpacked > mostBytes) throw tooMuch(name, `holds over ${count(mostBytes / 1024 ** 3)} GiB`)
    if (unpacked > fewBytes && unpacked > packedBytes * mostTimes)
      throw tooMuch(name, `unpacks to over ${count(mostTimes)} times its size, which no table does`)
  }
}

function tooMuch(name: string, what: string): LoaderError {
  return packedError(
    name,
    `${what}: it was not unpacked`,
    'See where it comes from. If it is right, unpack it yourself and load the table.',
  )
}
