import { useState } from 'react'
import type { Departure, Departures, Released } from '../api/types'
import type { Answer } from '../api/useAnswer'
import { Form, Said } from '../floor/Form'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { count, counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'
import { CutOff } from './CutOff'

/** What is to leave with which cut-off, and how far each is. Chosen, the lines beside it are those until then. */
export function DeparturesPanel({ answer, ...at }: CenterProps & { answer: Answer<Departures> }) {
  return (
    <Panel title="Leaves next" className="departures" note={answer.value && counted(answer.value.departures.reduce((sum, each) => sum + each.lines, 0), 'open line')}>
      <div className="scroll">
        <Answered answer={answer} loading="Asking what must leave…">
          {({ departures }) => (
            <>
              {at.may.includes('WORK_WAVES') && <Release {...at} departures={departures} />}
              {departures.length === 0 && <Nothing>Nothing waits to leave. What stores sell appears beside; what they need is ordered by itself.</Nothing>}
              <ul className="list">
                {departures.map((each) => (
                  <DepartureRow key={each.cutOffAt} departure={each} />
                ))}
              </ul>
            </>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function DepartureRow({ departure }: { departure: Departure }) {
  const [query, change] = useQuery()
  const chosen = query['cutOff'] === departure.cutOffAt
  const share = (lines: number) => `${(lines / departure.lines) * 100}%`
  return (
    <li>
      <button type="button" data-row aria-current={chosen} onClick={() => change({ cutOff: chosen ? undefined : departure.cutOffAt })}>
        <span className="grow">
          <CutOff at={departure.cutOffAt} />
          <span className="second">
            {counted(departure.lines, 'line')} for {counted(departure.stores, 'store')}
            {departure.picking > 0 && `, ${count(departure.picking)} picking`}
            {departure.picked > 0 && `, ${count(departure.picked)} picked`}
          </span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: share(departure.picked) }} />
            <span className="amber" style={{ width: share(departure.picking) }} />
          </span>
        </span>
        {departure.backOrdered > 0 && <span className="tag amber">{count(departure.backOrdered)} short</span>}
        {departure.late > 0 && <span className="tag red">{count(departure.late)} late</span>}
      </button>
    </li>
  )
}

/** Releases a wave by hand: for all that waits, or up to a cut-off. */
export function Release({ gln, departures }: CenterProps & { departures: readonly Departure[] }) {
  const zone = useZone()
  const deed = useDeed<Released>()
  const [cutOff, setCutOff] = useState('')
  const [said, setSaid] = useState<string>()
  const waiting = departures.filter((each) => each.waiting + each.backOrdered > 0)
  const act = async () => {
    const answer = await deed.act(`/api/dcs/${gln}/waves`, cutOff === '' ? {} : { cutOffAt: cutOff })
    if (answer) setSaid(releasedWords(answer))
  }
  return (
    <>
      <Form label="Release a wave" act="Release" deed={deed} onAct={act}>
        <div className="field">
          <label htmlFor="release-until">Release a wave for</label>
          <select id="release-until" value={cutOff} onChange={(event) => setCutOff(event.target.value)}>
            <option value="">all that waits</option>
            {waiting.map((each) => (
              <option key={each.cutOffAt} value={each.cutOffAt}>
                until {shortMoment(each.cutOffAt, zone)}, {counted(each.waiting + each.backOrdered, 'line')}
              </option>
            ))}
          </select>
        </div>
      </Form>
      <p className="quiet">
        <Link className="link" to={`/dc/${gln}?view=preview${cutOff && `&cutOff=${encodeURIComponent(cutOff)}`}`}>
          See first what it would do
        </Link>
      </p>
      <Said>{said}</Said>
    </>
  )
}

/** What came of a release. */
export function releasedWords({ id, picks, shorts }: Released): string {
  if (id == null) return 'Nothing new could be decided: nothing waits, or nothing came in since.'
  return `Wave ${id} is released: ${counted(picks, 'pick')}${shorts > 0 ? `, ${counted(shorts, 'line')} short` : ''}.`
}
