import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The specs use the built program; E2E_BUILD=no takes the one that is there. */
export default function build(): void {
  if (process.env.E2E_BUILD === 'no') return
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url))
  execFileSync(process.execPath, [script, 'main', 'preload', 'renderer', 'host', 'cli'], { stdio: 'inherit' })
}
