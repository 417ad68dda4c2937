import { openSync, readFileSync, watchFile, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'

/** True for the first process of this folder, as long as it lives; the next one only leaves its arguments here. */
export function becomeSingleInstance(folder: string, onSecond: (words: string[]) => void): boolean {
  const message = join(folder, 'host-second-instance.json')
  // held by the descriptor, which is closed by the end of the process alone
  if (!tryLock(openSync(join(folder, 'host.lock'), 'a+', 0o600))) {
    writeFileSync(message, JSON.stringify(process.argv))
    return false
  }
  watchFile(message, { interval: 200, persistent: false }, () => {
    try {
      onSecond(JSON.parse(readFileSync(message, 'utf8')) as string[])
    } catch {
      // half written: the next look finds the rest
    }
  })
  return true
}
