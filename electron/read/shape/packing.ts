export type Packing = 'gzip' | 'zip'

/** How a file is packed, told by its first bytes whatever its name says; null when it isn't. */
export function packingOf(start: Buffer): Packing | null {
  const first = start.toString('latin1', 0, 4)
  if (first.startsWith('\x1f\x8b')) return 'gzip'
  // the last two are of an empty archive, and of one in several parts
  return ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].includes(first) ? 'zip' : null
}
