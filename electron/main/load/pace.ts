/** How fast reading goes, and how long it will take. */
interface Pace {
  readonly rowsPerSecond: number
  /** Null where it can't be told yet. */
  readonly secondsLeft: number | null
}

interface Sample {
  readonly at: number
  readonly rows: number
  readonly bytes: number
}

/** Milliseconds looked back: long enough to be calm, short enough to follow a slower disk. */
const window = 5000
const least = 500

/** Takes how much was read so far; `now` is a clock in milliseconds. */
export function createPace(
  now: () => number = () => performance.now(),
): (rows: number, bytesRead: number, bytes: number) => Pace {
  const samples: Sample[] = []
  return (rows, bytesRead, bytes) => {
    const at = now()
    samples.push({ at, rows, bytes: bytesRead })
    while (samples.length > 2 && at - (samples[1] as Sample).at >= window) samples.shift()
    const first = samples[0] as Sample
    const seconds = (at - first.at) / 1000
    if (seconds * 1000 < least) return { rowsPerSecond: 0, secondsLeft: null }
    const bytesPerSecond = (bytesRead - first.bytes) / seconds
    return {
      rowsPerSecond: Math.round((rows - first.rows) / seconds),
      secondsLeft: bytesPerSecond <= 0 ? null : Math.ceil((bytes - bytesRead) / bytesPerSecond),
    }
  }
}
