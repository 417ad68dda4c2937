import { Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { longestEdit, longestWhy } from '../../shared/window/limits.ts'
import type { ReviewFile } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { formatCount } from '../text/format.ts'
import { EditForm, reasonOf } from './EditForm.tsx'

/** The whole text of a record whose cells can't be told apart, or don't fit the header. */
export function RewriteDialog({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const record = useStore(review, (state) => state.rewriting)
  return (
    <Modal
      opened={record !== null}
      onClose={() => review.getState().endEdit()}
      size={720}
      title={record === null ? '' : `Text of line ${formatCount(record.line)}`}
      closeButtonProps={{ 'aria-label': 'Close without a change' }}
    >
      {record !== null && (
        <Form key={record.record} file={file} record={record.record} before={record.text} />
      )}
    </Modal>
  )
}

interface FormProps {
  readonly file: ReviewFile
  readonly record: number
  readonly before: string
}

function Form({ file, record, before }: FormProps) {
  const { review } = useStores()
  const [text, setText] = useState(before)
  const [why, setWhy] = useState('')
  const set = () =>
    review.getState().edit([{ kind: 'record', id: file.id, record, to: text, why: reasonOf(why) }])
  return (
    <EditForm set={set} same={text === before} action="Set the text">
      <Textarea
        data-autofocus
        label="The record"
        description={`As a line of the file, with its ${file.header.length} cells. The file itself is never touched.`}
        classNames={{ input: 'mono' }}
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        maxLength={longestEdit}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        label="Why"
        maxLength={longestWhy}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </EditForm>
  )
}
