// Does anything notice when a protection of data is gone? Each is taken away from a copy of the sources, and the tests named
// beside it run; one of them must turn red. `npm run nightly -- sabotage` runs all; `node scripts/sabotage.mjs word` those whose
// name holds the word, and `list` says them. A protection whose text is no longer found is an error too.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const load = 'electron/engine/load'
const change = 'electron/engine/runs/change'
const interrupted = `${load}/interrupted`
const silent = `${interrupted}/silentNetwork.pg.test.ts`
const killed = `${interrupted}/killedLoad.pg.test.ts`
const lost = `${interrupted}/lostCommit.pg.test.ts`
const twoLoads = `${load}/twoLoads.pg.test.ts`
const publishing = `${change}/publish.pg.test.ts`
const fence = 'electron/db/wire/fence.test.ts'
const own = 'electron/ownFile.test.ts'
const pooler = `${load}/pooler.pg.test.ts`

/** @type {{ name: string, file: string, from: string, to: string, tests: string[] }[]} */
const protections = [
  {
    name: 'COMMIT must have said COMMIT',
    file: 'electron/db/connection/transaction.ts',
    from: "if (command === 'COMMIT') return",
    to: 'if (command) return',
    tests: ['electron/db/connection/transaction.pg.test.ts'],
  },
  {
    name: 'a lost COMMIT is looked up',
    file: 'electron/db/connection/transaction.ts',
    from: 'if (isCertain(error) || !(await wasCommitted())) throw error',
    to: 'throw error',
    tests: [lost],
  },
  {
    name: 'a load ends when it loses its lock',
    file: `${load}/load.ts`,
    from: "control.once('end', () => stopped.abort(lockLost()))",
    to: '',
    tests: [twoLoads],
  },
  {
    name: "the date's lock",
    file: 'electron/db/connection/locks.ts',
    from: 'return tryLock(client, dateLocks, dateKey(date))',
    to: 'return true',
    tests: [twoLoads],
  },
  {
    name: "the run's lock before the sweep",
    file: 'electron/engine/sweep.ts',
    from: 'if (!(await tryLockRun(client, run_id))) continue',
    to: '',
    tests: [twoLoads, pooler],
  },
  {
    name: 'the sweep looks for sessions of the run',
    file: 'electron/engine/sweep.ts',
    from: 'if (await isAtWork(client, run_id)) continue',
    to: '',
    tests: ['electron/engine/sweep.pg.test.ts'],
  },
  {
    name: 'the sweep itself',
    file: 'electron/engine/engine.ts',
    from: 'notices.push(...(await sweep(client, who)))',
    to: '',
    tests: [killed],
  },
  {
    name: 'what stood at staging is compared at publication',
    file: `${change}/publish.ts`,
    from: 'if ((standing?.runId ?? null) !== options.basedOn) throw dateChanged(run, standing)',
    to: '',
    tests: [twoLoads],
  },
  {
    name: 'tables are looked at before publication',
    file: `${change}/publish.ts`,
    from: 'await requireTables(control, run)\n',
    to: '\n',
    tests: [`${change}/deleteRestore.pg.test.ts`],
  },
  {
    name: 'the trash is closed to readers',
    file: `${change}/publish.ts`,
    from: 'if ((await schemaOwner(client, trash)) !== null) await closeToReaders(client, trash)',
    to: '',
    tests: [publishing],
  },
  {
    name: 'a restored run has its readers again',
    file: `${change}/changeRun.ts`,
    from: 'await openToReaders(control, dated)',
    to: '',
    tests: [publishing],
  },
  {
    name: "only the program's own schemas are renamed",
    file: 'electron/db/schema/schemas.ts',
    from: 'if (found !== null && !found.ours) {',
    to: 'if (false) {',
    tests: [publishing],
  },
  {
    name: 'rows read are reconciled with rows stored',
    file: `${load}/reconcile.ts`,
    from: 'if (leftCount === rightCount) return',
    to: 'return',
    tests: [`${load}/reconcile.pg.test.ts`],
  },
  {
    name: 'the disk is looked at before a load',
    file: `${load}/space.ts`,
    from: 'if (free >= needed) return',
    to: 'return',
    tests: [`${load}/space.pg.test.ts`],
  },
  {
    name: 'messages of the server are looked at',
    file: 'electron/db/wire/fence.ts',
    from: 'if (isWrong || !isWhole(code, bytes, at + headBytes, end)) {',
    to: 'if (isWrong) {',
    tests: [fence],
  },
  {
    name: 'lengths of messages are looked at',
    file: 'electron/db/wire/messages.ts',
    from: 'if (length < 4) return false',
    to: '',
    tests: [fence],
  },
  {
    name: 'a silent connection is given up',
    file: 'electron/db/wire/silence.ts',
    from: 'if (now - aliveAt >= patience) return void stream.destroy(new SilenceFault(patience))',
    to: '',
    tests: [silent],
  },
  {
    name: 'a slow server is left alone',
    file: 'electron/db/wire/silence.ts',
    from: 'if (worksFor(found)) alive()',
    to: '',
    tests: [silent],
  },
  {
    name: 'who holds a lock is told',
    file: 'electron/db/connection/takeTurns.ts',
    from: '      noteHolders(error, watch.holders())\n      throw error',
    to: '      throw error',
    tests: [`${load}/locked.pg.test.ts`],
  },
  {
    name: 'no lock is waited for without an end',
    file: 'electron/db/connection/locks.ts',
    from: "export const lockTimeout = '3s'",
    to: "export const lockTimeout = '0'",
    tests: [`${load}/locked.pg.test.ts`],
  },
  {
    name: 'poolers are refused',
    file: 'electron/db/connection/pooler.ts',
    from: 'if (isDirect(one, seen, connection)) return',
    to: 'return',
    tests: [pooler],
  },
  {
    name: 'a pool gets no settings of ours',
    file: 'electron/db/connection/connect.ts',
    from: 'if (lent.has(client)) {',
    to: 'if (false) {',
    tests: [pooler],
  },
  {
    name: 'other encodings are refused',
    file: 'electron/db/connection/target.ts',
    from: "server.encoding !== 'UTF8'",
    to: 'false',
    tests: ['electron/db/connection/target.pg.test.ts'],
  },
  {
    name: 'links are taken away before a file is made',
    file: 'electron/ownFile.ts',
    from: "  rmSync(path, { force: true })\n  return openSync(path, 'wx', 0o600)",
    to: "  return openSync(path, 'w', 0o600)",
    tests: [own],
  },
  {
    name: 'links are not followed where a file is opened',
    file: 'electron/ownFile.ts',
    from: 'constants.O_NOFOLLOW ?? 0',
    to: '0',
    tests: [own],
  },
  {
    name: 'a data folder that others may write',
    file: 'electron/dataFolder.ts',
    from: '(mode & 0o022) === 0',
    to: 'true',
    tests: ['electron/dataFolder.test.ts'],
  },
  {
    name: 'the reserve on a full volume',
    file: 'electron/db/embedded/join.ts',
    from: 'if (lacksSpace && (await dropBallast(places.ballast))) notices.push(onReserve(places))',
    to: '',
    tests: ['electron/db/embedded/fullVolume.pg.test.ts'],
  },
  {
    name: 'files that change while they are read',
    file: 'electron/read/inputFile.ts',
    from: 'before.size === after.size &&',
    to: 'true ||',
    tests: ['electron/read/changed.test.ts'],
  },
]

const [word = ''] = process.argv.slice(2)
if (word === 'list') {
  for (const { name } of protections) process.stdout.write(`${name}\n`)
  process.exit(0)
}

const copy = mkdtempSync(join(tmpdir(), 'leads-sabotage-'))
/** @type {string[]} */
const unnoticed = []
try {
  for (const name of [
    'electron',
    'shared',
    'sql',
    'scripts',
    'samples',
    'renderer',
    'vitest.config.ts',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const chosen = protections.filter(({ name }) => name.includes(word))
  // what is red anyway notices nothing
  if (runTests([...new Set(chosen.flatMap(({ tests }) => tests))]) !== 0) {
    process.stdout.write('The tests are red without any sabotage.\n')
    process.exit(1)
  }
  for (const { name, file, from, to, tests } of chosen) {
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(from)) {
      unnoticed.push(`${name}: its text is not in ${file} any more`)
      continue
    }
    writeFileSync(
      path,
      text.replace(from, () => to),
    )
    const status = runTests(tests)
    writeFileSync(path, text)
    if (status === 0) unnoticed.push(`${name}: no test of ${tests.join(', ')} turned red`)
    process.stdout.write(`${status === 0 ? 'NOT NOTICED' : 'noticed    '}  ${name}\n`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
/** @param {string[]} tests */
function runTests(tests) {
  const words = ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', ...tests]
  return spawnSync(process.execPath, words, { cwd: copy, stdio: 'ignore' }).status
}

for (const line of unnoticed) process.stdout.write(`${line}\n`)
process.exitCode = unnoticed.length > 0 ? 1 : 0
