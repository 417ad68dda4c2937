// Measures proposals of sources: npm run bench propose -- [--details] [--held FOLDER]

import { resolve } from 'node:path'
import { headerKey } from '../electron/sources/headers.ts'
import { sources } from '../electron/sources/index.ts'
import { makeLexicon } from '../electron/sources/propose/lexicon.ts'
import { propose } from '../electron/sources/propose/propose.ts'
import { type Source, sourceColumns } from '../electron/sources/source.ts'
import { emptyScores, score, share, totals } from '../electron/testing/proposalScore.ts'
import { type Case, caseOfSource, casesBeside, casesOf } from './proposing/cases.ts'

const details = process.argv.includes('--details')
const beside = new URL('../shared/', `file://${process.cwd()}/`)
const cases = [...sources.map(caseOfSource), ...(await casesBeside(beside))]

/** The lexicon of somebody who has never seen the state. */
function lexiconWithout(source: Source | null) {
  if (source === null) return makeLexicon(sources)
  const others = sources.filter((one) => one !== source)
  const headersOf = (one: Source) => sourceColumns(one).flatMap(({ name, aliases }) => [name, ...aliases])
  return makeLexicon(others, { headers: headersOf(source), others: others.flatMap(headersOf) })
}

function report(title: string, of: (one: Case) => Case, list: readonly Case[] = cases): void {
  const all = emptyScores()
  console.log(`\n## ${title}\n`)
  for (const one of list) {
    const own = emptyScores()
    const changed = of(one)
    const made = propose({
      header: changed.header,
      records: changed.records,
      sources: sources.filter((known) => known !== one.source),
      lexicon: lexiconWithout(one.source),
    })
    if (details) console.log(`\n### ${one.name}`, JSON.stringify(made.proposal.questions))
    if (details)
      for (const rule of made.proposal.rules)
        console.log(
          `  ${rule.confidence} ${rule.rule} ${rule.columns.join(' + ')} → ${rule.targets.join(', ')}`,
        )
    const said = new Map<string, number>()
    const say = (line: string) => {
      const field = line.split(':')[0] as string
      said.set(field, (said.get(field) ?? 0) + 1)
      if (details && (said.get(field) ?? 0) <= 2) console.log(`    ${line}`)
    }
    score(changed, made, own, say)
    score(changed, made, all)
    const sum = totals(own)
    console.log(
      `${one.name}: ${share(sum)} right, ${sum.wrong} wrong (${sum.sureWrong} sure), ${sum.missing} missing`,
    )
  }
  const sum = totals(all)
  console.log(
    `\nAll: ${share(sum)} right, ${sum.wrong} wrong (${sum.sureWrong} sure), ${sum.missing} missing\n`,
  )
  for (const [field, own] of [...all].sort())
    console.log(`| ${field} | ${share(own)} | ${own.wrong} | ${own.sureWrong} | ${own.missing} |`)
}

/** A true column is taken away: its field must stay empty, or not be called sure. */
function dropTests(): void {
  let tests = 0
  const failed: string[] = []
  for (const one of cases) {
    const fields = new Set(one.expected.flatMap((record) => Object.keys(record.fields)))
    for (const rule of one.source?.rules ?? []) {
      const places = rule.columns.map(({ name, aliases }) =>
        one.header.findIndex((header) =>
          [name, ...aliases].some((own) => headerKey(own) === headerKey(header)),
        ),
      )
      const targets = rule.targets.filter((target) => fields.has(target) && !target.startsWith('attributes.'))
      const present = places.filter((place) => place >= 0)
      if (present.length === 0 || targets.length === 0) continue
      tests += 1
      const keep = (_: unknown, place: number) => !present.includes(place)
      const { proposal } = propose({
        header: one.header.filter(keep),
        records: one.records.map((record) => record.filter(keep)),
        sources: sources.filter((known) => known !== one.source),
        lexicon: makeLexicon(sources.filter((known) => known !== one.source)),
      })
      const sure = proposal.rules.filter(
        (own) => own.sure && own.targets.some((target) => (targets as readonly string[]).includes(target)),
      )
      // what another column truly says too is no fault: the rest of a rule's columns, or of the source's
      for (const own of sure)
        failed.push(
          `${one.name} without ${present.map((place) => one.header[place]).join(' + ')}: ${own.columns.join(' + ')} → ${own.targets.join(', ')}`,
        )
    }
  }
  console.log(`\n## A true column taken away\n\n${tests - failed.length} of ${tests} hold\n`)
  for (const line of failed) console.log(`- ${line}`)
}

const held = process.argv.indexOf('--held')
if (held > 0)
  report(
    'Held back',
    (one) => one,
    await casesOf(new URL(`file://${resolve(process.argv[held + 1] as string)}/`)),
  )
else {
  report('Leave one state out', (one) => one)
  report('Headers hidden', (one) => ({ ...one, header: one.header.map((_, place) => `c${place + 1}`) }))
  dropTests()
}
