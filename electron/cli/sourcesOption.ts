import { Option } from 'commander'

/** Of every command that reads by sources. */
export function sourcesOption(): Option {
  return new Option(
    '--sources <folder>',
    'a folder with source files, which go before those of the database (default: LEADS_SOURCES)',
  )
}
