import { counted } from '../../../../shared/count.ts'
import { sendLeft } from '../../../engine/alerts/announce.ts'
import { waitingMessages } from '../../../engine/outbox/left.ts'
import type { Context } from '../../context.ts'
import { withEngine } from '../../withEngine.ts'
import { secretMissing, secretOf } from '../alerts/alertSecrets.ts'

/** `leads deliver`: exit code 0 also where something waits on, since that changes nothing of any run. */
export async function runDeliver(context: Context): Promise<undefined> {
  return withEngine(
    context,
    async (engine) => {
      const { output, signal } = context
      const { sent, notices, withoutSecret } = await sendLeft(engine, { secretOf }, { hurry: true, signal })
      const waiting = await waitingMessages(engine.client)
      const said = [...notices, ...withoutSecret.map(secretMissing)]
      output.document({ sent, waiting, notices: said })
      for (const notice of said) output.notice(notice)
      const left = waiting === 0 ? '' : ` ${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'}.`
      output.print(`${sent === 0 ? 'Nothing was sent.' : `${counted(sent, 'message')} sent.`}${left}`)
      return undefined
    },
    { sendsLeft: false },
  )
}
