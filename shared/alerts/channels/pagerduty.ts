import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'pagerduty',
  label: 'PagerDuty',
  gets: 'one event a source, error or warning; the next published run of the source without the failure resolves it',
  secret: { is: 'text', label: 'Routing key', word: 'routing key', about: 'routing key (Events v2)' },
  fields: {
    region: {
      kind: 'choice',
      label: 'Region of the account',
      choices: [
        { value: 'us', label: 'United States' },
        { value: 'eu', label: 'Europe' },
      ],
      says: 'The region of a PagerDuty account is us or eu.',
      option: { value: '<region>', about: 'where the account is' },
    },
  },
})
