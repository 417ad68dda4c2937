import { type Cleaned, cleaned, nothing, notUnderstood, odd } from '../cleaned.ts'

interface Websites {
  readonly website: string
  /** Further ones of the cell, in its order, each once. */
  readonly others: readonly string[]
}

const site =
  /^(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,63})(?::[0-9]{1,5})?(?:[/?#]\S*)?$/iu
/** Longer words are no address, whatever they are. */
const longest = 2000
const between = /[\s;,|]+/
const joining = new Set(['and', 'or', '&'])

/** The websites of a cell, as written: `https://acorn.example.com/home`, `www.acorn.example.com`. A mail address is none. */
export function cleanWebsite(cell: string): Cleaned<Websites> {
  const text = cell.trim()
  if (text === '') return nothing
  const found = new Set<string>()
  let bad: string | null = null
  for (const word of text.slice(0, longest).split(between)) {
    if (word === '' || joining.has(word.toLowerCase())) continue
    if (site.test(word)) found.add(word)
    else bad ??= word
  }
  const [website, ...others] = found
  if (website === undefined || text.length > longest)
    return notUnderstood('website_not_understood', 'is no address of a website such as www.acorn.example.com')
  const sites = { website, others }
  return bad === null
    ? cleaned(sites)
    : odd(
        sites,
        'website_not_understood',
        `holds a part that is no address of a website: '${bad.slice(0, 60)}'`,
      )
}
