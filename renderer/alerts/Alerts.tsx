import './alerts.css'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { channelLabel } from '../../shared/alerts/channels.ts'
import type { AlertsView, AlertTarget } from '../../shared/window/alerts.ts'
import { useStores } from '../app/useStores.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Pill } from '../components/Pill.tsx'
import { AlertDialog } from './AlertDialog.tsx'
import type { AlertTest } from './alertsStore.ts'
import { isRefusing, obstacleOf, targetText } from './alertsText.ts'
import { Deliveries } from './Deliveries.tsx'
import { PreviewDialog } from './PreviewDialog.tsx'

/** Where failed checks and loads are told, and what was told. */
export function Alerts() {
  const { alerts } = useStores()
  const view = useStore(alerts, (state) => state.view)
  return (
    <section className="box" aria-labelledby="alerts-title">
      <h2 id="alerts-title">Alerts</h2>
      <p className="mute">
        When checks fail on a run, or a load fails, one message goes to each of these, and another when it is
        over. It says what was found, with people and licenses masked. They are kept in this database; secrets
        stay on this computer.
      </p>
      <Loaded of={view} waiting="Reading the alerts …" retry={() => void alerts.getState().load()}>
        {(value) => <Targets view={value} />}
      </Loaded>
    </section>
  )
}

function Targets({ view }: { readonly view: AlertsView }) {
  const [edited, setEdited] = useState<AlertTarget | 'new' | null>(null)
  return (
    <>
      {view.targets.length === 0 && <p>Nobody is told yet.</p>}
      <ul className="profiles">
        {view.targets.map((target) => (
          <TargetRow
            key={target.targetId}
            target={target}
            isRefused={isRefusing(view, target)}
            onEdit={() => setEdited(target)}
          />
        ))}
      </ul>
      <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEdited('new')}>
        Add an alert target …
      </Button>
      {view.deliveries.length > 0 && <Deliveries view={view} />}
      {edited !== null && (
        <AlertDialog
          target={edited === 'new' ? null : edited}
          sources={view.sources}
          close={() => setEdited(null)}
        />
      )}
      <PreviewDialog />
    </>
  )
}

interface TargetRowProps {
  readonly target: AlertTarget
  readonly isRefused: boolean
  readonly onEdit: () => void
}

function TargetRow({ target, isRefused, onEdit }: TargetRowProps) {
  const { alerts } = useStores()
  const test = useStore(alerts, (state) => state.tests[target.targetId])
  const { name, kind, targetId, enabled } = target
  const obstacle = obstacleOf(target)
  return (
    <li>
      <div className="profile-text">
        <strong>{name}</strong> <span className="mute">{channelLabel(kind)}</span>{' '}
        {!enabled && <Pill tone="idle">Switched off</Pill>}
        {enabled && obstacle !== null && <Pill tone="warn">{obstacle}</Pill>}
        {enabled && obstacle === null && isRefused && <Pill tone="bad">Refuses messages</Pill>}
        <div className="mute data">{targetText(target)}</div>
        {test !== undefined && <TestResult test={test} />}
      </div>
      <div className="profile-actions">
        <Button size="compact-sm" onClick={() => void alerts.getState().show(kind)}>
          Preview<span className="unseen"> {name}</span>
        </Button>
        <Button
          size="compact-sm"
          loading={test?.state === 'sending'}
          onClick={() => void alerts.getState().test(targetId)}
        >
          Send a test<span className="unseen"> to {name}</span>
        </Button>
        <Button size="compact-sm" onClick={onEdit}>
          Edit …<span className="unseen"> {name}</span>
        </Button>
      </div>
    </li>
  )
}

function TestResult({ test }: { readonly test: AlertTest }) {
  if (test.state === 'sending') return <p role="status">Sending a test …</p>
  if (test.state === 'sent') {
    return (
      <p role="status">
        <Pill tone="ok">Sent</Pill> Look whether it arrived.
      </p>
    )
  }
  return (
    <p role="status" className="data">
      <Pill tone="bad">Not sent</Pill> {test.message} {test.hint}
    </p>
  )
}
