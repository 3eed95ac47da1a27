import type { Departed } from '../api/types'
import { useFresh } from '../api/useFresh'
import { placeName } from '../floor/names'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'

/** What left, of the newest wave first, and whether it has arrived. */
export function DespatchesPanel({ gln }: CenterProps) {
  const [query, change] = useQuery()
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const status = query['status'] ?? 'UNDER_WAY'
  const answer = useFresh<Departed>(`/api/dcs/${gln}/despatches?${status === 'ALL' ? '' : `status=${status}`}${query['after'] ? `&after=${query['after']}` : ''}`, ['orders'])
  return (
    <Panel
      title="Despatches"
      className="despatches"
      tools={
        <select aria-label="Which despatches" value={status} onChange={(event) => change({ status: event.target.value === 'UNDER_WAY' ? undefined : event.target.value, after: undefined })}>
          <option value="UNDER_WAY">On the road</option>
          <option value="RECEIVED">Received</option>
          <option value="CALLED_OFF">Called off</option>
          <option value="ALL">All</option>
        </select>
      }
    >
      <Answered answer={answer} loading="Asking what left…">
        {({ despatches, names, next }) => (
          <Listed isEmpty={despatches.length === 0} nothing={status === 'UNDER_WAY' ? 'Nothing is on the road.' : 'Nothing of this kind.'}>
            {despatches.map((load) => (
              <li key={load.sscc}>
                <button
                  type="button"
                  data-row
                  aria-current={query['sscc'] === load.sscc}
                  onClick={() => change({ sscc: load.sscc, line: undefined, wave: undefined, item: undefined })}
                >
                  <span className="grow">
                    <b className="cut">{placeName(names, load.store)}</b>
                    <span className="second">
                      <span className="code">{load.sscc}</span> · wave {load.wave} · {counted(load.lines, 'line')}
                    </span>
                  </span>
                  {load.status === 'UNDER_WAY' ? (
                    <span className={Date.parse(load.expectedAt) < now ? 'tag red' : 'tag'}>
                      {Date.parse(load.expectedAt) < now ? 'expected since' : 'expected'} {shortMoment(load.expectedAt, zone)}
                    </span>
                  ) : load.status === 'CALLED_OFF' ? (
                    <span className="tag amber">called home</span>
                  ) : (
                    <span className="tag green">received {load.receivedAt && shortMoment(load.receivedAt, zone)}</span>
                  )}
                </button>
              </li>
            ))}
            {next && (
              <li className="plain">
                <button type="button" className="small" onClick={() => change({ after: next })}>
                  Older ones
                </button>
              </li>
            )}
          </Listed>
        )}
      </Answered>
    </Panel>
  )
}
