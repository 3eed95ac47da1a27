import type { Accepted, Case } from '../api/types'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { duration } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import { remedyOf } from './settle'
import { stakeWords } from './words'

/** One exception in a place's list of tasks, with the way to what ends it. */
export function CaseRow({ of, onClosed }: { of: Case; onClosed: () => void }) {
  const zone = useZone()
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const remedy = remedyOf(of)
  const close = async () => {
    if (await deed.act('/api/exceptions/closings', { kind: of.kind, subject: of.subject })) onClosed()
  }
  return (
    <li data-row tabIndex={-1}>
      <span className="grow">
        <b>{sentenceCase(of.kind)}</b> <span className="faint">{of.atStake.amount != null && `${stakeWords(of.atStake)} at stake`}</span>
        <span className="second detail">{of.detail}</span>
        <span className="second detail">
          For the {of.owner}. Ends by <Words text={of.ends} />.
        </span>
        {deed.trouble && (
          <span className="second trouble" role="alert">
            {deed.trouble}
          </span>
        )}
      </span>
      <span className="when">
        {now !== undefined && duration(Math.max(0, now - Date.parse(of.openedAt)))} {of.times > 1 && <span className="tag">{count(of.times)} times</span>}
        <span className="second">{shortMoment(of.openedAt, zone)}</span>
      </span>
      <span className="deeds">
        {remedy && (
          <Link className="small" to={remedy.to}>
            {remedy.words}
          </Link>
        )}
        <Link className="small" to={`/exceptions?case=${of.id}`} aria-label={`Open ${sentenceCase(of.kind)} ${of.subject}`}>
          Open
        </Link>
        {of.closable && (
          <button type="button" className="small" disabled={deed.busy} onClick={close} aria-label={`It is settled: ${sentenceCase(of.kind)} ${of.subject}`}>
            It is settled
          </button>
        )}
      </span>
    </li>
  )
}
