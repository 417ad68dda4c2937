// Measures proposals of sources: npm run bench propose -- [--details]

import { sources } from '../electron/sources/index.ts'
import { makeLexicon } from '../electron/sources/propose/lexicon.ts'
import { propose } from '../electron/sources/propose/propose.ts'
import { type Source, sourceColumns } from '../electron/sources/source.ts'
import { type Case, caseOfSource, casesBeside } from './proposing/cases.ts'
import { emptyScores, score, share, totals } from './proposing/evaluate.ts'

const details = process.argv.includes('--details')
const beside = new URL('../shared/', `file://${process.cwd()}/`)
const cases = [...sources.map(caseOfSource), ...casesBeside(beside)]

/** The lexicon of somebody who has never seen the state. */
function lexiconWithout(source: Source) {
  const others = sources.filter((one) => one !== source)
  const headersOf = (one: Source) => sourceColumns(one).flatMap(({ name, aliases }) => [name, ...aliases])
  return makeLexicon(others, { headers: headersOf(source), others: others.flatMap(headersOf) })
}

function report(title: string, of: (one: Case) => Case): void {
  const all = emptyScores()
  console.log(`\n## ${title}\n`)
  for (const one of cases) {
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

report('Leave one state out', (one) => one)
