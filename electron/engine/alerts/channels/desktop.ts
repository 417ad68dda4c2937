import { channel as declaration } from '../../../../shared/alerts/channels/desktop.ts'
import type { AlertMessage } from '../message/message.ts'
import { sendingTo } from '../sending/parcel.ts'

/** A notification of the system, which only the window shows. */
export const channel = sendingTo(declaration, {
  tells: 'run',
  needsWindow: true,
  host: () => 'this computer',
  body: ({ message }) => `${message.title}\n${textOf(message)}`,
  async send({ message }, { notify }) {
    notify?.(message.title, textOf(message))
    return notify === undefined
      ? { result: 'failed', answer: 'Only the window shows notifications.' }
      : { result: 'sent', answer: 'shown' }
  },
})

const textOf = ({ sentences }: AlertMessage) => sentences.join(' ')
