import { declareChannel } from '../channel.ts'

const isMail = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/
const address = { most: 254, tooLong: 'An address has at most 254 characters.', form: isMail }

export const channel = declareChannel({
  kind: 'email',
  label: 'E-mail',
  gets: 'a plain text letter by SMTP, with STARTTLS unless --security tls',
  secret: { is: 'text', label: 'Password', word: 'password', about: 'password', neededWith: 'user' },
  fields: {
    host: {
      kind: 'text',
      label: 'Mail server',
      isHost: true,
      isPlace: true,
      row: 1,
      placeholder: 'smtp.example.com',
      most: 253,
      tooLong: 'A host name has at most 253 characters.',
      form: /^[a-z0-9.:[\]-]+$/i,
      needed: 'An e-mail target needs the host of a mail server, such as smtp.example.com.',
      example: 'smtp.example.com',
      option: { value: '<host>', about: 'the mail server' },
    },
    port: {
      kind: 'number',
      label: 'Port',
      isPlace: true,
      row: 1,
      placeholder: ({ security }) => (security === 'tls' ? '465' : '587'),
      least: 1,
      most: 65_535,
      says: 'A port is a number from 1 to 65,535.',
      option: { value: '<number>', about: '587, or 465 with --security tls, unless given' },
    },
    security: {
      kind: 'choice',
      label: 'Security',
      isPlace: true,
      row: 1,
      choices: [
        { value: 'starttls', label: 'STARTTLS' },
        { value: 'tls', label: 'TLS' },
        { value: 'none', label: 'None, private network' },
      ],
      says: 'The security of a mail server is starttls, tls or none.',
      option: { value: '<way>', about: 'starttls unless given; none only on a private network' },
    },
    from: {
      kind: 'text',
      label: 'Sender',
      row: 2,
      placeholder: 'loader@example.com',
      ...address,
      needed: 'An e-mail target needs a sender, such as loader@example.com.',
      example: 'loader@example.com',
      option: { value: '<address>', about: 'the sender' },
    },
    user: {
      kind: 'text',
      label: 'User',
      isPlace: true,
      row: 2,
      placeholder: 'none',
      most: 254,
      tooLong: 'A user has at most 254 characters.',
      option: { value: '<user>', about: 'who signs in' },
    },
    to: {
      kind: 'list',
      label: 'Recipients',
      placeholder: 'ops@example.com, lead@example.com',
      most: 20,
      tooMany: 'At most 20 addresses can be given; let a mailing list send to more.',
      each: { ...address, wrong: (text) => `'${text}' is no e-mail address.` },
      needed: 'An e-mail target needs somebody whom it goes to.',
      example: ['you@example.com'],
      option: { value: '<address...>', about: 'whom it goes to' },
    },
  },
  fault: ({ security }, { allowPrivate }) =>
    security === 'none' && !allowPrivate
      ? {
          field: 'security',
          says: 'Without TLS a mail server must be on a private network, and private addresses be allowed.',
        }
      : null,
})
