import { useState } from 'react'
import type { CountBegun, CountSession, CountSessions } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { usePages } from '../api/usePages'
import { Field, Form } from '../floor/Form'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import { areasOf } from './counting'
import { CountSessionPanel } from './CountSessionPanel'
import type { DeskProps } from './StorePage'

const everyMillis = 4_000

/** Counts that several people take together: those under way, the form that begins one, and beside them the one that is opened. */
export function CountPanel(at: DeskProps) {
  const { desk, may } = at
  const [query, change] = useQuery()
  const [done, setDone] = useState(0)
  const open = query['over'] === undefined
  const address = `/api/stores/${desk.store}/count-sessions?open=${open}`
  const answer = useAnswer<CountSessions>(address, everyMillis, done)
  const pages = usePages(address, answer.value)
  const sessions = pages.all.flatMap((page) => page.sessions).toSorted((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt))
  const session = query['session']
  return (
    <div className={session ? 'panels two counting opened' : 'panels two counting'}>
      <Panel
        title="Counts"
        className="count-sessions"
        note="several people, area by area, one result"
        tools={
          <select aria-label="Which counts" value={open ? '' : 'over'} onChange={(event) => change({ over: event.target.value || undefined, session: undefined, area: undefined })}>
            <option value="">Under way</option>
            <option value="over">Over</option>
          </select>
        }
      >
        <div className="scroll">
          {may.includes('REPORT_STOCK') && <Begin store={desk.store} onBegun={(begun) => change({ session: begun, area: undefined, over: undefined })} onDone={() => setDone(done + 1)} />}
          <Answered answer={answer} loading="Asking for the counts…">
            {() => (
              <Listed isEmpty={sessions.length === 0} nothing={open ? 'Nobody counts together at the moment.' : 'No count of this kind yet.'}>
                {sessions.map((each) => (
                  <SessionRow key={each.session} of={each} isOpen={each.session === session} onOpen={() => change({ session: each.session, area: undefined })} />
                ))}
              </Listed>
            )}
          </Answered>
          <More words="More counts" more={pages.more} trouble={pages.trouble} />
        </div>
      </Panel>
      {session ? (
        <CountSessionPanel key={session} {...at} session={session} onChanged={() => setDone(done + 1)} />
      ) : (
        <Panel title="How it goes" className="count-help">
          <div className="scroll">
            <ol className="steps">
              <li>Begin a count; others open it here on their own hand-held.</li>
              <li>Each takes an area, scans what lies there and reports it, in as many goes as it takes.</li>
              <li>Sales go on meanwhile: what moved while one counted is taken into account.</li>
              <li>When all areas are reported, close it: only then stock changes.</li>
            </ol>
          </div>
        </Panel>
      )}
    </div>
  )
}

function SessionRow({ of, isOpen, onOpen }: { of: CountSession; isOpen: boolean; onOpen: () => void }) {
  const zone = useZone()
  const reported = of.areas.filter((area) => area.parts > 0).length
  return (
    <li>
      <button type="button" data-row aria-current={isOpen} onClick={onOpen}>
        <span className="grow">
          <b className="cut">{of.name ?? `Count of ${shortMoment(of.openedAt, zone)}`}</b>
          <span className="second">
            begun {shortMoment(of.openedAt, zone)} by {of.openedBy.subject} · {counted(of.items, 'item')}
            {of.reason && ` · ${of.reason}`}
          </span>
        </span>
        <span className={of.state === 'OPEN' ? 'tag amber' : of.state === 'CLOSED' ? 'tag green' : 'tag'}>
          {of.state === 'OPEN' ? `${reported} of ${counted(of.areas.length, 'area')}` : of.state === 'CLOSED' ? 'closed' : 'called off'}
        </span>
      </button>
    </li>
  )
}

function Begin({ store, onBegun, onDone }: { store: string; onBegun: (session: string) => void; onDone: () => void }) {
  const now = useBusinessNow()
  const deed = useDeed<CountBegun>()
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const act = async () => {
    if (now === undefined) return deed.complain(clockUnknown)
    const areas = areasOf(typed)
    if (!areas) return deed.complain('Give each area a name of its own.')
    const begun = await deed.act(`/api/stores/${store}/count-sessions`, { openedAt: new Date(now).toISOString(), name: name.trim() || null, areas: areas.length > 0 ? areas : null })
    if (!begun) return
    setName('')
    setTyped('')
    onDone()
    onBegun(begun.session)
  }
  return (
    <Form label="Begin a count" act="Begin a count" deed={deed} onAct={act}>
      <Field label="What it is called" at="name" value={name} onValue={setName} placeholder="Dairy, spring" wide />
      <Field label="Areas, by commas" at="areas" value={typed} onValue={setTyped} placeholder="shelf, back room" wide />
    </Form>
  )
}
