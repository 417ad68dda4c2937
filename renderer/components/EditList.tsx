import { IconPencil } from '@tabler/icons-react'
import { editText } from '../../shared/edits/editText.ts'
import type { MadeEdit } from '../../shared/edits/madeEdit.ts'
import { cellText } from '../text/display.ts'

/** What people changed of a record before it was loaded. */
export function EditList({ edits }: { readonly edits: readonly MadeEdit[] }) {
  if (edits.length === 0) return null
  return (
    <ul className="edit-list" aria-label="Edited before it was loaded">
      {edits.map((edit) => (
        <li key={`${edit.at} ${edit.kind} ${edit.column} ${edit.from}`} className="data">
          <IconPencil size={13} aria-hidden /> {cellText(editText(edit))}
        </li>
      ))}
    </ul>
  )
}
