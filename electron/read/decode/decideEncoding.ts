import type { FileHandle } from 'node:fs/promises'
import { count } from '../../../shared/count.ts'
import { LoaderError } from '../../../shared/errors.ts'
import { openBlocks } from '../blocks.ts'
import type { ByteOrderMark, Examined, SingleBytes } from '../examine.ts'
import type { SuspectedEncoding } from '../shape/suspicion.ts'
import type { Encoding } from './encoding.ts'

interface EncodingDecision {
  readonly encoding: Encoding
  /** A clause for people. */
  readonly encodingReason: string
  /** What a person should look at, in sentences. */
  readonly notes: readonly string[]
}

const saveAsUtf8 = 'Save it as CSV UTF-8.'

/**
 * One decision for the whole file: a mark, or zero bytes in every second place, decide for UTF-16; all else is UTF-8,
 * in which each byte that is part of no sequence is read as Windows-1252 (DATA.md, "Files").
 * @throws LoaderError file-not-text, file-encoding
 */
export async function decideEncoding(
  handle: FileHandle,
  name: string,
  { mark, unit, nul, invalid, singles, start }: Examined,
): Promise<EncodingDecision> {
  if (isUtf32(start)) {
    throw new LoaderError('file-encoding', `${name} is UTF-32, which is not read.`, {
      file: name,
      hint: saveAsUtf8,
    })
  }
  if (nul >= 0) {
    const [line] = await linesAt(handle, name, unit, [nul])
    throw new LoaderError(
      'file-not-text',
      `${name}, line ${line}: a NUL byte stands here, so this is not text.`,
      { file: name, line: line as number, hint: 'Export it again as CSV UTF-8.' },
    )
  }
  if (unit === 'utf-16le' || unit === 'utf-16be') {
    if (invalid < 0) return { encoding: unit, encodingReason: whyUtf16(mark), notes: [] }
    const [line] = await linesAt(handle, name, unit, [invalid])
    throw new LoaderError(
      'file-encoding',
      `${name}, line ${line}: half of a UTF-16 character stands at byte ${count(invalid + 1)}.`,
      {
        file: name,
        line: line as number,
        hint: `It may be cut off or damaged: fetch it again. ${saveAsUtf8}`,
      },
    )
  }
  if (singles === undefined) {
    return mark === 'utf-8'
      ? { encoding: 'utf-8-bom', encodingReason: 'begins with a UTF-8 byte order mark', notes: [] }
      : { encoding: 'utf-8', encodingReason: 'all of it is valid UTF-8', notes: [] }
  }
  const lines = await linesAt(handle, name, unit, singles.first)
  const despite = mark === 'utf-8' ? ', though it begins with a UTF-8 byte order mark' : ''
  return {
    encoding: singles.isMixed ? 'utf-8-and-windows-1252' : 'windows-1252',
    encodingReason: `${singleBytes(singles, lines)}, read as Windows-1252${despite}`,
    notes: singles.suspected === null ? [] : [suspicion(singles.suspected, lines[0] as number)],
  }
}

function whyUtf16(mark: ByteOrderMark): string {
  return mark === 'none'
    ? 'every second byte is zero, as in UTF-16 without its byte order mark'
    : 'begins with a UTF-16 byte order mark'
}

const mostLines = 8

/** "3 bytes are not UTF-8 (lines 4, 7 and 9)" */
function singleBytes({ count: bytes, first }: SingleBytes, lines: readonly number[]): string {
  const different = [...new Set(lines)]
  const shown = different.slice(0, mostLines).map(count)
  const isAll = different.length === shown.length && first.length === bytes
  const list =
    shown.length === 1 && isAll
      ? `line ${shown[0]}`
      : isAll
        ? `lines ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
        : `lines ${shown.join(', ')} and others`
  return `${count(bytes)} ${bytes === 1 ? 'byte is' : 'bytes are'} not UTF-8 (${list})`
}

function suspicion(encoding: SuspectedEncoding, line: number): string {
  return `Its letters with accents seem to be written in ${encoding}, which is read wrongly as Windows-1252: look at line ${count(line)}, and if names are wrong there save the file as CSV UTF-8 and load that.`
}

/** Physical lines of bytes, whose positions ascend. Reads the file once more up to the last, which only the rare cases need. */
async function linesAt(
  handle: FileHandle,
  name: string,
  unit: ByteOrderMark,
  positions: readonly number[],
): Promise<number[]> {
  const width = unit === 'utf-16le' || unit === 'utf-16be' ? 2 : 1
  const low = unit === 'utf-16be' ? 1 : 0
  const blocks = openBlocks(handle, name, 0, 256 * 1024, ignore)
  const lines: number[] = []
  try {
    let line = 1
    let before = 0
    let at = 0
    while (lines.length < positions.length) {
      const { bytes, last } = await blocks.next(0)
      for (let i = 0; i < bytes.length; i++, at++) {
        if (at === positions[lines.length]) {
          lines.push(line)
          if (lines.length === positions.length) break
        }
        // The other byte of a UTF-16 unit must be 0, or ऊ (U+090A) would end a line.
        if (at % width !== low) continue
        const code = width === 1 || bytes[i ^ 1] === 0 ? bytes[i]! : 0x100
        if (code === 0x0d || (code === 0x0a && before !== 0x0d)) line++
        before = code
      }
      if (last) break
    }
    // The file was cut off meanwhile, which is found out later.
    while (lines.length < positions.length) lines.push(line)
    return lines
  } finally {
    await blocks.settled()
  }
}

function isUtf32(start: Buffer): boolean {
  const first = start.toString('hex', 0, 4)
  return first === 'fffe0000' || first === '0000feff'
}

function ignore() {}
