import { hourAndMinute } from '../time/businessTime'
import { duration } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'

/** A cut-off in the center's own time, and how long until then. */
export function CutOff({ at }: { at: string }) {
  const zone = useZone()
  const now = useBusinessNow()
  const left = now === undefined ? undefined : Date.parse(at) - now
  return (
    <span className="cutoff">
      <b className={left !== undefined && left < 30 * 60_000 ? 'bad' : ''}>{left === undefined ? '…' : left < 0 ? `${duration(-left)} ago` : duration(left)}</b>
      <span className="faint">{hourAndMinute(at, zone)}</span>
    </span>
  )
}
