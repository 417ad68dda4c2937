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

/** Protections of data: does anything notice when one is gone? */
/** @type {import('./mutation.mjs').Mutation[]} */
export const protections = [
  {
    place: 'COMMIT must have said COMMIT',
    file: 'electron/db/connection/transaction.ts',
    from: "if (command === 'COMMIT') return",
    to: 'if (command) return',
    tests: ['electron/db/connection/transaction.pg.test.ts'],
  },
  {
    place: 'a lost COMMIT is looked up',
    file: 'electron/db/connection/transaction.ts',
    from: 'if (isCertain(error) || !(await wasCommitted())) throw error',
    to: 'throw error',
    tests: [lost],
  },
  {
    place: 'a load ends when it loses its lock',
    file: `${load}/load.ts`,
    from: "control.once('end', () => stopped.abort(lockLost()))",
    to: '',
    tests: [twoLoads],
  },
  {
    place: "the date's lock",
    file: 'electron/db/connection/locks.ts',
    from: 'return tryLock(client, dateLocks, dateKey(date))',
    to: 'return true',
    tests: [twoLoads],
  },
  {
    place: "the run's lock before the sweep",
    file: 'electron/engine/sweep.ts',
    from: 'if (!(await tryLockRun(client, run_id))) continue',
    to: '',
    tests: [twoLoads, pooler],
  },
  {
    place: 'the sweep looks for sessions of the run',
    file: 'electron/engine/sweep.ts',
    from: 'if (await isAtWork(client, run_id)) continue',
    to: '',
    tests: ['electron/engine/sweep.pg.test.ts'],
  },
  {
    place: 'the sweep itself',
    file: 'electron/engine/engine.ts',
    from: 'notices.push(...(await sweep(client, who)))',
    to: '',
    tests: [killed],
  },
  {
    place: 'what stood at staging is compared at publication',
    file: `${change}/publish.ts`,
    from: 'if ((standing?.runId ?? null) !== options.basedOn) throw dateChanged(run, standing)',
    to: '',
    tests: [twoLoads],
  },
  {
    place: 'tables are looked at before publication',
    file: `${change}/publish.ts`,
    from: 'await requireTables(control, run)\n',
    to: '\n',
    tests: [`${change}/deleteRestore.pg.test.ts`],
  },
  {
    place: 'the trash is closed to readers',
    file: `${change}/publish.ts`,
    from: 'if ((await schemaOwner(client, trash)) !== null) await closeToReaders(client, trash)',
    to: '',
    tests: [publishing],
  },
  {
    place: 'a restored run has its readers again',
    file: `${change}/changeRun.ts`,
    from: 'await openToReaders(control, dated)',
    to: '',
    tests: [publishing],
  },
  {
    place: "only the program's own schemas are renamed",
    file: 'electron/db/schema/schemas.ts',
    from: 'if (found !== null && !found.ours) {',
    to: 'if (false) {',
    tests: [publishing],
  },
  {
    place: 'rows read are reconciled with rows stored',
    file: `${load}/reconcile.ts`,
    from: 'if (leftCount === rightCount) return',
    to: 'return',
    tests: [`${load}/reconcile.pg.test.ts`],
  },
  {
    place: 'the disk is looked at before a load',
    file: `${load}/space.ts`,
    from: 'if (free >= needed) return',
    to: 'return',
    tests: [`${load}/space.pg.test.ts`],
  },
  {
    place: 'messages of the server are looked at',
    file: 'electron/db/wire/fence.ts',
    from: 'if (isWrong || !isWhole(code, bytes, at + headBytes, end)) {',
    to: 'if (isWrong) {',
    tests: [fence],
  },
  {
    place: 'lengths of messages are looked at',
    file: 'electron/db/wire/messages.ts',
    from: 'if (length < 4) return false',
    to: '',
    tests: [fence],
  },
  {
    place: 'a silent connection is given up',
    file: 'electron/db/wire/silence.ts',
    from: 'if (now - aliveAt >= patience) return void stream.destroy(new SilenceFault(patience))',
    to: '',
    tests: [silent],
  },
  {
    place: 'a slow server is left alone',
    file: 'electron/db/wire/silence.ts',
    from: 'if (worksFor(found)) alive()',
    to: '',
    tests: [silent],
  },
  {
    place: 'who holds a lock is told',
    file: 'electron/db/connection/takeTurns.ts',
    from: '      noteHolders(error, watch.holders())\n      throw error',
    to: '      throw error',
    tests: [`${load}/locked.pg.test.ts`],
  },
  {
    place: 'no lock is waited for without an end',
    file: 'electron/db/connection/locks.ts',
    from: "export const lockTimeout = '3s'",
    to: "export const lockTimeout = '0'",
    tests: [`${load}/locked.pg.test.ts`],
  },
  {
    place: 'poolers are refused',
    file: 'electron/db/connection/pooler.ts',
    from: 'if (isDirect(one, seen, connection)) return',
    to: 'return',
    tests: [pooler],
  },
  {
    place: 'a pool gets no settings of ours',
    file: 'electron/db/connection/connect.ts',
    from: 'if (lent.has(client)) {',
    to: 'if (false) {',
    tests: [pooler],
  },
  {
    place: 'other encodings are refused',
    file: 'electron/db/connection/target.ts',
    from: "server.encoding !== 'UTF8'",
    to: 'false',
    tests: ['electron/db/connection/target.pg.test.ts'],
  },
  {
    place: 'links are taken away before a file is made',
    file: 'electron/ownFile.ts',
    from: "  rmSync(path, { force: true })\n  return openSync(path, 'wx', 0o600)",
    to: "  return openSync(path, 'w', 0o600)",
    tests: [own],
  },
  {
    place: 'links are not followed where a file is opened',
    file: 'electron/ownFile.ts',
    from: 'constants.O_NOFOLLOW ?? 0',
    to: '0',
    tests: [own],
  },
  {
    place: 'a data folder that others may write',
    file: 'electron/dataFolder.ts',
    from: '(mode & 0o022) === 0',
    to: 'true',
    tests: ['electron/dataFolder.test.ts'],
  },
  {
    // given back before the start, and after one that failed: either is enough, so both are taken away
    place: 'the reserve on a full volume',
    file: 'electron/db/embedded/folder/space.ts',
    from: '  await rm(path)\n  return true',
    to: '  return false',
    tests: ['electron/db/embedded/fullVolume.pg.test.ts'],
  },
  {
    place: 'files that change while they are read',
    file: 'electron/read/inputFile.ts',
    from: 'before.size === after.size &&',
    to: 'true ||',
    tests: ['electron/read/changed.test.ts'],
  },
]
