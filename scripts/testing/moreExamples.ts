import fc from 'fast-check'
import { examples } from '../../electron/testing/examples.ts'

// Loaded before each test file where LEADS_EXAMPLES asks for more than the usual examples.
fc.configureGlobal({ numRuns: examples(100) })
