import type { Notice } from '../../../shared/window/about.ts'
import type { Bridge } from '../../bridge.ts'
import { yes } from './answers.ts'

const notices: readonly Notice[] = [
  { kind: 'program', name: 'Leads Loader', version: '0.1.0', license: 'MIT', about: null },
  ...['acorn-charts', 'beech', 'cedar-core', 'elm-tables', 'fir', 'hazel', 'larch', 'maple-icons', 'oak'].map(
    (name, index): Notice => ({
      kind: 'package',
      name,
      version: `${index + 1}.4.2`,
      license: index % 3 === 0 ? 'Apache-2.0' : 'MIT',
      about: null,
    }),
  ),
  {
    kind: 'data',
    name: 'Gazetteer',
    version: '2026',
    license: 'CC-BY-4.0',
    about: 'Names of places. Changed: names alone.',
  },
  { kind: 'database', name: 'PostgreSQL', version: '18.4', license: 'PostgreSQL', about: 'The database.' },
  { kind: 'runtime', name: 'Electron', version: '45.4.1', license: 'MIT', about: 'Shows the window.' },
]

const terms = `Permission is granted to use these invented words for pictures.\n\n${'They come as they are, without any warranty, and say nothing of any real work. '.repeat(20)}`

export const fakeAboutCalls: Bridge['about'] = {
  show: () =>
    yes({
      version: '0.1.0',
      license: 'MIT',
      versions: [
        { name: 'Electron', version: '45.4.1' },
        { name: 'Chromium', version: '153.0.7712.40' },
        { name: 'Node.js', version: '24.21.0' },
        { name: 'PostgreSQL', version: '18.4' },
      ],
      notices,
    }),
  notice: ({ notice }) => yes({ text: `Copyright (c) 2026 ${notices[notice]?.name}\n\n${terms}` }),
}
