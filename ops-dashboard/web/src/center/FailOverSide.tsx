import { useState } from 'react'
import type { FailOverRow, HandedOver } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { allNames, itemName, measured, placeName } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { Link } from '../frame/Link'
import { More } from '../parts/More'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { spanWords, StatusTag } from './FailOverPanel'
import type { SideProps } from './LineSide'
import { useCenterNames } from './useCenterNames'

const everyMillis = 5_000

/** One time in which a center was stopped: what changed hands, there and back, and how it ends. */
export function FailOverSide({ gln, may, stop, onClose }: SideProps & { stop: string }) {
  const zone = useZone()
  const [done, setDone] = useState(0)
  const { nameOf } = useCenterNames()
  const address = `/api/dcs/${gln}/fail-overs/${encodeURIComponent(stop)}`
  const answer = useAnswer<FailOverRow>(address, everyMillis, done)
  const handed = useAnswer<HandedOver>(`${address}/lines?`, everyMillis, done)
  const row = answer.value
  return (
    <Side
      label="Fail-over"
      title={row ? `${nameOf(row.standIn)} for ${nameOf(row.dc)}` : `Fail-over ${stop}`}
      under={row && spanWords(row, zone)}
      closeLabel="Close the fail-over"
      about={`fail-over ${stop}`}
      onClose={onClose}
    >
      <Answered answer={answer} loading="Asking for the fail-over…">
        {(found) => (
          <>
            <Pairs
              of={[
                ['Standing', <StatusTag row={found} />],
                ['Why', found.reason],
                ['Asked for', `by ${found.by.subject}, ${shortMoment(found.askedAt, zone)}`],
                found.endedAt && ['Ended', `by ${found.endedBy?.subject ?? 'the clock'}, ${shortMoment(found.endedAt, zone)}${found.endReason ? `: ${found.endReason}` : ''}`],
              ]}
            />
            {may.includes('FAIL_OVER') && found.status !== 'ENDED' && found.dc === gln && (
              <ReasonForm
                label="End it"
                act={found.status === 'PLANNED' ? 'Call it off' : 'The center works again'}
                at={`${address}/ends`}
                placeholder="the strike is over"
                onDone={() => setDone(done + 1)}
              />
            )}
          </>
        )}
      </Answered>
      <section className="part" aria-label="What changed hands">
        <h3>What changed hands</h3>
        <Answered answer={handed} loading="Asking what changed hands…">
          {(first) => <Handed address={`${address}/lines?`} first={first} nameOf={nameOf} />}
        </Answered>
      </section>
    </Side>
  )
}

function Handed({ address, first, nameOf }: { address: string; first: HandedOver; nameOf: (gln: string) => string }) {
  const zone = useZone()
  const pages = usePages(address, { ...first, next: first.next?.toString() })
  const names = allNames(pages.all)
  const lines = pages.all.flatMap((page) => page.lines)
  if (lines.length === 0) return <p className="quiet">No line yet. Those that wait follow within a moment of its beginning, and whatever comes later as it comes.</p>
  return (
    <>
      <ul className="list">
        {lines.map((line, at) => (
          <li key={at} className="plain">
            <span className="grow">
              <span className="cut">{itemName(names, line.item)}</span>
              <span className="second">
                <Link className="link" to={`/orders?line=${encodeURIComponent(line.orderLine)}`}>
                  {placeName(names, line.store)}
                </Link>{' '}
                · to {nameOf(line.to)} · {shortMoment(line.at, zone)}
              </span>
            </span>
            <span className="number">{measured(names, line.item, line.units)}</span>
          </li>
        ))}
      </ul>
      <More words="More lines" more={pages.more} trouble={pages.trouble} />
    </>
  )
}
