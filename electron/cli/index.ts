import { openEngine } from '../engine/engine.ts'
import { load } from '../engine/load.ts'
const [folder = '', date = '', mode = 'new', dataDir = '', ...files] = process.argv.slice(2)
const engine = await openEngine({ shell: 'cli', dataDir })
try {
  const t = performance.now()
  const r = await load(engine, { folder, files, date, mode: mode as 'new', publish: 'passing' }, { onEvent: (e) => { if (e.stage !== 'reading') console.error(Math.round(performance.now() - t), e.stage) } })
  console.log(JSON.stringify({ ...r, files: r.files.map((f) => f.name), checks: r.checks.map((c) => [c.name, c.status, c.severity, c.observed, c.durationMs].join(' | ')) }, null, 1), Math.round(performance.now() - t))
} catch (e) { console.error(e) } finally { await engine.close() }
