import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { useStores } from '../app/useStores.ts'
import { formatBytes, formatMoment } from '../text/format.ts'

const shownFiles = 8

/** The newest files of tables in the folder that was used last. */
export function RecentFiles() {
  const { draft } = useStores()
  const recent = useStore(draft, (state) => state.recent)
  const chosen = useStore(draft, (state) => state.files)
  const known = new Set(chosen.map((file) => file.id))
  const left = (recent?.files ?? []).filter((file) => !known.has(file.id))
  if (recent === null || recent.folder === null || left.length === 0) return null
  return (
    <section className="box recent" aria-labelledby="recent-title">
      <h2 id="recent-title">
        Newest in <span className="data">{recent.folder}</span>
      </h2>
      <ul>
        {left.slice(0, shownFiles).map((file) => (
          <li key={file.id}>
            <span className="grow data">{file.name}</span>
            <span className="mute">{formatBytes(file.bytes)}</span>
            <span className="mute">{formatMoment(file.modifiedAt)}</span>
            <Button size="compact-sm" onClick={() => void draft.getState().add([file])}>
              Add<span className="unseen"> {file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
