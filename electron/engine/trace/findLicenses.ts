import companySql from '../../../sql/trace/licenses_by_company.sql?raw'
import numberSql from '../../../sql/trace/licenses_by_number.sql?raw'
import phoneSql from '../../../sql/trace/licenses_by_phone.sql?raw'
import likeNumberSql from '../../../sql/trace/licenses_like_number.sql?raw'
import type { Client } from '../../db/connection/connect.ts'
import { inRun } from '../../db/schema/sqlFile.ts'
import { searchPattern } from '../runs/searchPattern.ts'
import type { Bounded } from './bounded.ts'
import type { TracedRun } from './traceRuns.ts'
import type { TraceText } from './traceText.ts'

export interface LicenseKey {
  readonly issuingState: string
  readonly licenseNumber: string
}

interface FoundLicenses {
  readonly keys: readonly LicenseKey[]
  /** What the text was taken for, for people. */
  readonly lookedFor: readonly string[]
  readonly more: boolean
}

/** More than one facility may have a license, so more rows are looked at than licenses are wanted. */
const rowsPerLicense = 4

/**
 * Licenses that a text means, in any of the runs, newest first: the number as it stands or a phone, which indexes
 * answer; else the number however it is written, and companies that it is a part of, for which whole tables are read.
 */
export async function findLicenses(
  client: Client,
  bounded: Bounded,
  runs: readonly TracedRun[],
  { text, phone, loose }: TraceText,
  most: number,
): Promise<FoundLicenses> {
  const keys = new Map<string, LicenseKey>()
  const lookedFor: string[] = []
  let more = false
  const limit = (most + 1) * rowsPerLicense
  const look = async (as: string, sql: string, values: readonly unknown[]) => {
    lookedFor.push(as)
    for (const { tables } of [...runs].reverse()) {
      if (tables === null) continue
      const rows = await bounded.rows<LicenseKey>(client, inRun(sql, tables), values)
      for (const key of rows ?? []) keys.set(keyText(key), key)
      more ||= rows === null || rows.length >= limit || keys.size > most
      if (rows === null || keys.size > most) return
    }
  }
  await look('license number', numberSql, [text])
  if (keys.size === 0 && phone !== null) await look(`phone ${phone}`, phoneSql, [phone, limit])
  if (keys.size === 0) {
    if (loose !== null)
      await look('license number without regard to case, spaces and dashes', likeNumberSql, [loose, limit])
    if (phone === null && !more) await look('company', companySql, [searchPattern(text), limit])
  }
  return { keys: [...keys.values()].slice(0, most), lookedFor, more }
}

export function keyText({ issuingState, licenseNumber }: LicenseKey): string {
  return `${issuingState} ${licenseNumber}`
}
