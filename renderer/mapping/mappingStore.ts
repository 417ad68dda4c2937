import { createStore } from 'zustand/vanilla'
import type { MappingTable } from '../../shared/window/files.ts'
import { ask, type Bridge, type PlainError } from '../app/bridge.ts'
import { type Loadable, loading, settled } from '../components/loadable.ts'

export type MappingFilter = 'all' | 'problems' | 'unmapped'

export interface MappedFile {
  readonly id: string
  readonly source: string
  /** Of a workbook, where a person chose it. */
  readonly sheet: string | null
}

interface MappingState {
  readonly tables: Readonly<Record<string, Loadable<MappingTable>>>
  readonly fileId: string | null
  readonly filter: MappingFilter
  /** Counts up with every choice: a review made before it is stale. */
  readonly version: number
  open(files: readonly MappedFile[]): Promise<void>
  show(fileId: string): void
  setFilter(filter: MappingFilter): void
  /** Another column of the file feeds a rule; null takes the choice back. */
  choose(source: string, column: string, fileColumn: string | null): Promise<void>
}

export function createMappingStore(
  bridge: Pick<Bridge, 'mapping'>,
  complain: (error: PlainError) => void,
  changed: () => Promise<void>,
) {
  let opened: readonly MappedFile[] = []
  return createStore<MappingState>()((set, get) => {
    const isSame = (file: MappedFile) => (other: MappedFile) =>
      other.id === file.id && other.source === file.source && other.sheet === file.sheet
    const read = async (file: MappedFile) => {
      const { id, source, sheet } = file
      const table = settled(await ask(bridge.mapping.table({ id, source, sheet })))
      if (opened.some(isSame(file))) set({ tables: { ...get().tables, [id]: table } })
    }
    return {
      tables: {},
      fileId: null,
      filter: 'all',
      version: 0,
      async open(files) {
        const before = opened
        opened = files
        const kept = files.filter((file) => before.some(isSame(file)))
        const { tables, fileId } = get()
        set({
          ...(kept.length === 0 && { filter: 'all' as const }),
          fileId: files.some(({ id }) => id === fileId) ? fileId : (files[0]?.id ?? null),
          tables: Object.fromEntries(
            files.map((file) => [file.id, kept.includes(file) ? (tables[file.id] ?? loading) : loading]),
          ),
        })
        await Promise.all(files.map(read))
      },
      show: (fileId) => set({ fileId }),
      setFilter: (filter) => set({ filter }),
      async choose(source, column, fileColumn) {
        const result = await ask(bridge.mapping.choose({ source, column, fileColumn }))
        if (!result.ok) return complain(result.error)
        set({ version: get().version + 1 })
        await Promise.all([changed(), ...opened.map(read)])
      },
    }
  })
}

/** How many rules want a look: what is required but missing, and what was changed by hand. */
export function mappingProblems(table: MappingTable): number {
  return table.rows.filter((row) => row.status === 'missing').length
}

/** A required column without a file column: the file can't be loaded. */
export function mappingObstacle(tables: Readonly<Record<string, Loadable<MappingTable>>>): string | null {
  for (const table of Object.values(tables)) {
    if (table.state === 'loading') return 'The columns are being read.'
    if (table.state === 'failed') return table.error.message
    const missing = table.value.rows.find((row) => row.required && row.fileColumn === null)
    if (missing) return `Choose which column of the file is ${missing.column} (${table.value.source.title}).`
  }
  return null
}
