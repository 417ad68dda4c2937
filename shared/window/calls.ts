import { z } from 'zod'
import { call, gives, nothing } from '../call.ts'
import type { CorrectionView } from '../edits/correction.ts'
import type { RunEdit } from '../edits/madeEdit.ts'
import { type AboutView, noticeRequest } from './about.ts'
import {
  type AlertPreview,
  type AlertsView,
  type AlertTestAnswer,
  alertPreviewRequest,
  alertTargetId,
  alertTargetToSave,
} from './alerts.ts'
import {
  type ChangeRow,
  type ChangesView,
  changesClose,
  changesExport,
  changesPage,
  changesRequest,
} from './changes.ts'
import {
  baselineChange,
  type CheckBoard,
  type CheckHistory,
  checkHistoryRequest,
  runbookChange,
  snoozeChange,
  type ThresholdTrial,
  thresholdChange,
  thresholdTrial,
} from './checks.ts'
import { draftToKeep, type KeptDraft, type ResumedDraft } from './draft.ts'
import {
  exportedName,
  type FileCard,
  fileChoices,
  fileId,
  type MappingTable,
  type RecentFiles,
  runDate,
  sheetChoice,
} from './files.ts'
import { longestConfirmation, longestReason, mostEditsAtOnce, mostFiles } from './limits.ts'
import { type DateState, type LoadState, loadMode, reviewedFile } from './load.ts'
import {
  editRequest,
  judgeRequest,
  type KeptRule,
  keptRule,
  type ReviewEdit,
  type ReviewRow,
  type ReviewState,
  type ReviewVerdict,
  reviewFilter,
  ruleRequest,
  type ValueVerdict,
  valueRequest,
} from './review.ts'
import {
  type DeleteView,
  editPage,
  type IssueView,
  issuePage,
  type MendView,
  type RunDetail,
  type RunSummary,
  runId,
  type TablePage,
  tableName,
  tablePage,
} from './runs.ts'
import { profileId, profileToSave, type SettingsView } from './settings.ts'
import { pauseChange, type SourceView } from './sources.ts'
import { type TraceView, traceRequest } from './trace.ts'

const reviewId = z.string().min(1).max(64)
const problemId = z.string().max(64)

/** The calls of the screens; those of the shell stand in contract.ts. */
export const screenCalls = {
  // Load: files
  'files.inspect': call(z.strictObject({ id: fileId, sheet: sheetChoice }), gives<FileCard>()),
  /** The invented sample files of the three layouts. */
  'files.samples': call(nothing, gives<{ id: string; name: string; bytes: number }[]>()),
  /** CSV files of the folder that files were last chosen from, newest first, at most 20. */
  'files.recent': call(nothing, gives<RecentFiles>()),
  /** Shows a file that was exported in this session in its folder. */
  'files.showExported': call(z.strictObject({ name: exportedName }), nothing),
  // Load: the draft
  /** Keeps what is not loaded yet, for a window that crashes, is reloaded or quits. */
  'draft.keep': call(draftToKeep, nothing),
  'draft.kept': call(nothing, gives<KeptDraft | null>()),
  'draft.resume': call(nothing, gives<ResumedDraft | null>()),
  /** What was kept is done with; its edits too, where that is said. */
  'draft.discard': call(z.strictObject({ edits: z.boolean() }), nothing),
  // Load: mapping
  'mapping.table': call(
    z.strictObject({ id: fileId, source: z.string().max(64), sheet: sheetChoice }),
    gives<MappingTable>(),
  ),
  /** Another column of the file feeds a rule, from now on and everywhere; null takes the choice back. */
  'mapping.choose': call(
    z.strictObject({
      source: z.string().max(64),
      column: z.string().max(200),
      fileColumn: z.string().max(10_000).nullable(),
    }),
    nothing,
  ),
  // Load: review
  'review.open': call(
    z.strictObject({ files: fileChoices, date: runDate, add: z.boolean() }),
    gives<ReviewState>(),
  ),
  'review.state': call(z.strictObject({ reviewId }), gives<ReviewState>()),
  /**
   * Records `from` on, in their order: at most `count`, fewer where cells are very long, none behind the last. A page
   * that the reading has not come near to waits for it.
   */
  'review.rows': call(
    z.strictObject({ reviewId, id: fileId, from: z.int().min(1), count: z.int().min(1).max(500) }),
    gives<ReviewRow[]>(),
  ),
  /** The next or previous record of the file with a problem (of one cause, if given), or null if none is known so far. */
  'review.problem': call(
    z.strictObject({
      reviewId,
      id: fileId,
      from: z.int().min(0),
      direction: z.enum(['next', 'previous']),
      cause: problemId.nullable(),
    }),
    gives<{ record: number } | null>(),
  ),
  /** Shows those records only that fit; snapshots tell how many there are so far. */
  'review.filter': call(z.strictObject({ reviewId, filter: reviewFilter }), gives<ReviewState>()),
  /** The nearest place behind, or before, the 1-based `from` at which a record fits the filter. */
  'review.fitting': call(
    z.strictObject({ reviewId, id: fileId, from: z.int().min(0), direction: z.enum(['next', 'previous']) }),
    gives<{ place: number } | null>(),
  ),
  /** What a cell that is being typed makes of its record. */
  'review.judge': call(judgeRequest, gives<ReviewVerdict>()),
  /** What a change of all records with a value would do: reads the whole file. */
  'review.judgeValue': call(valueRequest, gives<ValueVerdict>()),
  /** Lays edits over the files, in one step; the files stay as they are. */
  'review.edit': call(
    z.strictObject({ reviewId, edits: z.array(editRequest).min(1).max(mostEditsAtOnce) }),
    gives<ReviewState>(),
  ),
  'review.undo': call(z.strictObject({ reviewId }), gives<ReviewState>()),
  'review.redo': call(z.strictObject({ reviewId }), gives<ReviewState>()),
  'review.takeBack': call(z.strictObject({ reviewId, editId: z.int().min(1) }), gives<ReviewState>()),
  /** A value is read so in all later files of the source: a new version of it. The review is to be opened anew. */
  'review.keepRule': call(ruleRequest, gives<KeptRule>()),
  /** The version before counts again. */
  'review.takeBackRule': call(keptRule, nothing),
  /** The edits of these files, the last one first; at most 500. */
  'review.edits': call(z.strictObject({ reviewId }), gives<ReviewEdit[]>()),
  /** Asks where to and writes the edits, for leads load --edits. */
  'review.exportEdits': call(z.strictObject({ reviewId }), gives<{ name: string; edits: number } | null>()),
  /** Asks for a file of edits and takes it in, in one step. */
  'review.importEdits': call(z.strictObject({ reviewId }), gives<ReviewState | null>()),
  /** Asks where to and writes the rejects so far; gives the file's name, null if the person cancels. */
  'review.exportRejects': call(
    z.strictObject({ reviewId }),
    gives<{ names: string[]; rows: number } | null>(),
  ),
  'review.close': call(z.strictObject({ reviewId }), nothing),
  // Load: load
  'load.date': call(z.strictObject({ date: runDate }), gives<DateState>()),
  /** `base`: the run that stood published for the date when the files were reviewed. */
  'load.start': call(
    z.strictObject({
      files: z.array(reviewedFile).min(1).max(mostFiles),
      date: runDate,
      mode: loadMode,
      base: runId.nullable(),
    }),
    gives<LoadState>(),
  ),
  'load.state': call(nothing, gives<LoadState | null>()),
  'load.cancel': call(nothing, nothing),
  // Runs
  'runs.list': call(nothing, gives<RunSummary[]>()),
  'runs.show': call(z.strictObject({ runId }), gives<RunDetail>()),
  /** A reason is needed where a check failed, and each source that is missing must be named. */
  'runs.publish': call(
    z.strictObject({
      runId,
      reason: z.string().max(longestReason),
      without: z.array(z.string().max(64)).max(100),
    }),
    gives<{ notices: string[] }>(),
  ),
  'runs.discard': call(z.strictObject({ runId }), gives<{ notices: string[] }>()),
  'runs.deletePlan': call(z.strictObject({ runId }), gives<DeleteView>()),
  /** `typed` is compared with the run's date once more. */
  'runs.delete': call(
    z.strictObject({ runId, typed: z.string().max(longestConfirmation) }),
    gives<{ notices: string[] }>(),
  ),
  'runs.restore': call(z.strictObject({ runId, replace: z.boolean() }), gives<{ notices: string[] }>()),
  'runs.table': call(tablePage, gives<TablePage>()),
  'runs.issues': call(issuePage, gives<{ rows: IssueView[]; total: number }>()),
  /** What people changed of the run's records before they were loaded. */
  'runs.edits': call(editPage, gives<{ rows: RunEdit[]; total: number }>()),
  /** The rejects of a published run as files of their own, to be mended in Review and added to its date. */
  'runs.mend': call(z.strictObject({ runId }), gives<MendView>()),
  'runs.exportTable': call(
    z.strictObject({ runId, table: tableName }),
    gives<{ name: string; rows: number } | null>(),
  ),
  'runs.exportRejects': call(z.strictObject({ runId }), gives<{ names: string[]; rows: number } | null>()),
  'runs.exportWarnings': call(z.strictObject({ runId }), gives<{ name: string; rows: number } | null>()),
  /** As a file that a load takes. */
  'runs.exportEdits': call(z.strictObject({ runId }), gives<{ name: string; rows: number } | null>()),
  // What changed
  /** Compares a run with another; the comparison stays open for its rows until it is closed or another is opened. */
  'changes.open': call(changesRequest, gives<ChangesView>()),
  'changes.rows': call(changesPage, gives<{ rows: ChangeRow[]; total: number }>()),
  'changes.export': call(changesExport, gives<{ name: string; rows: number } | null>()),
  'changes.close': call(changesClose, nothing),
  // Trace
  'trace.find': call(traceRequest, gives<TraceView>()),
  // Checks
  /** Every check with what people decided of it, and how it went on the last runs. */
  'checks.board': call(nothing, gives<CheckBoard>()),
  'checks.history': call(checkHistoryRequest, gives<CheckHistory>()),
  /** Thresholds and snoozes hold from the next look at a run on. */
  'checks.set': call(thresholdChange, nothing),
  /** What other thresholds would have said of the last ten runs. */
  'checks.try': call(thresholdTrial, gives<ThresholdTrial>()),
  'checks.snooze': call(snoozeChange, nothing),
  'checks.runbook': call(runbookChange, nothing),
  /** A person's word on a run as an example of what is usual: later runs learn from it, or don't. */
  'checks.accept': call(baselineChange, nothing),
  /** Looks at the run once more, with the thresholds and snoozes of now. */
  'checks.again': call(z.strictObject({ runId }), nothing),
  // Alerts
  'alerts.list': call(nothing, gives<AlertsView>()),
  /** Asked for once more by a box of the system where it changes whom alerts go to. */
  'alerts.save': call(alertTargetToSave, gives<AlertsView>()),
  'alerts.remove': call(alertTargetId, gives<AlertsView>()),
  'alerts.test': call(alertTargetId, gives<AlertTestAnswer>()),
  'alerts.preview': call(alertPreviewRequest, gives<AlertPreview>()),
  /** Sends now what waits for its next attempt. */
  'alerts.retry': call(nothing, gives<AlertsView>()),
  // Corrections
  /** Standing corrections, those that have ended too; newest first, at most 500. */
  'corrections.list': call(nothing, gives<CorrectionView[]>()),
  /** Later files are loaded as they are. */
  'corrections.remove': call(z.strictObject({ correctionId: runId }), gives<CorrectionView[]>()),
  // Settings
  'settings.show': call(nothing, gives<SettingsView>()),
  'settings.saveProfile': call(profileToSave, gives<SettingsView>()),
  'settings.removeProfile': call(z.strictObject({ id: profileId }), gives<SettingsView>()),
  /** Null when it works, else a plain reason. */
  'settings.testProfile': call(
    z.strictObject({ id: profileId }),
    gives<{ ok: true; version: string } | { ok: false; message: string; hint: string | null }>(),
  ),
  'settings.useProfile': call(z.strictObject({ id: profileId }), gives<SettingsView>()),
  // Sources
  'sources.list': call(nothing, gives<readonly SourceView[]>()),
  /** No run is asked for a paused source; from then on it is again. */
  /** The chosen files are read by the sources as they were in the run of a date; null: as they are now. */
  'sources.readBy': call(z.strictObject({ date: runDate.nullable() }), nothing),
  'sources.setPaused': call(pauseChange, gives<readonly SourceView[]>()),
  // About
  'about.show': call(nothing, gives<AboutView>()),
  /** The text of one license: all of them are too long to be sent at once. */
  'about.notice': call(noticeRequest, gives<{ text: string }>()),
} as const

/** What the main process tells the screens; snapshots, at most 20 a second. */
export const screenEvents = {
  'review.changed': gives<ReviewState>(),
  'load.changed': gives<LoadState>(),
  /** Runs were added or changed, by this window or by a command: read the list anew. */
  'runs.changed': gives<{ runIds: number[] }>(),
  /** Alerts were sent or entered by this window: read their list anew. */
  'alerts.changed': gives<Record<string, never>>(),
} as const
