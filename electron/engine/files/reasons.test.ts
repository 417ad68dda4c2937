import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Cause, causes, whatToDo } from '../../../shared/causes.ts'
import { readRecords } from '../../read/records.ts'
import type { Finding } from '../../sources/finding.ts'
import { sources } from '../../sources/index.ts'
import { recordReader } from '../../sources/readRecord.ts'
import { requireLayout } from '../../sources/recognise.ts'
import { inspectInput } from './inspect/inspectInput.ts'
import { readOne } from './readFiles.ts'

const samples = fileURLToPath(new URL('../../../samples/flawed', import.meta.url))

async function findingsOf(name: string): Promise<{ line: number; finding: Finding }[]> {
  const inspected = await inspectInput(join(samples, name), name)
  const { layout } = requireLayout(sources, name, inspected.header)
  const file = { number: 0, file: inspected, layout }
  const read = recordReader(layout, '2026-11-22')
  const found: { line: number; finding: Finding }[] = []
  for await (const batch of readRecords(inspected))
    for (let index = 0; index < batch.count; index += 1) {
      const { reject, warnings } = readOne(batch, index, file, read)
      const line = batch.line[index] as number
      for (const finding of reject === null ? warnings : [reject]) found.push({ line, finding })
    }
  return found
}

describe('the reasons of the sample', () => {
  test.each(readdirSync(samples).filter((name) => name.endsWith('.csv')))(
    '%s name line, column and value, and there is something to do',
    async (name) => {
      const found = await findingsOf(name)
      expect(found.length).toBeGreaterThan(0)
      for (const { line, finding } of found) {
        expect(line).toBeGreaterThan(1)
        expect(whatToDo[finding.cause]).toBeTruthy()
        if (finding.column === null) continue
        expect(finding.reason).toContain(finding.column)
        const value = (finding.value ?? '').replace(/\s+/g, ' ').trim()
        if (value !== '') expect(finding.reason).toContain(value.slice(0, 70))
      }
    },
  )
})

test.each(Object.keys(causes) as Cause[])('what to do about %s is a sentence', (cause) => {
  expect(whatToDo[cause]).toMatch(/^[A-Z].{10,160}\.$/)
})
