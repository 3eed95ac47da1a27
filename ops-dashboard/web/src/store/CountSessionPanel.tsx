import { useState } from 'react'
import type { CountResults, CountSession } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { Form, Said } from '../floor/Form'
import { allNames, itemName, measured } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import { AreaCount } from './AreaCount'
import { areaName, uncounted } from './counting'
import type { DeskProps } from './StorePage'

const everyMillis = 4_000

type Props = DeskProps & { session: string; onChanged: () => void }

/** One count: who counted which area, the area that I count, and how it ends. */
export function CountSessionPanel({ desk, may, onDone, session, onChanged }: Props) {
  const zone = useZone()
  const [query, change] = useQuery()
  const [done, setDone] = useState(0)
  const address = `/api/stores/${desk.store}/count-sessions/${encodeURIComponent(session)}`
  const answer = useAnswer<CountSession>(address, everyMillis, done)
  const of = answer.value
  const again = () => {
    setDone((before) => before + 1)
    onChanged()
  }
  const area = query['area']
  const reports = may.includes('REPORT_STOCK') && of?.state === 'OPEN'
  return (
    <Panel
      title={of?.name ?? (of ? `Count of ${shortMoment(of.openedAt, zone)}` : 'Count')}
      className="count-session"
      note={of && counted(of.items, 'item')}
      tools={
        <button type="button" className="small" onClick={() => change({ session: undefined, area: undefined })}>
          Close this view
        </button>
      }
    >
      <div className="scroll">
        <Answered answer={answer} loading="Asking for the count…">
          {(found) => (
            <>
              {found.endedAt && (
                <p className="quiet">
                  {found.state === 'CLOSED' ? 'Closed' : `Called off, ${found.reason}`}, {shortMoment(found.endedAt, zone)}
                  {found.endedBy && ` by ${found.endedBy.subject}`}.
                </p>
              )}
              <Areas of={found} area={area} onArea={reports ? (name) => change({ area: name === area ? undefined : name }) : undefined} />
              {reports && area && found.areas.some((each) => each.name === area) && <AreaCount key={area} store={desk.store} address={address} area={area} onCounted={again} />}
              {reports && <End address={address} of={found} onEnded={() => [again(), onDone()]} />}
              {found.state === 'CLOSED' && <Results address={`${address}/items?`} />}
            </>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function Areas({ of, area, onArea }: { of: CountSession; area: string | undefined; onArea: ((name: string) => void) | undefined }) {
  return (
    <ul className="list areas" aria-label="Areas">
      {of.areas.map((each) => {
        const about = (
          <>
            <span className="grow">
              <b className="cut">{areaName(each.name)}</b>
              <span className="second">
                {each.kind === 'BACK_ROOM' ? 'back room' : 'sales floor'}
                {each.countedBy.length > 0 && ` · counted by ${each.countedBy.join(', ')}`}
              </span>
            </span>
            {each.leftOut ? (
              <span className="tag red">left out</span>
            ) : each.parts > 0 ? (
              <span className="tag green">{counted(each.parts, 'report')}</span>
            ) : (
              <span className="tag amber">not counted</span>
            )}
          </>
        )
        return onArea ? (
          <li key={each.name}>
            <button type="button" data-row aria-current={each.name === area} onClick={() => onArea(each.name)}>
              {about}
            </button>
          </li>
        ) : (
          <li key={each.name} className="plain">
            {about}
          </li>
        )
      })}
    </ul>
  )
}

function End({ address, of, onEnded }: { address: string; of: CountSession; onEnded: () => void }) {
  const close = useDeed<CountSession>()
  const [leaveOut, setLeaveOut] = useState(false)
  const missing = uncounted(of.areas)
  const end = async () => {
    if (missing.length > 0 && !leaveOut) return setLeaveOut(true)
    if (await close.act(`${address}/closings`, { leftOut: missing })) onEnded()
  }
  return (
    <section className="ending" aria-label="How it ends">
      <h3>How it ends</h3>
      <Said>{leaveOut && missing.length > 0 && `Nobody has counted ${missing.map(areaName).join(', ')}: what lies there would count as none.`}</Said>
      <Form label="Close the count" act={leaveOut && missing.length > 0 ? 'Close it all the same' : 'Close the count'} deed={close} onAct={end}>
        {null}
      </Form>
      <ReasonForm label="Call the count off" act="Call the count off" at={`${address}/cancellations`} placeholder="the shop opens" isSecond onDone={onEnded} />
    </section>
  )
}

function Results({ address }: { address: string }) {
  const answer = useAnswer<CountResults>(address, 60_000)
  const pages = usePages(address, answer.value)
  const names = allNames(pages.all)
  return (
    <section aria-label="What it came to">
      <h3>What it came to</h3>
      <Answered answer={answer} loading="Asking what it came to…">
        {() => (
          <ul className="list">
            {pages.all
              .flatMap((page) => page.items)
              .map((result) => (
                <li key={result.item} className="plain">
                  <span className="grow cut">{itemName(names, result.item)}</span>
                  {result.unsure > 0 && <span className="tag amber">{measured(names, result.item, result.unsure)} unsure: count it again</span>}
                  <span className="number">{measured(names, result.item, result.units)}</span>
                </li>
              ))}
          </ul>
        )}
      </Answered>
      <More words="More items" more={pages.more} trouble={pages.trouble} />
    </section>
  )
}
