import { reportFailure } from './ending/failure.ts'
import { watchSignals } from './ending/signals.ts'
import { lateness } from './lateness.ts'
import { createOutput, outliveReaders } from './output/output.ts'
import { runProgram } from './program.ts'

/** Runs one command line and ends the process with its exit code, once everything that was said has left. */
export async function main(words: readonly string[]): Promise<never> {
  const outputFailed = outliveReaders()
  const output = createOutput(asksForJson(words))
  const { signal } = watchSignals((message) => output.log(message))
  // one outside all promises too, which Node would tell by the lines of the bundle
  process.once('uncaughtException', (error) => void end(reportFailure(output, error)))
  const ended = Promise.race([runProgram(words, { output, signal }), lateness(signal)])
  const code = await ended.catch((error) => reportFailure(output, error))
  // standard output may fail while it is written
  await written(process.stdout)
  return end(code === 0 && outputFailed() ? 2 : code)
}

async function end(code: number): Promise<never> {
  await Promise.all([written(process.stdout), written(process.stderr)])
  process.exit(code)
}

/** Known before the words are parsed, so that a mistake in them is told as JSON too. */
function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? undefined : end).includes('--json')
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve()
    else stream.write('', () => resolve())
  })
}
