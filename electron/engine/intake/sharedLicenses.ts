import {
  type CleanedRecord,
  type LicenseOwnField,
  type LicenseOwnValues,
  licenseOwnFields,
  ownValues,
} from '../../../shared/columns.ts'
import { LoaderError } from '../../../shared/errors.ts'
import type { Finding } from '../../sources/finding.ts'
import type { RecognisedFile } from '../files/recognisedFile.ts'
import type { EarlierRecords } from './earlierRecords.ts'

/** A record that names a license which an earlier record named. */
interface SharingRecord {
  readonly file: RecognisedFile
  readonly record: CleanedRecord
  /** What later records refer to it by. */
  readonly reference: number
  readonly facilityId: number
}

interface SharedLicenses {
  /**
   * Another record of a license: fills what the license lacks, and gives a finding for each value on which they
   * disagree. `first` is the reference of the license's first record.
   */
  share(licenseId: number, first: number, sharing: SharingRecord): Finding[]
  /** Licenses whose empty values a later record filled: their values as they should stand, by license id. */
  readonly filled: ReadonlyMap<number, LicenseOwnValues>
}

/**
 * A license has the values of its first record, empty ones filled from later ones (DATA.md, "What happens to a bad
 * record"). `differs` is told what a record itself says where that is not what its license says, so that it is known
 * again as a repeat when the date is added to. Of the first record of a filled license, and of those of the run that is
 * added to, sql/load/fill_licenses.sql keeps it.
 */
export function createSharedLicenses(
  earlier: EarlierRecords,
  differs: (facilityId: number, values: LicenseOwnValues) => void,
): SharedLicenses {
  const filled = new Map<number, LicenseOwnValues>()
  /** Which record filled a value of a license, by `id field`. */
  const filledBy = new Map<string, number>()
  /** Later records, by license, that say just what their license says. */
  const agreeing = new Map<number, number[]>()

  const fill = (licenseId: number, field: LicenseOwnField, values: LicenseOwnValues, by: SharingRecord) => {
    for (const facilityId of agreeing.get(licenseId) ?? []) differs(facilityId, values)
    agreeing.delete(licenseId)
    const after = { ...values, [field]: by.record[field] }
    filled.set(licenseId, after)
    filledBy.set(`${licenseId} ${field}`, by.reference)
    return after
  }

  return {
    filled,
    share(licenseId, firstReference, sharing) {
      const { file, record, facilityId } = sharing
      const first = earlier.values(firstReference)
      if (first.license_number !== record.license_number) throw oneFingerprint(first.license_number, record)
      let values = filled.get(licenseId) ?? ownValues(first)
      const conflicts: Finding[] = []
      for (const field of licenseOwnFields) {
        const mine = record[field]
        const theirs = values[field]
        if (mine === null || mine === theirs) continue
        if (theirs === null) {
          values = fill(licenseId, field, values, sharing)
        } else {
          const of = earlier.place(filledBy.get(`${licenseId} ${field}`) ?? firstReference)
          conflicts.push(conflict(file, record, field, theirs, mine, of))
        }
      }
      if (licenseOwnFields.every((field) => record[field] === values[field])) {
        const others = agreeing.get(licenseId)
        if (others === undefined) agreeing.set(licenseId, [facilityId])
        else others.push(facilityId)
      } else {
        differs(facilityId, ownValues(record))
      }
      return conflicts
    },
  }
}

function oneFingerprint(first: string | null, record: CleanedRecord): LoaderError {
  return new LoaderError(
    'internal',
    `License numbers ${first} and ${record.license_number} have one fingerprint.`,
    { hint: 'This is a matter of chance: load again.' },
  )
}

function conflict(
  file: RecognisedFile,
  record: CleanedRecord,
  field: LicenseOwnField,
  kept: string,
  mine: string,
  of: { file: string; record: number },
): Finding {
  const { source, header, places } = file.layout
  const column = source.rules.find((rule) => rule.targets.includes(field))?.columns[0]
  const at = column === undefined ? -1 : (places.get(column) ?? -1)
  return {
    cause: 'license_conflict',
    column: at < 0 ? null : (header[at] as string).trim(),
    field: `license.${field}`,
    value: mine,
    reason: `License ${record.license_number} has '${kept}' by record ${of.record} of ${of.file} and '${mine}' here; the earlier is kept`,
  }
}
