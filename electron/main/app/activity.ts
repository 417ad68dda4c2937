/** What the computer shows of a load beside the window itself. */
export interface Surroundings {
  /** 0..1, or -1 for none, as Electron's setProgressBar. */
  showProgress(fraction: number): void
  /** Keeps the computer awake; gives the function that ends that. */
  stayAwake(): () => void
  isFocused(): boolean
  notify(title: string, body: string): void
}

export interface Work {
  progress(fraction: number): void
  /** Says so in a notification if nobody looks at the window. */
  end(title: string, body: string): void
}

/** What runs now and must not be lost by closing the window. */
export interface Activity {
  /** Such as 'Loading 3 files into 2026-11-22'; `cancel` resolves when everything is as before. */
  begin(what: string, cancel: () => Promise<void>): Work
  /** What runs, one phrase each. */
  running(): readonly string[]
  cancelAll(): Promise<void>
}

export function createActivity(surroundings: Surroundings): Activity {
  const works = new Map<Work, { what: string; cancel: () => Promise<void> }>()
  return {
    begin(what, cancel) {
      const sleepAgain = surroundings.stayAwake()
      const work: Work = {
        progress: (fraction) => surroundings.showProgress(Math.min(1, Math.max(0, fraction))),
        end(title, body) {
          if (!works.delete(work)) return
          sleepAgain()
          if (works.size === 0) surroundings.showProgress(-1)
          if (!surroundings.isFocused()) surroundings.notify(title, body)
        },
      }
      works.set(work, { what, cancel })
      return work
    },
    running: () => [...works.values()].map(({ what }) => what),
    async cancelAll() {
      await Promise.allSettled([...works.values()].map(({ cancel }) => cancel()))
    },
  }
}
