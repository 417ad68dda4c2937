import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'teams',
  label: 'Microsoft Teams',
  gets: 'an Adaptive Card, posted by a workflow',
  note: 'In Teams, open the … menu of a channel, then Workflows, and choose “Send webhook alerts to a channel”; it ends with a URL. A workflow takes a message before it posts it: after a test, look whether it arrived.',
  secret: {
    is: 'url',
    label: 'Workflow URL',
    word: 'URL',
    about: 'URL of a workflow whose trigger is “When a Teams webhook request is received”',
    example: 'https://….api.powerplatform.com/powerautomate/…',
    refuses: ({ hostname }) =>
      /(^|\.)(webhook|outlook)\.office(365)?\.com$/.test(hostname)
        ? 'That is the URL of an Office 365 connector, which Teams no longer takes: make a workflow, and give its URL.'
        : null,
  },
  fields: {},
})
