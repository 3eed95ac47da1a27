import type { FailOvers } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Link } from '../frame/Link'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { useCenterNames } from './useCenterNames'

const everyMillis = 15_000

/** That the center is stopped and another serves its stores, or that it serves those of others, wherever one is on its page. */
export function Stopped({ gln }: { gln: string }) {
  const zone = useZone()
  const running = useAnswer<FailOvers>(`/api/dcs/${gln}/fail-overs`, everyMillis).value?.failOvers.filter((row) => row.status === 'RUNNING') ?? []
  const { nameOf } = useCenterNames(running.length > 0)
  return running.map((row) => (
    <p key={row.id} className="state stale" role="status">
      <span>
        {row.dc === gln ? `This center is stopped since ${shortMoment(row.startedAt ?? row.from, zone)}: ${nameOf(row.standIn)} serves its stores. ` : `The stores of ${nameOf(row.dc)} are served from here. `}
        <Link className="link" to={`/dc/${gln}?view=center&stop=${row.id}`}>
          {row.reason}
        </Link>
      </span>
    </p>
  ))
}
