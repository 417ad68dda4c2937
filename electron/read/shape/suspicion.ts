/** Encodings whose letters Windows-1252 shows as other characters, without an error. */
export type SuspectedEncoding = 'Mac Roman' | 'CP850'

// For each encoding the bytes of the letters of Spanish and French and of typographic quotes that names are written
// with. In order: á é í ó ú ñ ü, the same in capitals, then others of its own.
const letters = {
  'Windows-1252': 'e1e9edf3faf1fc c1c9cdd3dad1dc e0e8e7eaeef4fbebeff6e4 c0c8c7cac4d6 9192a0',
  'Mac Roman': '878e92979c969f e783eaeef28486 d4d5 888f8d90',
  CP850: 'a082a1a2a3a481 b590d6e0e9a59a 85 8a87',
} as const

const windows = bytesOf(letters['Windows-1252'])
const suspects = {
  'Mac Roman': bytesOf(letters['Mac Roman']),
  CP850: bytesOf(letters.CP850),
} as const

interface Suspicion {
  /** A byte that is read as Windows-1252, at `index` of bytes as Latin-1. */
  add(latin1: string, index: number): void
  end(): SuspectedEncoding | null
}

/**
 * In Windows-1252 every byte means something, so a wrong one is not seen: `Mu\x96oz` of Mac Roman is `Mu–oz`. Counts how
 * many of the bytes beside a letter would be letters in each encoding.
 */
export function createSuspicion(): Suspicion {
  let asWindows = 0
  const as: Record<SuspectedEncoding, number> = { 'Mac Roman': 0, CP850: 0 }
  return {
    add(latin1, index) {
      const before = latin1.charCodeAt(index - 1)
      const after = latin1.charCodeAt(index + 1)
      if (!isLetter(before) && !isLetter(after)) return
      const byte = latin1.charCodeAt(index)
      if (windows.has(byte) || isDash(byte, before, after)) asWindows += 1
      if (suspects['Mac Roman'].has(byte)) as['Mac Roman'] += 1
      if (suspects.CP850.has(byte)) as.CP850 += 1
    },
    end() {
      const likely = as.CP850 > as['Mac Roman'] ? 'CP850' : 'Mac Roman'
      return as[likely] > asWindows ? likely : null
    },
  }
}

/** A dash inside a word of small letters is none: `Monday–Friday` has one. */
function isDash(byte: number, before: number, after: number): boolean {
  return (byte === 0x96 || byte === 0x97) && !(isLetter(before) && isSmallLetter(after))
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || isSmallLetter(code)
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function bytesOf(hex: string): ReadonlySet<number> {
  return new Set(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
}
