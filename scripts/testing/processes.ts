import { execFileSync } from 'node:child_process'

/** The command lines of all processes that name one of the texts, such as a folder of the test alone. Not on Windows. */
export function processesOf(...texts: readonly string[]): string[] {
  return execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\n')
    .filter((line) => texts.some((text) => line.includes(text)))
}
