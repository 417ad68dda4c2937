// Loaded before the measured program (node --import): writes how much memory its process held at most.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(String(process.env.BENCH_PEAK_FILE), String(process.resourceUsage().maxRSS * 1024))
  })
}
