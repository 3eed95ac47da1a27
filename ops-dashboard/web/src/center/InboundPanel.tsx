import { useState } from 'react'
import type { CameIn } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Pick, Said, wholeUnits } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { counted } from '../words/numbers'
import type { CenterProps } from './CenterPage'

type Typed = { item: string; units: number; damaged: number }

const moreChoices = [
  ['no', 'no'],
  ['yes', 'yes'],
] as const
const nothingTyped = 'Scan the item and say how many came, good or damaged, 1 and up.'

/** What suppliers brought lately, and a form for what comes in now: scan, units, Enter, and on to the next. */
export function InboundPanel({ gln, may }: CenterProps) {
  const zone = useZone()
  const [, change] = useQuery()
  const [done, setDone] = useState(0)
  const again = () => setDone((before) => before + 1)
  const takesBack = may.includes('KEEP_DC_STOCK')
  const answer = useAnswer<CameIn>(`/api/dcs/${gln}/inbound`, 10_000, done)
  return (
    <Panel title="Inbound" className="inbound" note="deliveries as they are reported; what is expected stands under Supply">
      <div className="scroll">
        {may.includes('RECEIVE_INBOUND') && <Receive gln={gln} takesBack={takesBack} onDone={again} />}
        <Answered answer={answer} loading="Asking what came in…">
          {({ deliveries, names }) => (
            <Listed isEmpty={deliveries.length === 0} nothing="No supplier has brought anything yet.">
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
                  {delivery.reversedBy ? (
                    <span className="tag">taken back</span>
                  ) : (
                    takesBack && (
                      <span aria-label={`Delivery ${delivery.reference ?? ''}`} role="group">
                        <TakeBack at={reversalsOfCenter(gln)} kind="INBOUND" of={delivery.inbound} onDone={again} />
                      </span>
                    )
                  )}
                  {delivery.lines[0] && (
                    <button type="button" className="link" onClick={() => change({ item: delivery.lines[0]!.item, sscc: undefined, wave: undefined, line: undefined })}>
                      Stock
                    </button>
                  )}
                </li>
              ))}
            </Listed>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

function Receive({ gln, takesBack, onDone }: { gln: string; takesBack: boolean; onDone: () => void }) {
  const deed = useDeed()
  const now = useBusinessNow()
  const [reference, setReference] = useState('')
  const [item, setItem] = useState('')
  const [units, setUnits] = useState('')
  const [damaged, setDamaged] = useState('')
  const [more, setMore] = useState('no')
  const [lines, setLines] = useState<readonly Typed[]>([])
  const [said, setSaid] = useState<{ words: string; key: string }>()
  const typed = (): Typed | undefined => {
    const good = wholeUnits(units.trim() || '0')
    const broken = wholeUnits(damaged.trim() || '0')
    return item.trim() !== '' && good !== undefined && broken !== undefined && good >= 0 && broken >= 0 && good + broken > 0 ? { item: item.trim(), units: good, damaged: broken } : undefined
  }
  const add = () => {
    const line = typed()
    if (!line) return deed.complain(nothingTyped)
    deed.complain(undefined)
    setLines([...lines, line])
    setItem('')
    setUnits('')
    setDamaged('')
  }
  const act = async () => {
    const last = typed()
    const all = last ? [...lines, last] : lines
    if (all.length === 0) return deed.complain(nothingTyped)
    if (now === undefined) return deed.complain(clockUnknown)
    const answer = await deed.act(`/api/dcs/${gln}/inbound`, { receivedAt: new Date(now).toISOString(), reference: reference.trim() || null, lines: all, complete: more === 'no' })
    if (!answer) return
    setSaid({ words: `Taken in: ${counted(all.length, 'line')}${reference.trim() && ` of ${reference.trim()}`}.`, key: deed.lastKey() })
    setLines([])
    setItem('')
    setUnits('')
    setDamaged('')
    setReference('')
    setMore('no')
    onDone()
  }
  return (
    <>
      <Said>
        {said && (
          <>
            {said.words} {takesBack && <TakeBack key={said.key} at={reversalsOfCenter(gln)} kind="INBOUND" of={said.key} onDone={onDone} />}
          </>
        )}
      </Said>
      <Form label="Receive from a supplier" act={lines.length > 0 ? `Take in ${counted(lines.length + (typed() ? 1 : 0), 'line')}` : 'Take in'} busy={deed.busy} trouble={deed.trouble} onAct={act}>
        <Field label="Reference" value={reference} onValue={setReference} placeholder="PO-17" />
        {reference.trim() !== '' && <Pick label="More of it comes" value={more} choices={moreChoices} onValue={setMore} />}
        <Field label="Item" value={item} onValue={setItem} placeholder="scan or type, in any form" wide />
        <Field label="How many" value={units} onValue={setUnits} numeric placeholder="10" />
        <Field label="Damaged" value={damaged} onValue={setDamaged} numeric placeholder="0" />
        <button type="button" className="small" onClick={add}>
          Another item
        </button>
      </Form>
      {lines.length > 0 && (
        <ul className="list typed">
          {lines.map((line, at) => (
            <li key={at} className="plain">
              <span className="grow code">{line.item}</span>
              <span className="number">
                {line.units}
                {line.damaged > 0 && ` and ${line.damaged} damaged`}
              </span>
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
