import './corrections.css'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { CorrectionView } from '../../shared/edits/correction.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Pill } from '../components/Pill.tsx'
import { cellText } from '../text/display.ts'
import { counted, formatDay } from '../text/format.ts'

/** Standing corrections of all sources: what is changed in each later file, while it still says the old value. */
export function Corrections() {
  const { corrections } = useStores()
  const { list } = useStore(corrections)
  const [all, setAll] = useState(false)
  useEffect(() => void corrections.getState().load(), [corrections])
  return (
    <section className="box" aria-labelledby="corrections-title">
      <h2 id="corrections-title">Standing corrections</h2>
      <p className="mute">
        What people changed in Review for later files too. Each is applied while its file still says the old
        value, and ends once the state has mended it.
      </p>
      <Loaded of={list} waiting="Reading the corrections …" retry={() => void corrections.getState().load()}>
        {(known) => {
          const standing = known.filter(({ ended }) => ended === null)
          const over = known.length - standing.length
          return (
            <>
              {standing.length === 0 && <p>None stands.</p>}
              <ul className="corrections">
                {(all ? known : standing).map((one) => (
                  <Entry key={one.correctionId} correction={one} />
                ))}
              </ul>
              {over > 0 && (
                <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
                  {all ? 'Only those that stand' : `${counted(over, 'correction')} ended`}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

function Entry({ correction }: { readonly correction: CorrectionView }) {
  const { corrections } = useStores()
  const busy = useStore(corrections, (state) => state.busy)
  const { correctionId, source, license, company, column, from, to, who, at, why, ended } = correction
  const value = (text: string) => (text === '' ? <em>empty</em> : cellText(text))
  return (
    <li>
      <div className="data">
        <strong>
          {source}, {license === '' ? company : license} · {cellText(column)}
        </strong>
        <div>
          <s>{value(from)}</s> → {value(to)}
        </div>
        <div className="mute">
          {who}, {formatDay(at.slice(0, 10))}
          {why !== null && `: ${cellText(why)}`}
        </div>
        {ended !== null && (
          <div className="mute">
            Ended on {formatDay(ended.at.slice(0, 10))}
            {ended.runId === null
              ? ` by ${ended.who}`
              : `: run ${ended.runId} says ${ended.says === '' ? 'nothing' : `“${cellText(ended.says ?? '')}”`}`}
          </div>
        )}
      </div>
      {ended === null ? (
        <Button
          size="xs"
          disabled={busy}
          aria-label={`Remove correction ${correctionId}, ${license}, ${column}`}
          onClick={() => void corrections.getState().remove(correctionId)}
        >
          Remove
        </Button>
      ) : (
        <Pill tone="idle">Ended</Pill>
      )}
    </li>
  )
}
