import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'slack',
  label: 'Slack',
  gets: 'blocks, and the same as plain text',
  secret: { is: 'url', label: 'Webhook URL', word: 'URL', about: 'URL of an incoming webhook' },
  fields: {},
})
