import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import type { AlertDelivery, AlertsView } from '../../shared/window/alerts.ts'
import { useStores } from '../app/useStores.ts'
import { Pill } from '../components/Pill.tsx'
import { formatCount, formatMoment } from '../text/format.ts'
import { deliveryWords, isWaiting } from './alertsText.ts'

/** What waits to be sent, and what was told, whom, and what came of it. */
export function Deliveries({ view }: { readonly view: AlertsView }) {
  const waits = view.deliveries.filter(isWaiting)
  const ended = view.deliveries.filter((delivery) => !isWaiting(delivery))
  return (
    <>
      {waits.length > 0 && <Waiting deliveries={waits} all={view.waiting} />}
      {ended.length > 0 && (
        <section className="deliveries" aria-labelledby="deliveries-title">
          <h3 id="deliveries-title">Delivered</h3>
          <List deliveries={ended} />
        </section>
      )}
    </>
  )
}

function Waiting({
  deliveries,
  all,
}: {
  readonly deliveries: readonly AlertDelivery[]
  readonly all: number
}) {
  const { alerts } = useStores()
  const retrying = useStore(alerts, (state) => state.retrying)
  const onlyHeld = deliveries.every(({ status }) => status === 'held')
  return (
    <section className="deliveries" aria-labelledby="waiting-title">
      <div className="bar">
        <h3 id="waiting-title">Waiting to be sent</h3>
        <span className="mute">{formatCount(all)}</span>
        <span className="grow" />
        {!onlyHeld && (
          <Button size="compact-sm" loading={retrying} onClick={() => void alerts.getState().retry()}>
            Send now
          </Button>
        )}
      </div>
      <List deliveries={deliveries} />
      {all > deliveries.length && (
        <p className="mute">
          and {formatCount(all - deliveries.length)} more, which are older or of other kinds
        </p>
      )}
    </section>
  )
}

function List({ deliveries }: { readonly deliveries: readonly AlertDelivery[] }) {
  return (
    <ul>
      {deliveries.map((delivery) => (
        <Delivery key={delivery.deliveryId} delivery={delivery} />
      ))}
    </ul>
  )
}

function Delivery({ delivery }: { readonly delivery: AlertDelivery }) {
  const { openRun } = useStores()
  const { target, title, status, at, nextAt, attempts, answer, runId } = delivery
  const { word, tone } = deliveryWords[status]
  return (
    <li>
      <span className="delivery-state">
        <Pill tone={tone}>{word}</Pill>
      </span>
      <span className="delivery-text">
        {runId === null ? (
          <span className="data">{title}</span>
        ) : (
          <button type="button" className="link data" onClick={() => openRun(runId, 'checks')}>
            {title}
          </button>
        )}
        <span className="mute data">
          {formatMoment(at)} · {target}
          {attempts > 1 && ` · tried ${attempts} times`}
          {nextAt !== null && ` · ${status === 'held' ? 'quiet until' : 'again'} ${formatMoment(nextAt)}`}
          {status !== 'sent' && answer !== null && ` · ${answer}`}
        </span>
      </span>
    </li>
  )
}
