import type { FileHandle } from 'node:fs/promises'
import { count } from '../../shared/count.ts'
import { LoaderError } from '../../shared/errors.ts'
import { openBlocks } from './blocks.ts'
import type { Encoding } from './encoding.ts'
import type { ByteOrderMark, Examined } from './examine.ts'

export interface EncodingDecision {
  readonly encoding: Encoding
  /** A clause for people. */
  readonly encodingReason: string
}

const saveAsUtf8 = 'Save it as CSV UTF-8.'

/**
 * One decision for the whole file: a mark decides for UTF-16; without one the text is UTF-8 if all of it is
 * valid, else Windows-1252, in which every byte means something.
 * @throws LoaderError file-not-text, file-encoding
 */
export async function decideEncoding(
  handle: FileHandle,
  name: string,
  { mark, nul, invalid, start }: Examined,
): Promise<EncodingDecision> {
  if (isUtf32(start)) {
    throw new LoaderError('file-encoding', `${name} is UTF-32, which is not read.`, {
      file: name,
      hint: saveAsUtf8,
    })
  }
  if (nul >= 0) {
    const line = await lineAt(handle, name, mark, nul)
    throw new LoaderError(
      'file-not-text',
      `${name}, line ${line}: a NUL byte stands here, so this is not text.`,
      {
        file: name,
        line,
        hint: looksLikeUtf16(start)
          ? 'It looks like UTF-16 without its byte order mark: save it as CSV UTF-8.'
          : 'Export it again as CSV UTF-8.',
      },
    )
  }
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    if (invalid < 0) return { encoding: mark, encodingReason: 'begins with a UTF-16 byte order mark' }
    const line = await lineAt(handle, name, mark, invalid)
    throw new LoaderError(
      'file-encoding',
      `${name}, line ${line}: half of a UTF-16 character stands at byte ${count(invalid + 1)}.`,
      { file: name, line, hint: `It may be cut off or damaged: fetch it again. ${saveAsUtf8}` },
    )
  }
  if (invalid < 0) {
    return mark === 'utf-8'
      ? { encoding: 'utf-8-bom', encodingReason: 'begins with a UTF-8 byte order mark' }
      : { encoding: 'utf-8', encodingReason: 'all of it is valid UTF-8' }
  }
  const line = await lineAt(handle, name, mark, invalid)
  const despite = mark === 'utf-8' ? ', though it begins with a UTF-8 byte order mark' : ''
  return {
    encoding: 'windows-1252',
    encodingReason: `not valid UTF-8 at byte ${count(invalid + 1)} (line ${count(line)}), so read as Windows-1252${despite}`,
  }
}

/** Physical line of a byte. Reads the file once more up to there, which only the rare cases need. */
async function lineAt(
  handle: FileHandle,
  name: string,
  mark: ByteOrderMark,
  position: number,
): Promise<number> {
  const width = mark === 'utf-16le' || mark === 'utf-16be' ? 2 : 1
  const low = mark === 'utf-16be' ? 1 : 0
  const blocks = openBlocks(handle, name, 0, 256 * 1024, ignore)
  try {
    let line = 1
    let before = 0
    let at = 0
    for (let block = await blocks.next(0); !block.last && at < position; block = await blocks.next(0)) {
      const { bytes } = block
      for (let i = 0; i < bytes.length && at < position; i++, at++) {
        // The other byte of a UTF-16 unit must be 0, or ऊ (U+090A) would end a line.
        if (at % width !== low) continue
        const unit = width === 1 || bytes[i ^ 1] === 0 ? bytes[i]! : 0x100
        if (unit === 0x0d || (unit === 0x0a && before !== 0x0d)) line++
        before = unit
      }
    }
    return line
  } finally {
    await blocks.settled()
  }
}

function isUtf32(start: Buffer): boolean {
  const first = start.toString('hex', 0, 4)
  return first === 'fffe0000' || first === '0000feff'
}

function looksLikeUtf16(start: Buffer): boolean {
  const few = start.subarray(0, 64)
  return few.filter((byte) => byte === 0).length * 3 > few.length
}

function ignore() {}
