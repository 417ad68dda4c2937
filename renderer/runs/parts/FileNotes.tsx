import type { RunFileView } from '../../../shared/window/runs.ts'
import { sentence } from '../../text/format.ts'

/** What people should know about how the files of a run were read, each once; nothing where there is nothing. */
export function FileNotes({ files }: { readonly files: readonly RunFileView[] }) {
  const notes = files.flatMap((file) => notesOf(file).map((note) => ({ file: file.name, note })))
  if (notes.length === 0) return null
  return (
    <section className="box" aria-labelledby="file-notes-title">
      <h2 id="file-notes-title">About the files</h2>
      <ul className="file-notes">
        {notes.map(({ file, note }) => (
          <li key={`${file} ${note}`}>
            <span className="data">{file}</span>: {note}
          </li>
        ))}
      </ul>
    </section>
  )
}

function notesOf({ encoding, encodingReason, notes }: RunFileView): string[] {
  const isUtf8 = encoding === 'utf-8' || encoding === 'utf-8-bom'
  return [...(isUtf8 ? [] : [sentence(encodingReason)]), ...notes]
}
