import { declareChannel } from '../channel.ts'

export const channel = declareChannel({
  kind: 'heartbeat',
  label: 'Heartbeat',
  gets: 'a sign when a load begins, is published or fails: the service tells when none came in time',
  note: 'Make a check at the service with the schedule of your loads and some hours of grace. A test is a success there, except with --pings paths, where it is only logged.',
  beats: true,
  secret: {
    is: 'url',
    label: 'Ping URL',
    word: 'URL',
    about: 'ping URL of the check',
    hint: 'The address of one check, without anything behind it.',
    example: 'https://hc-ping.com/…',
  },
  fields: {
    pings: {
      kind: 'choice',
      label: 'Addresses',
      choices: [
        { value: 'paths', label: 'URL/start, URL, URL/fail (Healthchecks)' },
        { value: 'states', label: 'URL?state=run, complete, fail (Cronitor)' },
        { value: 'success', label: 'URL on success only' },
      ],
      says: 'The addresses of a heartbeat are paths, states or success.',
      option: { value: '<how>', about: 'paths (URL/start, URL, URL/fail) unless given' },
    },
  },
})
