import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import type { AlertDelivery, AlertsView } from '../../shared/window/alerts.ts'
import { useStores } from '../app/useStores.ts'
import { Pill } from '../components/Pill.tsx'
import { formatMoment } from '../text/format.ts'
import { deliveryWords } from './alertsText.ts'

/** What was told, whom, and what came of it; newest first. */
export function Deliveries({ view }: { readonly view: AlertsView }) {
  const { alerts } = useStores()
  const retrying = useStore(alerts, (state) => state.retrying)
  const waits = view.deliveries.some(({ status }) => status === 'pending')
  return (
    <section className="deliveries" aria-labelledby="deliveries-title">
      <div className="bar">
        <h3 id="deliveries-title">Delivered</h3>
        <span className="grow" />
        {waits && (
          <Button size="compact-sm" loading={retrying} onClick={() => void alerts.getState().retry()}>
            Send what waits now
          </Button>
        )}
      </div>
      <ul>
        {view.deliveries.map((delivery) => (
          <Delivery key={delivery.deliveryId} delivery={delivery} />
        ))}
      </ul>
    </section>
  )
}

function Delivery({ delivery }: { readonly delivery: AlertDelivery }) {
  const { target, title, status, at, nextAt, attempts, answer } = delivery
  const { word, tone } = deliveryWords[status]
  return (
    <li>
      <span className="delivery-state">
        <Pill tone={tone}>{word}</Pill>
      </span>
      <span className="delivery-text">
        <span className="data">{title}</span>
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
