import type { Returned, Returns } from '../api/types'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { allNames, itemName, measured, placeName } from '../floor/names'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { reasonWords } from '../words/names'
import { beside } from './beside'
import type { CenterProps } from './CenterPage'

/** What stores send back, and what comes home of despatches that were called off. */
export function ReturnsPanel({ gln }: CenterProps) {
  const zone = useZone()
  const [query, change] = useQuery()
  const open = query['open'] ?? 'true'
  const address = `/api/dcs/${gln}/returns?${open === 'all' ? '' : `open=${open}`}`
  const answer = useFresh<Returns>(address, ['orders'])
  const pages = usePages(address, answer.value)
  const names = allNames(pages.all)
  const rows = pages.all.flatMap((page) => page.returns)
  return (
    <Panel
      title="Comes back"
      className="returns"
      note="what stores send back, and despatches that were called home"
      tools={
        <select aria-label="Which returns" value={open} onChange={(event) => change({ open: event.target.value === 'true' ? undefined : event.target.value, ...beside() })}>
          <option value="true">On the way</option>
          <option value="false">Over</option>
          <option value="all">All</option>
        </select>
      }
    >
      <div className="scroll">
        <Answered answer={answer} loading="Asking what comes back…">
          {() => (
            <Listed isEmpty={rows.length === 0} nothing={open === 'true' ? 'Nothing is on its way back to this center.' : 'Nothing of this kind.'}>
              {rows.map((of) => (
                <li key={`${of.store}/${of.transfer}`}>
                  <button type="button" data-row aria-current={query['back'] === `${of.store}/${of.transfer}`} onClick={() => change(beside('back', `${of.store}/${of.transfer}`))}>
                    <span className="grow">
                      <b className="cut">{of.despatch ? `Called home from the way to ${placeName(names, of.store)}` : `From ${placeName(names, of.store)}`}</b>
                      <span className="second">
                        {of.lines
                          .slice(0, 4)
                          .map((line) => `${measured(names, line.item, Math.max(line.sent, line.arrived + line.damaged))} ${itemName(names, line.item)}`)
                          .join(', ')}
                        {of.lines.length > 4 && ` and ${of.lines.length - 4} more`}
                        {of.reason && ` · ${reasonWords(of.reason)}`}
                      </span>
                    </span>
                    <ReturnTag of={of} />
                    {of.sentAt && <span className="when">{shortMoment(of.sentAt, zone)}</span>}
                  </button>
                </li>
              ))}
            </Listed>
          )}
        </Answered>
        <More words="More of them" more={pages.more} trouble={pages.trouble} />
      </div>
    </Panel>
  )
}

export function ReturnTag({ of }: { of: Pick<Returned, 'state' | 'arrivedAt' | 'lines'> }) {
  if (of.state === 'NOT_SENT') return <span className="tag amber">came before its news</span>
  if (of.state === 'OPEN') return <span className="tag">{of.arrivedAt ? 'partly in' : 'on the way'}</span>
  if (of.state === 'CANCELLED') return <span className="tag">called off</span>
  return of.lines.some((line) => line.missing > 0) ? <span className="tag red">in, some missing</span> : <span className="tag green">in</span>
}
