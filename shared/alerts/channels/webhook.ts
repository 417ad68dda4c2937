import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'webhook',
  label: 'Webhook',
  gets: 'JSON, signed as Standard Webhooks say where there is a signing secret',
  secret: { is: 'url', label: 'URL', word: 'URL', about: 'URL' },
  signingSecret: {
    label: 'Signing secret',
    hint: 'Optional: proves to the receiver that we sent it.',
    about: 'with what the body of a webhook is signed',
  },
  fields: {},
})
