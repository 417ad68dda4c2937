import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faults, textOf } from '../../bench/simulation/faults.ts'
import { type Week, weeks, worlds } from '../../bench/simulation/weeks.ts'
import { random } from '../../electron/testing/invent/random.ts'
import { leadsJson } from '../commandLine.ts'

/** Of the generated weeks, counted from 1: the file that something happened to on its way. */
const spoilt = new Map([
  [4, { file: 'texas.csv', fault: 'phones in another format (7.02555E+09)' }],
  [7, { file: 'nevada.csv', fault: 'half the file' }],
])

/**
 * Seven weeks of invented lists of all three states, loaded by the command line as a scheduler does: the fourth is
 * published in spite of a fault, the last one has another and waits.
 */
export async function loadWeeks(dataDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'leads-pictures-'))
  try {
    const history: Week[] = []
    for (const week of weeks(1, worlds.lively)) {
      history.push(week)
      const names = writeWeek(folder, history)
      const publish = history.length < 7 ? 'always' : 'never'
      const words = ['-p', folder, '-f', ...names, '--date', week.date, '--publish', publish]
      await leadsJson(dataDir, 'load', ...words)
      if (history.length === 7) return
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeWeek(folder: string, history: readonly Week[]): string[] {
  const week = history.at(-1) as Week
  return week.files.map((file) => {
    const name = file.layout.file
    const { fault } = spoiltFile(history.length, name)
    const monthAgo = history.at(-4)?.files.find(({ layout }) => layout.file === name) ?? file
    writeFileSync(join(folder, name), fault?.text(file, random(1), monthAgo) ?? textOf(file))
    return name
  })
}

function spoiltFile(week: number, file: string) {
  const found = spoilt.get(week)
  return { fault: found?.file === file ? faults.find(({ name }) => name === found.fault) : undefined }
}
