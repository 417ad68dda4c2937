import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'googlechat',
  label: 'Google Chat',
  gets: 'a card of each source, and in its thread what follows, until a published run of the source is without the failure',
  note: 'In Google Chat, open the menu of a space, then Apps & integrations and Webhooks; a new one has a URL.',
  secret: {
    is: 'url',
    label: 'Webhook URL',
    word: 'URL',
    about: 'URL of an incoming webhook',
    example: 'https://chat.googleapis.com/v1/spaces/…',
  },
  fields: {},
})
