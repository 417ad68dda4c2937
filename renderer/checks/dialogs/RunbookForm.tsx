import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { alertUrl } from '../../../shared/alerts/alertUrl.ts'
import type { CheckCard } from '../../../shared/window/checks.ts'
import { useStores } from '../../app/useStores.ts'
import { Fault } from '../../components/messages/Fault.tsx'
import { DecisionForm } from './DecisionForm.tsx'

/** Where people wrote down what to do when a check fails; alerts of it name the address. */
export function RunbookForm({ card }: { readonly card: CheckCard }) {
  const { checks } = useStores()
  const saving = useStore(checks, (state) => state.saving)
  const error = useStore(checks, (state) => state.saveError)
  const [address, setAddress] = useState(card.runbook ?? '')
  const [left, setLeft] = useState(false)
  const isAddress = alertUrl(address) !== null
  const keep = (kept: string | null) => void checks.getState().setRunbook({ check: card.name, address: kept })
  return (
    <DecisionForm action="Keep the address" complete={isAddress} onDecide={() => keep(address.trim())}>
      {error !== null && <Fault error={error} />}
      <p>Alerts of this check name it, whatever the source, so that whoever hears of it knows what to do.</p>
      <TextInput
        data-autofocus
        label="Address"
        placeholder="https://wiki.example.com/zips"
        value={address}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        error={
          left && address.trim() !== '' && !isAddress ? 'It begins with https:// or http://.' : undefined
        }
        onBlur={() => setLeft(true)}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {card.runbook !== null && (
        <div className="bar">
          <Button size="compact-sm" disabled={saving} onClick={() => keep(null)}>
            Name none any more
          </Button>
        </div>
      )}
    </DecisionForm>
  )
}
