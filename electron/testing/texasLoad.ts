import type { LoadRequest } from '../engine/load/loadRequest.ts'

/** A load of `texas.csv` that replaces what its date holds, unless `other` says otherwise. */
export const texasLoad = (folder: string, other: Partial<LoadRequest> = {}): LoadRequest => ({
  folder,
  files: ['texas.csv'],
  date: '2026-03-02',
  mode: 'replace',
  publish: 'passing',
  ...other,
})
