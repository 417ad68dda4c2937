import type { Layout } from './layout.ts'
import { nevadaLayout } from './nevada.ts'
import { oklahomaLayout } from './oklahoma.ts'
import { texasLayout } from './texas.ts'

export const layouts: readonly Layout[] = [nevadaLayout, oklahomaLayout, texasLayout]
