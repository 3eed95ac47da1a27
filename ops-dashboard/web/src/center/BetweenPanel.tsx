import { useState } from 'react'
import type { BetweenCenters, Me } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { allNames, itemName, measured } from '../floor/names'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { beside } from './beside'
import { isOpen, openFirst, standingOf } from './between'
import type { CenterProps } from './CenterPage'
import { useCenterNames } from './useCenterNames'
import { ProposalsPanel } from './ProposalsPanel'

const everyMillis = 10_000
const states = [
  ['ALL', 'All'],
  ['ORDERED', 'To leave'],
  ['LEFT', 'On the road'],
  ['ARRIVED', 'Arrived'],
  ['CANCELLED', 'Called off'],
] as const

/** What should go between this center and others; beside it, what goes. */
export function BetweenPanel({ gln, may, dcs }: CenterProps & { dcs: Me['dcs'] }) {
  const [done, setDone] = useState(0)
  return (
    <div className="panels two between">
      <ProposalsPanel gln={gln} may={may} dcs={dcs} done={done} onDone={() => setDone(done + 1)} />
      <Transfers gln={gln} may={may} done={done} />
    </div>
  )
}

function Transfers({ gln, done }: CenterProps & { done: number }) {
  const zone = useZone()
  const [query, change] = useQuery()
  const { nameOf } = useCenterNames()
  const state = query['state'] ?? 'ALL'
  const address = `/api/dcs/${gln}/center-transfers?${state === 'ALL' ? '' : `state=${state}`}`
  const answer = useAnswer<BetweenCenters>(address, everyMillis, done)
  const pages = usePages(address, answer.value && { ...answer.value, next: answer.value.next?.toString() })
  const names = allNames(pages.all)
  const transfers = openFirst(pages.all.flatMap((page) => page.transfers))
  const late = transfers.filter((each) => each.late).length
  return (
    <Panel
      title="What goes"
      className="transfers"
      note={late > 0 ? `${late} late` : 'to this center, and from it'}
      tools={
        <select aria-label="Which transfers" value={state} onChange={(event) => change({ state: event.target.value === 'ALL' ? undefined : event.target.value })}>
          {states.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      }
    >
      <div className="scroll">
        <Answered answer={answer} loading="Asking what goes between centers…">
          {() => (
            <Listed isEmpty={transfers.length === 0} nothing={state === 'ALL' ? 'Nothing has gone between this center and another.' : 'No transfer is so.'}>
              {transfers.map((each) => {
                const standing = standingOf(each)
                return (
                  <li key={each.id}>
                    <button type="button" data-row aria-current={query['transfer'] === String(each.id)} onClick={() => change(beside('transfer', String(each.id)))}>
                      <span className="grow">
                        <b className="cut">
                          {measured(names, each.item, each.state === 'ORDERED' || each.state === 'CANCELLED' ? each.units : each.sent)} {itemName(names, each.item)}
                        </b>
                        <span className="second">
                          {each.to === gln ? `from ${nameOf(each.from)}` : `to ${nameOf(each.to)}`}
                          {isOpen(each) && ` · expected ${shortMoment(each.expectedAt, zone)}`}
                        </span>
                      </span>
                      <span className={`tag ${standing.tone}`}>{standing.words}</span>
                    </button>
                  </li>
                )
              })}
            </Listed>
          )}
        </Answered>
        <More words="Older ones" more={pages.more} trouble={pages.trouble} />
      </div>
    </Panel>
  )
}
