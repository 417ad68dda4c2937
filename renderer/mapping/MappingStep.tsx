import { Button, SegmentedControl } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import type { MappingTable } from '../../shared/window/files.ts'
import { useStores } from '../app/useStores.ts'
import { FileTabs } from '../components/FileTabs.tsx'
import { Loaded, Waiting } from '../components/Loaded.tsx'
import { Pill } from '../components/Pill.tsx'
import { usePrimary } from '../components/usePrimary.ts'
import { sourceOf } from '../load/draft.ts'
import { counted } from '../text/format.ts'
import { MappingRows } from './MappingRows.tsx'
import { type MappingFilter, mappingObstacle, mappingProblems } from './mappingStore.ts'

/** Which column of each file feeds which field. */
export function MappingStep() {
  const { draft, mapping } = useStores()
  const files = useStore(draft, (state) => state.files)
  const tables = useStore(mapping, (state) => state.tables)
  const fileId = useStore(mapping, (state) => state.fileId)
  const isOfThen = useStore(draft, (state) => state.readBy === 'then')
  const open = useCallback(() => {
    const known = files.flatMap((file) => {
      const source = sourceOf(file)
      return source === null ? [] : [{ id: file.id, source, sheet: file.sheet }]
    })
    void mapping.getState().open(known)
  }, [files, mapping])
  useEffect(open, [open])

  const obstacle = mappingObstacle(tables)
  const go = () => draft.getState().advance('review')
  usePrimary(obstacle === null ? go : null)
  const table = fileId === null ? undefined : tables[fileId]
  return (
    <>
      <div className="screen-body screen-body-fixed">
        {fileId === null || table === undefined ? (
          <Waiting>Reading the columns …</Waiting>
        ) : (
          <FileTabs
            label="Files"
            active={fileId}
            onActive={(id) => mapping.getState().show(id)}
            tabs={files.map((file) => ({
              id: file.id,
              title: file.name,
              badge: problemBadge(tables[file.id]),
            }))}
            aside={table.state === 'ready' && <Filter table={table.value} />}
          >
            <Loaded of={table} waiting="Reading the columns …" retry={open}>
              {(value) => <MappingRows table={value} />}
            </Loaded>
          </FileTabs>
        )}
      </div>
      <footer className="screen-footer">
        <Button onClick={() => draft.getState().goTo('files')}>Back</Button>
        <span className="grow">
          {obstacle ??
            (isOfThen
              ? 'Read by the sources as they were then: nothing can be chosen for them any more.'
              : 'A choice is a new version of the source, for later files too.')}
        </span>
        <Button variant="filled" disabled={obstacle !== null} onClick={go}>
          Review what {counted(files.length, 'file becomes', 'files become')}
        </Button>
      </footer>
    </>
  )
}

function problemBadge(table: { state: string; value?: MappingTable } | undefined) {
  if (table?.value === undefined) return null
  const problems = mappingProblems(table.value)
  return problems > 0 ? <Pill tone="warn">{problems} missing</Pill> : <Pill tone="ok">Mapped</Pill>
}

function Filter({ table }: { readonly table: MappingTable }) {
  const { mapping } = useStores()
  const filter = useStore(mapping, (state) => state.filter)
  return (
    <SegmentedControl
      size="xs"
      aria-label="Which columns are shown"
      value={filter}
      onChange={(value) => mapping.getState().setFilter(value as MappingFilter)}
      data={[
        { value: 'all', label: `All ${table.rows.length + table.unmapped.length}` },
        { value: 'problems', label: `Problems ${mappingProblems(table)}` },
        { value: 'unmapped', label: `Unmapped ${table.unmapped.length}` },
      ]}
    />
  )
}
