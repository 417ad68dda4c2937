export interface MigrateOptions {
  readonly dryRun?: boolean
  readonly status?: boolean
}
