import { readFileSync } from 'node:fs'

/** What the data file says of a state. */
interface StateText {
  /** The first three digits of its ZIPs. */
  readonly zipPrefixes: readonly string[]
  /** One line a city: its name, then its ZIPs, as README.md says. */
  readonly cities: string
}

/** The builds put it beside the program: scripts/build/dataFiles.mjs. */
const file = new URL('./cities.txt', import.meta.url)

let texts: ReadonlyMap<string, StateText> | null = null

/** By USPS code. The file is read when this is first asked for: most commands and some sources need none of it. */
export function cityTexts(): ReadonlyMap<string, StateText> {
  texts ??= new Map(readFileSync(file, 'utf8').split('\n\n').map(stateText))
  return texts
}

function stateText(block: string): [string, StateText] {
  const end = block.indexOf('\n')
  const [state = '', ...zipPrefixes] = block.slice(0, end).split(' ')
  return [state, { zipPrefixes, cities: block.slice(end + 1) }]
}
