import { type ReactNode, useState } from 'react'
import type { Accepted, Me, OneOrderLine, Pulled } from '../api/types'
import { useFresh } from '../api/useFresh'
import { pullAddress } from '../center/plan'
import { useCenterNames } from '../center/useCenterNames'
import { Field, Form, Said, wholeUnits } from '../floor/Form'
import { itemName, measured, placeName } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { ReasonPart } from '../panels/ReasonPart'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered, Lacks } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { lineStatusWords, shortWords } from '../words/names'

/** @param dcs centers for which the viewer may speak */
type Props = { line: string; may: Me['may']; dcs: Me['dcs']; onClose: () => void; history: (store: string, item: string) => ReactNode }

/** The address of an order line written order/line. */
function lineAddress(line: string): string {
  const slash = line.lastIndexOf('/')
  return `/api/order-lines/${encodeURIComponent(line.slice(0, slash))}/${line.slice(slash + 1)}`
}

/** One order line: where it is, with what it left, why it was ordered, and what happened to the item. What has not left can be called off. */
export function OrderLineSide({ line, may, dcs, onClose, history }: Props) {
  const [done, setDone] = useState(0)
  const answer = useFresh<OneOrderLine>(lineAddress(line), ['orders'], done)
  const found = answer.value
  return (
    <Side
      label="Order line"
      title={found ? itemName(found.names, found.line.item) : line}
      under={
        <>
          {found && `${placeName(found.names, found.line.store)} · `}
          <span className="code">{line}</span>
        </>
      }
      closeLabel="Close the line"
      about={`line ${line}`}
      onClose={onClose}
    >
      <Answered answer={answer} loading="Asking for the line…">
        {(one) => (
          <>
            <Standing one={one} may={may} />
            <Lacks troubles={one.troubles} />
            {may.includes('WORK_WAVES') && (dcs.includes('*') || dcs.includes(one.line.dc)) && one.line.status === 'PLACED' && <PullForward key={line} one={one} onDone={() => setDone(done + 1)} />}
            {may.includes('CANCEL_ORDER') && <CallOff one={one} onDone={() => setDone(done + 1)} />}
            <ReasonPart line={line} unit={one.names.items[one.line.item]?.unit ?? 'EACH'} />
            {history(one.line.store, one.line.item)}
          </>
        )}
      </Answered>
    </Side>
  )
}

function Standing({ one, may }: { one: OneOrderLine; may: Me['may'] }) {
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const { line, names, loads, instead } = one
  const { nameOf } = useCenterNames(line.home != null)
  const left = countdown(line.dueAt, now)
  const measure = (value: number) => measured(names, line.item, value)
  const at: [string, ReactNode][] = [
    ['Status', lineStatusWords(line.status)],
    ['Ordered', `${measure(line.units)} on ${shortMoment(line.placedAt, zone)}`],
    ['Leaves with', `the cut-off of ${shortMoment(line.cutOffAt, zone)}`],
    [
      'Due',
      line.open > 0 ? (
        <>
          {shortMoment(line.dueAt, zone)}, <b className={left.urgency}>{left.text}</b>
        </>
      ) : (
        shortMoment(line.dueAt, zone)
      ),
    ],
  ]
  if (line.inPlaceOf) {
    const { orderLine, item, why } = line.inPlaceOf
    at.push([
      'In place of',
      <>
        <Link className="link" to={`/orders?line=${encodeURIComponent(orderLine)}`}>
          {itemName(names, item)}
        </Link>
        , {shortWords(why)}
      </>,
    ])
  }
  if (line.home) at.push(['Served by', `${nameOf(line.dc)}, in place of ${nameOf(line.home)}`])
  if (line.cancelled > 0) at.push(['Called off', measure(line.cancelled)])
  if (line.despatched > 0) at.push(['Left', measure(line.despatched)])
  if (line.received > 0) at.push(['Received', measure(line.received) + (line.receivedAt ? ` on ${shortMoment(line.receivedAt, zone)}` : '')])
  if (line.within24Hours != null) at.push(['In 24 hours', line.within24Hours ? 'yes' : 'no'])
  return (
    <>
      <Pairs of={at} />
      {instead.length > 0 && (
        <section className="part" aria-label="What goes in its place">
          <h3>
            What goes in its place <span className="note">it is short: {shortWords(instead[0]!.inPlaceOf?.why ?? '')}</span>
          </h3>
          <ul className="list">
            {instead.map((other) => (
              <li key={other.line} className="plain">
                <span className="grow">
                  <Link className="link" to={`/orders?line=${encodeURIComponent(other.line)}`}>
                    {itemName(names, other.item)}
                  </Link>
                  <span className="second code">{other.line}</span>
                </span>
                <span className="number">{measured(names, other.item, other.units)}</span>
                <span className="tag">{lineStatusWords(other.status)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {loads.length > 0 && (
        <section className="part" aria-label="What left">
          <h3>What left</h3>
          <ul className="list">
            {loads.map((load) => (
              <li key={load.sscc} className="plain">
                <span className="grow">
                  {may.includes('READ_DC_ORDERS') ? (
                    <Link className="link code" to={`/dc/${line.dc}?view=despatches&sscc=${load.sscc}`}>
                      {load.sscc}
                    </Link>
                  ) : (
                    <span className="code">{load.sscc}</span>
                  )}
                  <span className="second">left {shortMoment(load.despatchedAt, zone)}</span>
                </span>
                <span className="number">{measure(load.units)}</span>
                <span className={load.receivedAt ? 'tag green' : 'tag'}>
                  {load.receivedAt ? `received ${shortMoment(load.receivedAt, zone)}` : load.expectedAt ? `expected ${shortMoment(load.expectedAt, zone)}` : 'on the road'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function CallOff({ one, onDone }: { one: OneOrderLine; onDone: () => void }) {
  const { line, names } = one
  const deed = useDeed<Accepted>()
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<string>()
  const here = Math.max(0, line.units - line.cancelled - line.despatched)
  const act = async () => {
    const units = typed.trim() === '' ? undefined : wholeUnits(typed)
    if (typed.trim() !== '' && (units === undefined || units < 1 || units > here)) return deed.complain(`Units must be 1 to ${here}, or nothing for all of it.`)
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    const body = { ...(units !== undefined && { units }), reason: reason.trim() }
    if (!(await deed.act(`${lineAddress(line.line)}/cancellations`, body))) return
    setSaid(`Asked the center to call off ${measured(names, line.item, units ?? here)}; what becomes of it shows here in a moment.`)
    setReason('')
    setTyped('')
    onDone()
  }
  return (
    <section className="part" aria-label="Call off">
      <Said>{said}</Said>
      {here > 0 && (
        <Form label="Call off" act="Call off" deed={deed} onAct={act}>
          <Field label="Units" at="units" value={typed} onValue={setTyped} numeric placeholder={`all ${here}`} />
          <Field label="Why" at="reason" value={reason} onValue={setReason} placeholder="the store closes" wide />
        </Form>
      )}
    </section>
  )
}

/** Lets it leave before its time, or takes that back. */
function PullForward({ one: { line, pulled }, onDone }: { one: OneOrderLine; onDone: () => void }) {
  const zone = useZone()
  const [said, setSaid] = useState<string>()
  const at = `/api/dcs/${line.dc}/${pullAddress(line.line)}`
  const told = (words: string) => {
    setSaid(words)
    onDone()
  }
  if (pulled?.pulledForwardAt) {
    return (
      <section className="part" aria-label="Take it back">
        <h3>
          Pulled forward <span className="note">{shortMoment(pulled.pulledForwardAt, zone)}; it goes with the next wave</span>
        </h3>
        <Said>{said}</Said>
        <ReasonForm<Pulled>
          key="back"
          label="Take it back"
          act="Take it back"
          at={`${at}/cancellations`}
          placeholder="the customer comes tomorrow"
          word="Not urgent because"
          isSecond
          onDone={(answer) => told(`It leaves with the cut-off of ${shortMoment(answer.cutOffAt, zone)}.`)}
        />
      </section>
    )
  }
  return (
    <section className="part" aria-label="Pull it forward">
      <Said>{said}</Said>
      <ReasonForm<Pulled>
        key="forward"
        label="Pull it forward"
        act="Pull it forward"
        at={at}
        placeholder="a customer collects it tonight"
        word="Urgent because"
        isSecond
        onDone={(answer) => told(`It goes with the next wave, at the latest by the cut-off of ${shortMoment(answer.cutOffAt, zone)}.`)}
      />
    </section>
  )
}
