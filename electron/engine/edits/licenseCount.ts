import { addText, fingerprintHigh, fingerprintLow, startFingerprint } from '../intake/fingerprint.ts'
import { createKeyIndex } from '../intake/keyIndex.ts'

/** Which licenses several records of a file bear, by what the file writes: 14 bytes a license. */
export function createLicenseCount() {
  const seen = createKeyIndex()
  const shared = new Set<number>()
  const entryOf = (license: string): { low: number; high: number; entry: number } => {
    startFingerprint()
    addText(license)
    const low = fingerprintLow()
    const high = fingerprintHigh()
    return { low, high, entry: seen.find(low, high) }
  }
  return {
    add(license: string): void {
      const { low, high, entry } = entryOf(license)
      if (entry < 0) seen.add(low, high)
      else shared.add(entry)
    },
    isShared: (license: string): boolean => shared.has(entryOf(license).entry),
  }
}
