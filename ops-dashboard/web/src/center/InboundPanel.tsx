import { useState } from 'react'
import type { CameIn } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Said, wholeUnits } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Nothing } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'

type Typed = { item: string; units: number }

/** What suppliers brought lately, and a form for what comes in now: scan, units, Enter, and on to the next. */
export function InboundPanel({ gln, may }: CenterProps) {
  const zone = useZone()
  const [, change] = useQuery()
  const [done, setDone] = useState(0)
  const answer = useAnswer<CameIn>(`/api/dcs/${gln}/inbound`, 10_000, done)
  return (
    <Panel title="Inbound" className="inbound" note="Deliveries as they are reported; what suppliers have announced is not known here yet">
      <div className="scroll">
        {may.includes('RECEIVE_INBOUND') && <Receive gln={gln} onDone={() => setDone(done + 1)} />}
        <Answered answer={answer} loading="Asking what came in…">
          {({ deliveries, names }) => (
            <ul className="list">
              {deliveries.length === 0 && <Nothing>No supplier has brought anything yet.</Nothing>}
              {deliveries.map((delivery) => (
                <li key={delivery.inbound} className="plain">
                  <span className="grow">
                    <b className="cut">{delivery.reference ?? 'Without a reference'}</b>
                    <span className="second">
                      {delivery.lines
                        .slice(0, 4)
                        .map((line) => `${measured(names, line.item, line.units)} ${itemName(names, line.item)} (${sentenceCase(line.location).toLowerCase()})`)
                        .join(', ')}
                      {delivery.lines.length > 4 && ` and ${delivery.lines.length - 4} more`}
                    </span>
                  </span>
                  <span className="faint">{counted(delivery.lines.length, 'place')}</span>
                  <span className="when">{shortMoment(delivery.recordedAt, zone)}</span>
                  {delivery.lines[0] && (
                    <button type="button" className="link" onClick={() => change({ item: delivery.lines[0]!.item, sscc: undefined, wave: undefined, line: undefined })}>
                      Stock
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function Receive({ gln, onDone }: { gln: string; onDone: () => void }) {
  const deed = useDeed()
  const now = useBusinessNow()
  const [reference, setReference] = useState('')
  const [item, setItem] = useState('')
  const [units, setUnits] = useState('')
  const [lines, setLines] = useState<readonly Typed[]>([])
  const [said, setSaid] = useState<string>()
  const typed = (): Typed | undefined => {
    const number = wholeUnits(units)
    return item.trim() !== '' && number !== undefined && number > 0 ? { item: item.trim(), units: number } : undefined
  }
  const add = () => {
    const line = typed()
    if (!line) return deed.complain('Scan the item and say how many came, 1 and up.')
    deed.complain(undefined)
    setLines([...lines, line])
    setItem('')
    setUnits('')
  }
  const act = async () => {
    const last = typed()
    const all = last ? [...lines, last] : lines
    if (all.length === 0) return deed.complain('Scan the item and say how many came, 1 and up.')
    if (now === undefined) return deed.complain('The clock of the chain has not answered yet; try again in a moment.')
    const answer = await deed.act(`/api/dcs/${gln}/inbound`, { receivedAt: new Date(now).toISOString(), reference: reference.trim() || null, lines: all })
    if (!answer) return
    setSaid(`Taken in: ${counted(all.length, 'line')}${reference.trim() && ` of ${reference.trim()}`}.`)
    setLines([])
    setItem('')
    setUnits('')
    setReference('')
    onDone()
  }
  return (
    <>
      <Said>{said}</Said>
      <Form label="Receive from a supplier" act={lines.length > 0 ? `Take in ${counted(lines.length + (typed() ? 1 : 0), 'line')}` : 'Take in'} busy={deed.busy} trouble={deed.trouble} onAct={act}>
        <Field label="Reference" value={reference} onValue={setReference} placeholder="PO-17" />
        <Field label="Item" value={item} onValue={setItem} placeholder="scan or type, in any form" wide />
        <Field label="How many" value={units} onValue={setUnits} numeric placeholder="10" />
        <button type="button" className="small" onClick={add}>
          Another item
        </button>
      </Form>
      {lines.length > 0 && (
        <ul className="list typed">
          {lines.map((line, at) => (
            <li key={at} className="plain">
              <span className="grow code">{line.item}</span>
              <span className="number">{line.units}</span>
              <button type="button" className="link" onClick={() => setLines(lines.filter((_, other) => other !== at))}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
