import type { Context } from './context.ts'

/** Makes a commander action of a command: it is told the context, its arguments and its own options. */
export type Define = <Options>(
  run: (
    context: Context,
    options: Options,
    words: readonly (string | undefined)[],
  ) => Promise<number | undefined>,
) => (...given: unknown[]) => Promise<void>
