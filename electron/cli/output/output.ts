import { type TableColumn, table } from './table.ts'
import { plain } from './text.ts'

type Paint = (text: string) => string

/** Where a command says what. Results go to standard output, everything about the work to standard error. */
export interface Output {
  /** `--json`: one document on standard output, nothing else there. */
  readonly json: boolean
  /** Somebody watches standard error. */
  readonly isWatched: boolean
  readonly bold: Paint
  readonly dim: Paint
  readonly red: Paint
  readonly yellow: Paint
  readonly green: Paint
  /** Lines for people; nothing with --json. Text of files and databases must be `plain`. */
  print(...lines: readonly string[]): void
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void
  /** The one document of --json; nothing without. */
  document(value: unknown): void
  /** A line about the work, with the run's number if it has one. */
  log(message: string, runId?: number): void
  /** Something that the person should know, but no failure. */
  notice(message: string): void
  /** Something that the person must act upon. */
  error(message: string, details?: readonly string[]): void
  /** Writes to the terminal's status line, which `log` and the others clear. */
  status(text: string): void
}

export function createOutput(json: boolean): Output {
  const { stdout, stderr } = process
  const painter = (stream: NodeJS.WriteStream) => {
    const colours = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
    return (start: number, end: number): Paint =>
      colours ? (text) => `\x1b[${start}m${text}\x1b[${end}m` : (text) => text
  }
  const out = painter(stdout)
  const err = painter(stderr)
  const isWatched = stderr.isTTY === true && !json && process.env.TERM !== 'dumb'
  let statusShown = false

  const clear = () => {
    if (statusShown) stderr.write('\r\x1b[K')
    statusShown = false
  }
  const line = (level: string, message: string, mark: string, runId?: number) => {
    clear()
    if (json) {
      const time = new Date().toISOString()
      stderr.write(`${JSON.stringify({ time, level, ...(runId !== undefined && { runId }), message })}\n`)
    } else {
      stderr.write(`${mark}${plain(message)}\n`)
    }
  }

  return {
    json,
    isWatched,
    bold: out(1, 22),
    dim: out(2, 22),
    red: out(31, 39),
    yellow: out(33, 39),
    green: out(32, 39),
    print(...lines) {
      clear()
      if (!json) stdout.write(lines.map((text) => `${text}\n`).join(''))
    },
    table(columns, rows) {
      if (json) return
      const columnsOfTerminal = stdout.isTTY ? stdout.columns : undefined
      this.print(...table(columns, rows, { bold: this.bold, columns: columnsOfTerminal }))
    },
    document(value) {
      clear()
      if (json) stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
    },
    log: (message, runId) => line('info', message, runId === undefined ? '' : `Run ${runId}: `, runId),
    notice: (message) => line('warn', message, err(33, 39)('Note: ')),
    error(message, details = []) {
      line('error', message, err(31, 39)('Error: '))
      if (json) return
      for (const text of details.flatMap((detail) => detail.split('\n'))) stderr.write(`  ${plain(text)}\n`)
    },
    status(text) {
      if (!isWatched) return
      stderr.write(`\r\x1b[K${text}`)
      statusShown = text !== ''
    },
  }
}

/**
 * What a reader that went away (`| head`, a closed terminal) does not want any more is dropped; the work goes on.
 * Output that can't be written otherwise, as on a full disk, is a failure: gives whether that happened.
 */
export function outliveReaders(): () => boolean {
  let failed = false
  const gone = ['EPIPE', 'EIO', 'ENXIO']
  process.stderr.on('error', () => {}) // there is nowhere left to say it
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (failed || gone.includes(code ?? '')) return
    failed = true
    process.stderr.write(`Error: The output can't be written: ${plain(message)}.\n`)
  })
  return () => failed
}
