/**
 * Whether a number is of one of some patterns of parts: `#` is a digit, `@` a letter, `*` any letters and digits (none
 * too), and anything else itself, without regard to case. Each is matched in one pass with one point of return, so that no
 * pattern runs away.
 */
export function numberPattern(patterns: readonly string[]): (number: string) => boolean {
  const lowered = patterns.map((pattern) => pattern.toLowerCase())
  return (number) => {
    const text = number.toLowerCase()
    return lowered.some((pattern) => matches(text, pattern))
  }
}

const digit = /^[0-9]$/
const letter = /^\p{L}$/u

function matches(text: string, pattern: string): boolean {
  let at = 0
  let part = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    if (pattern[part] === '*') {
      star = part
      starAt = at
      part += 1
    } else if (part < pattern.length && isPart(text[at] as string, pattern[part] as string)) {
      at += 1
      part += 1
    } else if (star >= 0 && isWord(text[starAt] as string)) {
      // the star takes one character more
      starAt += 1
      at = starAt
      part = star + 1
    } else return false
  }
  while (pattern[part] === '*') part += 1
  return part === pattern.length
}

function isPart(character: string, part: string): boolean {
  if (part === '#') return digit.test(character)
  if (part === '@') return letter.test(character)
  return character === part
}

function isWord(character: string): boolean {
  return digit.test(character) || letter.test(character)
}
