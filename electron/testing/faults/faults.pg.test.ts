import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { during } from '../during.ts'
import { type Fault, faults } from './catalog.ts'
import { judge, judgeAgain, type Met } from './oracle.ts'
import { createTemplate, createWorld, date, type World } from './world.ts'

/**
 * One fault of each kind and moment that no other test makes; `npm run faults` runs them all, in parts, and goes on where it
 * was ended: what was found out stands in the file that it names.
 */
const { LEADS_FAULTS_PART: part, LEADS_FAULTS_RESULTS: results, LEADS_FAULTS_ROUNDS: rounds } = process.env

const template = during(createTemplate, ({ drop }) => drop())
/** What the files become, whatever was broken before. */
let expected: string | null = null

const nameOf = ({ kind, moment }: Fault, round: number) =>
  `${kind} at ${moment}${round === 0 ? '' : `, ${round + 1}`}`

describe('after a fault', () => {
  test.each(chosen())('%s, all is as it was or as it was to become', async (name, fault) => {
    const world = await createWorld(template)
    try {
      const met = await meet(world, fault)
      await fault.heal?.(world)
      const breaches = await judge(world, met, fault.limit)
      breaches.push(...(await judgeAgain(world, expected)))
      expected ??= await world.hash(`leads_${date.replaceAll('-', '')}`)
      note({ name, code: met.code, seconds: Number(met.seconds.toFixed(2)), breaches })
      expect(breaches, `${met.code} ${met.out} ${met.err}`).toEqual([])
    } finally {
      await world.close()
    }
  })
})

/** Loads up to the moment, lets the fault come, and waits for the end. */
async function meet(world: World, fault: Fault): Promise<Met> {
  const command = world.command(
    ['load', '-f', 'texas.csv', '--date', date, '--replace', '--publish', 'always'],
    fault.moment,
  )
  await command.reached()
  const start = performance.now()
  await fault.strike(world, command)
  command.go()
  const ended = await command.ended
  return { ...ended, seconds: (performance.now() - start) / 1000 }
}

function chosen(): [string, Fault][] {
  if (part === undefined)
    return faults.filter(({ isUsual }) => isUsual).map((fault) => [nameOf(fault, 0), fault])
  const [which = 1, of = 1] = part.split('/').map(Number)
  const done = new Set(earlier().map(({ name }) => name))
  return Array.from({ length: Number(rounds ?? 1) }, (_, round) =>
    faults.map((fault): [string, Fault] => [nameOf(fault, round), fault]),
  )
    .flat()
    .filter((_, index) => index % of === which - 1)
    .filter(([name]) => !done.has(name))
}

interface Noted {
  readonly name: string
  readonly code: number | null
  readonly seconds: number
  readonly breaches: readonly string[]
}

function earlier(): Noted[] {
  if (results === undefined || !existsSync(results)) return []
  const lines = readFileSync(results, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Noted)
}

function note(noted: Noted): void {
  if (results === undefined) return
  mkdirSync(dirname(results), { recursive: true })
  appendFileSync(results, `${JSON.stringify(noted)}\n`)
}
