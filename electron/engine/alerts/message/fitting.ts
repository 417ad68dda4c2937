/** How many bytes a value takes where it is written as JSON. */
export const jsonBytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** A text of which so many bytes of JSON are left at most, cut between characters. */
export function fittingText(text: string, mostBytes: number): string {
  // a character takes at least one
  if (text.length <= mostBytes && jsonBytes(text) - 2 <= mostBytes) return text
  const end = '…'
  let left = mostBytes - Buffer.byteLength(end)
  let result = ''
  for (const character of text) {
    left -= jsonBytes(character) - 2
    if (left < 0) break
    result += character
  }
  return `${result}${end}`
}

/** The parts that fit into so many bytes of JSON, none twice and none out of its order; `left` are those that don't. */
export function fittingParts<Part>(
  parts: readonly Part[],
  most: { readonly parts: number; readonly bytes: number },
): { readonly shown: readonly Part[]; readonly left: number } {
  let bytes = 0
  let count = 0
  for (const part of parts.slice(0, most.parts)) {
    // and a comma
    bytes += jsonBytes(part) + 1
    if (bytes > most.bytes) break
    count += 1
  }
  return { shown: parts.slice(0, count), left: parts.length - count }
}

/** What breaks lines, or turns the order of what is read around it, is no part of a sentence: names of files may hold it. */
export function inOneLine(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\p{Cc}+/gu, ' ')
}
