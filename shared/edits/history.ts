/** Something done to a list: entries were added to it, or taken from it. */
interface Step<Entry> {
  readonly added: readonly Entry[]
  readonly removed: readonly Entry[]
}

/** Steps that were done, and those that were undone and can be done again: the last one undone comes first. */
export interface History<Entry> {
  readonly done: readonly Step<Entry>[]
  readonly undone: readonly Step<Entry>[]
}

export const noHistory: History<never> = { done: [], undone: [] }

/** One step, however many entries it adds. What was undone can't be done again after it. */
export function add<Entry>(history: History<Entry>, added: readonly Entry[]): History<Entry> {
  return { done: [...history.done, { added, removed: [] }], undone: [] }
}

export function remove<Entry>(history: History<Entry>, removed: readonly Entry[]): History<Entry> {
  return { done: [...history.done, { added: [], removed }], undone: [] }
}

export function undo<Entry>(history: History<Entry>): History<Entry> {
  const last = history.done.at(-1)
  if (last === undefined) return history
  return { done: history.done.slice(0, -1), undone: [last, ...history.undone] }
}

export function redo<Entry>(history: History<Entry>): History<Entry> {
  const [first, ...undone] = history.undone
  if (first === undefined) return history
  return { done: [...history.done, first], undone }
}

/** What the list holds now, in the order in which it was added. */
export function entriesOf<Entry>({ done }: History<Entry>): Entry[] {
  const entries = new Set<Entry>()
  for (const { added, removed } of done) {
    for (const entry of added) entries.add(entry)
    for (const entry of removed) entries.delete(entry)
  }
  return [...entries]
}
