import { Modal, Radio, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { longestEdit, longestWhy } from '../../shared/window/limits.ts'
import type { ReviewFile, ValueVerdict } from '../../shared/window/review.ts'
import { useStores } from '../app/useStores.ts'
import { readyValue } from '../components/loadable.ts'
import { Pill } from '../components/Pill.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatCount } from '../text/format.ts'
import { EditForm, reasonOf } from './EditForm.tsx'
import type { ReplacedValue } from './reviewStore.ts'

/** One value in all records of a file that say it, or in this record alone. */
export function ReplaceDialog({ file }: { readonly file: ReviewFile }) {
  const { review } = useStores()
  const value = useStore(review, (state) => state.replacing)
  return (
    <Modal
      opened={value !== null}
      onClose={() => review.getState().endEdit()}
      size={620}
      title={value === null ? '' : `“${cellText(value.value)}” in ${cellText(value.column)}`}
      closeButtonProps={{ 'aria-label': 'Close without a change' }}
    >
      {value !== null && <Form key={`${value.record} ${value.place}`} file={file} value={value} />}
    </Modal>
  )
}

const pause = 200

function Form({ file, value }: { readonly file: ReviewFile; readonly value: ReplacedValue }) {
  const { review, mapping } = useStores()
  const source = useStore(mapping, ({ tables }) => {
    const of = tables[file.id]
    return (of === undefined ? null : readyValue(of))?.source.title ?? file.source
  })
  const [becomes, setBecomes] = useState<'nothing' | 'text'>(value.value === '' ? 'text' : 'nothing')
  const [text, setText] = useState('')
  const [scope, setScope] = useState<'all' | 'one'>('all')
  const [lasting, setLasting] = useState<'run' | 'standing' | 'rule'>('run')
  const [why, setWhy] = useState('')
  const to = becomes === 'nothing' ? '' : text
  const verdict = useVerdict(value, to)
  const records = verdict?.records ?? null
  const column = cellText(value.column)
  const count = scope === 'one' ? 1 : records
  const same = to === value.value
  const verb = to === '' ? 'Empty' : 'Replace'
  const action = `${verb} ${column} in ${count === null ? 'all records' : counted(count, 'record')}`
  const asRule = lasting === 'rule' && scope === 'all'
  const silent = asRule && reasonOf(why) === null
  const set = () => {
    const kind = scope === 'all' ? 'value' : 'cell'
    const { record, place } = value
    if (asRule) return review.getState().keepRule(value, to, why.trim())
    const standing = lasting === 'standing'
    return review.getState().edit([{ kind, id: file.id, record, place, to, standing, why: reasonOf(why) }])
  }
  return (
    <EditForm set={set} same={same || silent} action={silent ? 'Say why first' : action}>
      <p className="mute data">
        {file.name}
        {verdict !== null && `, ${formatCount(verdict.records)} of ${counted(verdict.of, 'record')} say so`}.
        The file itself is never touched.
      </p>
      <div className="replace-choices">
        <Radio.Group label="Becomes" value={becomes} onChange={(next) => setBecomes(next as typeof becomes)}>
          <Radio value="nothing" label="No value in this column" disabled={value.value === ''} />
          <div className="replace-by">
            <Radio value="text" label="Replace by" />
            <TextInput
              data-autofocus
              aria-label={`New value of ${column}`}
              placeholder={`a value of ${column} …`}
              maxLength={longestEdit}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value)
                setBecomes('text')
              }}
            />
          </div>
        </Radio.Group>
        <Radio.Group label="For" value={scope} onChange={(next) => setScope(next as typeof scope)}>
          <Radio
            value="all"
            label={
              records === null
                ? 'All records with this value'
                : `All ${counted(records, 'record')} with this value`
            }
          />
          <Radio value="one" label={`Only this record, line ${formatCount(value.line)}`} />
        </Radio.Group>
      </div>
      <Radio.Group label="How long" value={lasting} onChange={(next) => setLasting(next as typeof lasting)}>
        <Radio
          value="run"
          label="This run only"
          description="Kept with the run, told in its issues and its trace."
        />
        <Radio
          value="standing"
          label="Standing correction"
          description={`For ${scope === 'one' ? 'this license' : 'these licenses'}, while the file still says the old value. Ends by itself, with a note, once the state has mended it.`}
        />
        <Radio
          value="rule"
          label="Rule of the source"
          disabled={scope === 'one' || value.value.trim() === ''}
          description={`Every later ${source} file too: “${cellText(value.value)}” ${to === '' ? 'is no value' : `means “${cellText(to)}”`} in ${column}. Kept as a new version of the source.`}
        />
      </Radio.Group>
      <Outcome verdict={verdict} scope={scope} />
      <Textarea
        label="Why"
        description={
          asRule
            ? 'Needed for a rule. Kept with your name and the time.'
            : 'Kept with your name and the time.'
        }
        autosize
        maxRows={4}
        maxLength={longestWhy}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </EditForm>
  )
}

function useVerdict(value: ReplacedValue, to: string): ValueVerdict | null {
  const { review } = useStores()
  const [verdict, setVerdict] = useState<ValueVerdict | null>(null)
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const judged = await review.getState().judgeValue(value, to)
      if (current && judged !== null) setVerdict(judged)
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [review, value, to])
  return verdict
}

function Outcome({
  verdict,
  scope,
}: {
  readonly verdict: ValueVerdict | null
  readonly scope: 'all' | 'one'
}) {
  if (scope === 'one') return null
  if (verdict === null) return <p className="mute">All records are being looked through …</p>
  const { records, of, warningsGone, newlyRejected, nowLoaded, examples } = verdict
  return (
    <div aria-live="polite">
      <table className="replace-examples">
        <caption>
          The first {formatCount(examples.length)} of {formatCount(records)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Company</th>
            <th scope="col">License</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ line, company, license }) => (
            <tr key={line}>
              <td>{formatCount(line)}</td>
              <td className="data">{cellText(company)}</td>
              <td className="data mono">{cellText(license)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="replace-sum">
        <strong>{formatCount(records)}</strong> change
        {warningsGone > 0 && <Pill tone="ok">{counted(warningsGone, 'warning')} go</Pill>}
        {nowLoaded > 0 && <Pill tone="ok">{formatCount(nowLoaded)} now load</Pill>}
        <Pill tone={newlyRejected > 0 ? 'bad' : 'ok'}>
          {newlyRejected === 0 ? 'none newly rejected' : `${formatCount(newlyRejected)} newly rejected`}
        </Pill>
        <span className="mute">{formatCount(of - records)} stay as they are</span>
      </p>
    </div>
  )
}
