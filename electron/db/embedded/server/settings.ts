import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const mebibyte = 1024 * 1024
const gibibyte = 1024 * mebibyte

interface Surroundings {
  port: number
  freeBytes: number
  memoryBytes: number
  sharedMemory: 'posix' | 'sysv' | 'windows'
}

/** WAL between two checkpoints: as much as loads can use, a tenth of the free space at most. */
export function walMebibytes(freeBytes: number): number {
  const least = freeBytes >= 4 * gibibyte ? 512 : 64
  return Math.round(Math.min(4096, Math.max(least, freeBytes / 10 / mebibyte)))
}

/** Memory that this process may use: the machine's, or its container's. */
export function memoryBytes(): number {
  const limit = process.constrainedMemory?.() ?? 0
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/** Parallel queries share memory in /dev/shm, which containers often make too small for them. */
export function sharedMemory(): Surroundings['sharedMemory'] {
  if (process.platform === 'win32') return 'windows'
  if (process.platform !== 'linux') return 'posix'
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= gibibyte ? 'posix' : 'sysv'
  } catch {
    return 'sysv'
  }
}

/**
 * postgresql.conf, written at each start. Loads are fast by long checkpoints and minimal WAL, never by giving
 * up durability. Nothing of a record reaches the log: no statements, no parameters, no error details.
 */
export function serverSettings({ port, freeBytes, memoryBytes, sharedMemory }: Surroundings): string {
  const wal = walMebibytes(freeBytes)
  const memory = memoryBytes / mebibyte
  // with room for a run of a million in them, checks take a tenth less time, and comparisons a fifth
  const buffers = Math.round(Math.max(32, Math.min(256, memory / 8), Math.min(1024, memory / 16)))
  const cache = Math.round(Math.max(128, memoryBytes / 2 / mebibyte))
  return `# Written by Leads Loader at each start; changes are lost.
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 50
password_encryption = 'scram-sha-256'

fsync = on
full_page_writes = on
synchronous_commit = on
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0
max_wal_size = '${wal}MB'
min_wal_size = '${Math.min(80, wal)}MB'
checkpoint_timeout = '15min'

shared_buffers = '${buffers}MB'
effective_cache_size = '${cache}MB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
huge_pages = off
dynamic_shared_memory_type = '${sharedMemory}'
random_page_cost = 1.1
jit = off

timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'ISO, YMD'
lc_messages = 'C'
lc_monetary = 'C'
lc_numeric = 'C'
lc_time = 'C'
default_text_search_config = 'pg_catalog.english'

logging_collector = off
log_destination = 'stderr'
log_line_prefix = '%m [%p] '
log_min_messages = log
log_error_verbosity = terse
log_min_error_statement = panic
log_statement = none
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_autovacuum_min_duration = -1
`
}
