export interface UpgradeOptions {
  readonly all?: boolean
  readonly dryRun?: boolean
}
