import { ActionIcon, Button, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FileCard } from '../../shared/window/files.ts'
import { useStores } from '../app/useStores.ts'
import { clearButton } from '../components/fields/clearButton.ts'
import { readyValue } from '../components/loadable.ts'
import { Pill } from '../components/Pill.tsx'
import { counted, encodingName, formatBytes, formatDay } from '../text/format.ts'
import { DriftList } from './DriftList.tsx'
import { canChooseSheet, type DraftFile, sourceOf, twinOf } from './draft.ts'

/** Each chosen file with what it was recognised as, and why. */
export function FileList() {
  const { draft } = useStores()
  const files = useStore(draft, (state) => state.files)
  return (
    <ul className="file-list" aria-label="Chosen files">
      {files.map((file) => (
        <li key={file.id}>
          <div>
            <div className="file-name data">{file.name}</div>
            <div className="mute">{formatBytes(file.bytes)}</div>
          </div>
          <Facts file={file} twin={twinOf(files, file)} />
          <div className="file-choices">
            <SheetChoice file={file} />
            <SourceChoice file={file} />
          </div>
          <ActionIcon
            aria-label={`Remove ${file.name}`}
            title={`Remove ${file.name}`}
            onClick={() => draft.getState().remove(file.id)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
          {file.card.state === 'ready' && <DriftList card={file.card.value} />}
        </li>
      ))}
    </ul>
  )
}

function Facts({ file, twin }: { readonly file: DraftFile; readonly twin: string | null }) {
  if (file.card.state === 'loading') return <div className="file-facts mute">Looking at it …</div>
  if (file.card.state === 'failed') {
    return (
      <div className="file-facts">
        <Pill tone="bad">Can’t be read</Pill>
        <p className="data">
          {file.card.error.message} {file.card.error.hint}
        </p>
      </div>
    )
  }
  const card = file.card.value
  return (
    <div className="file-facts">
      <Recognition card={card} byHand={file.source} />
      {twin !== null && <Pill tone="bad">Same bytes as {twin}</Pill>}
      {card.alreadyLoaded && (
        <Pill tone="warn">
          Same bytes as run {card.alreadyLoaded.runId} of {formatDay(card.alreadyLoaded.date)}
        </Pill>
      )}
      {card.rejectsOf && (
        <Pill tone="info">
          {counted(card.rejectsOf.rejects, 'reject')} of run {card.rejectsOf.runId},{' '}
          {formatDay(card.rejectsOf.date)}
        </Pill>
      )}
      {card.rejectsOf && (
        <p>
          Date and “Add to this date” are set. Records that are as they were are rejected again and stay out.
        </p>
      )}
      <p className="data">{reasonOf(card)}</p>
      {card.encoding !== null && (
        <p className="data">
          {encodingName(card.encoding)}: {card.encodingReason}
        </p>
      )}
      {card.notes.map((note) => (
        <p className="data" key={note}>
          {note}
        </p>
      ))}
      <Drift title="Lacks" columns={card.missingColumns} />
      <Drift title="New" columns={card.addedColumns} />
    </div>
  )
}

function Recognition({ card, byHand }: { readonly card: FileCard; readonly byHand: string | null }) {
  const { recognition } = card
  if (recognition.kind === 'unreadable') return <Pill tone="bad">Can’t be read</Pill>
  if (byHand !== null) return <Pill tone="warn">Source chosen by hand</Pill>
  if (recognition.kind === 'recognised') return <Pill tone="ok">{recognition.source.title}</Pill>
  if (recognition.kind === 'tie') return <Pill tone="warn">Fits several sources</Pill>
  return <Pill tone="bad">Unknown</Pill>
}

function reasonOf({ recognition }: FileCard): string {
  if (recognition.kind !== 'unreadable') return recognition.reason
  const { message, hint } = recognition.error
  return hint === undefined ? message : `${message} ${hint}`
}

function Drift({ title, columns }: { readonly title: string; readonly columns: readonly string[] }) {
  if (columns.length === 0) return null
  return (
    <p className="data">
      {title}: {columns.join(', ')}
    </p>
  )
}

/** Of a workbook with several sheets, which of them is read. */
function SheetChoice({ file }: { readonly file: DraftFile }) {
  const { draft } = useStores()
  if (file.workbook === null || !canChooseSheet(file)) return null
  const { sheet, sheets } = file.workbook
  // a workbook's own names may be asked for in small letters
  const place = sheets.findIndex(({ name }) => name.toLowerCase() === sheet.toLowerCase())
  return (
    <Select
      w={220}
      label={
        <>
          Sheet {place + 1} of {sheets.length}
          <span className="unseen"> of {file.name}</span>
        </>
      }
      data={sheets.map(({ name, isHidden }) => ({
        value: name,
        label: isHidden ? `${name} (hidden)` : name,
      }))}
      value={sheets[place]?.name ?? null}
      allowDeselect={false}
      onChange={(name) => name !== null && void draft.getState().setSheet(file.id, name)}
    />
  )
}

/** A file that was recognised hides the choice behind a button: it is seldom the person's to make. */
function SourceChoice({ file }: { readonly file: DraftFile }) {
  const { draft } = useStores()
  const [asked, setAsked] = useState(false)
  const card = readyValue(file.card)
  if (card === null || card.recognition.kind === 'unreadable') return null
  const { recognition, sources } = card
  const own = recognition.kind === 'recognised' ? recognition.source.id : null
  if (own !== null && file.source === null && !asked) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)}>
        Another source …<span className="unseen"> for {file.name}</span>
      </Button>
    )
  }
  return (
    <Select
      w={220}
      aria-label={`Source of ${file.name}`}
      placeholder="Choose the source"
      data={sources.map((source) => ({ value: source.id, label: source.title }))}
      value={sourceOf(file)}
      clearable={file.source !== null}
      clearButtonProps={clearButton(`Forget the source of ${file.name}`)}
      onChange={(source) => draft.getState().setSource(file.id, source === own ? null : source)}
    />
  )
}
