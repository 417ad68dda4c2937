import { type Person, particle, written } from './nameList.ts'
import type { Joiner, Part } from './nameParts.ts'

/**
 * The people of a column that writes family names first: `OAKES, ADA`, `OAKES, ADA & FINCH, JUNO`, `OAKES, ADA & OTTO` (one
 * family), with `always` also `Oakes Ada Louise`. A full name without a comma is read as usual elsewhere. All given names
 * are the first name, since the family name is known. Empty where a comma has nothing on one side, or parts are left over.
 */
export function familyFirst(
  parts: readonly Part[],
  between: readonly Joiner[],
  always: boolean,
): readonly Person[] {
  const groups: Part[][] = []
  for (const [index, part] of parts.entries()) {
    const last = groups.at(-1)
    // `OAKES, ADA, FINCH, JUNO` are pairs
    if (last !== undefined && between[index - 1] === 'comma' && last.length === 1) last.push(part)
    else groups.push([part])
  }
  const people: Person[] = []
  for (const group of groups) {
    const person = personOf(group, people.at(-1)?.surname ?? null, always)
    if (person === null) return []
    people.push(person)
  }
  return people
}

function personOf([first, second]: readonly Part[], family: string | null, always: boolean): Person | null {
  if (first === undefined) return null
  if (second !== undefined)
    return { given: second.words.join(' '), surname: written(first.words, first.suffix ?? second.suffix) }
  const { words, suffix } = first
  if (words.length === 1)
    return family === null
      ? { given: words[0] as string, surname: null }
      : { given: words[0] as string, surname: family }
  if (!always) return { given: words[0] as string, surname: written(words.slice(1), suffix) }
  let end = 1
  while (end < words.length - 1 && particle.test(words[end - 1] as string)) end += 1
  return { given: words.slice(end).join(' '), surname: written(words.slice(0, end), suffix) }
}
