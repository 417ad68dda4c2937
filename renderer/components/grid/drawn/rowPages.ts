import { ask, type PlainError, type Result } from '../../../app/bridge.ts'
import { type Blocks, createBlocks } from './blocks.ts'

interface Told {
  readonly changed: () => void
  readonly failed: (error: PlainError) => void
}

/**
 * The rows of a long list that is asked for anew when the question changes: what answers an older question, or fails to, is let
 * go.
 */
export function createRowPages<Row>({ changed, failed }: Told) {
  let blocks: Blocks<Row> | null = null
  return {
    /** `came` is told of each page of this question. */
    begin<Page extends { readonly rows: readonly Row[] }>(
      read: (from: number, count: number) => Promise<Result<Page>>,
      came: (page: Page) => void,
    ): void {
      const own = createBlocks<Row>({
        read: async (from, count) => {
          const result = await ask(read(from, count))
          if (!result.ok) return result
          if (blocks === own) came(result.value)
          return { ok: true, value: result.value.rows }
        },
        changed: () => {
          if (blocks === own) changed()
        },
        failed: (error) => {
          if (blocks === own) failed(error)
        },
      })
      blocks = own
      own.ensure(0, 0)
    },
    end(): void {
      blocks = null
    },
    row: (index: number): Row | undefined => blocks?.row(index),
    ensure: (first: number, last: number): void => blocks?.ensure(first, last),
  }
}
