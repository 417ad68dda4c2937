/**
 * The same text in memory of its own. A cell is a slice of its block of the file and keeps all of the
 * block alive: what outlives the batch (a key in a Map, a kept reject) is copied first.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
