/** What was seen at one place of JSON documents. */
interface Seen {
  times: number
  /** null, string, number, boolean. */
  readonly simple: Set<string>
  objects: number
  readonly members: Map<string, Seen>
  elements: Seen | undefined
}

const nothing = (): Seen => ({
  times: 0,
  objects: 0,
  simple: new Set<string>(),
  members: new Map(),
  elements: undefined,
})

/** Members of these have names that the data decide, such as columns of a query. */
type ByName = ReadonlySet<string>

/**
 * The shape of JSON documents, as they were: `{runId: number, error?: …}`. A member that not every document has is
 * optional; an empty list tells nothing of its elements.
 */
export function shapeOf(documents: readonly unknown[], byName: ByName = new Set()): string {
  const seen = nothing()
  for (const document of documents) look(seen, document, byName, '')
  return write(seen, '')
}

function look(seen: Seen, value: unknown, byName: ByName, name: string): void {
  seen.times += 1
  if (Array.isArray(value)) {
    seen.elements ??= nothing()
    for (const element of value) look(seen.elements, element, byName, name)
  } else if (typeof value === 'object' && value !== null) {
    seen.objects += 1
    for (const [key, member] of Object.entries(value)) {
      const place = byName.has(name) ? '[name]' : key
      const found = seen.members.get(place) ?? nothing()
      seen.members.set(place, found)
      look(found, member, byName, key)
    }
  } else seen.simple.add(value === null ? 'null' : typeof value)
}

function write(seen: Seen, indent: string): string {
  const parts = [...seen.simple].filter((one) => one !== 'null').sort()
  if (seen.objects > 0) parts.push(writeObject(seen, indent))
  if (seen.elements !== undefined) parts.push(`[${write(seen.elements, indent)}]`)
  if (seen.simple.has('null')) parts.push('null')
  return parts.length === 0 ? '…' : parts.join(' | ')
}

function writeObject({ members, objects }: Seen, indent: string): string {
  const inner = `${indent}  `
  const lines = [...members].map(([key, member]) => {
    const optional = key !== '[name]' && member.times < objects ? '?' : ''
    return `${inner}${key}${optional}: ${write(member, inner)}`
  })
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}
