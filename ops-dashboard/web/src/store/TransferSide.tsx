import { useState } from 'react'
import type { Accepted, Desk } from '../api/types'
import { CallOffReturn } from '../center/ReturnSide'
import { Field, Form, Pick, Said } from '../floor/Form'
import { arrivalLines, arrivalPaths, type InHand } from '../floor/inHand'
import { itemName, joined, measured, placeName } from '../floor/names'
import { TakeIn } from '../floor/TakeIn'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { GoodsLine } from '../parts/GoodsLine'
import { Side } from '../parts/Side'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { reasonWords } from '../words/names'
import type { DeskProps } from './StorePage'

type Transfer = Desk['transfers'][number]

/** Goods between two stores, or on their way back to the center: their arrival, part by part, or that they are called off. */
export function TransferSide({ desk, may, onDone, transfer, onClose }: DeskProps & { transfer: string; onClose: () => void }) {
  const zone = useZone()
  const [said, setSaid] = useState<string>()
  const found = desk.transfers.find((each) => `${each.from}/${each.id}` === transfer)
  const coming = found?.to === desk.store
  const reports = may.includes('REPORT_STOCK')
  const title = !found ? 'A transfer' : coming ? `From ${placeName(desk.names, found.from)}` : `To ${found.toCenter ? 'the center' : placeName(desk.names, found.to)}`
  const done = (words: string) => {
    setSaid(words)
    onDone()
  }
  return (
    <Side
      label="Transfer"
      title={title}
      under={found && `sent ${shortMoment(found.sentAt, zone)}${found.sentReason ? ` · ${reasonWords(found.sentReason)}` : ''}`}
      closeLabel="Close the transfer"
      about={`transfer ${transfer}`}
      onClose={onClose}
    >
      <Said>{said}</Said>
      {!found && <p className="quiet">Nothing of it is under way{said ? ' any more' : ', or it is booked in a moment'}.</p>}
      {found && (
        <ul className="list">
          {found.lines.map((line) => (
            <GoodsLine
              key={line.item}
              name={itemName(desk.names, line.item)}
              under={joined(
                `${measured(desk.names, line.item, line.arrived)} in`,
                line.damaged > 0 && `${measured(desk.names, line.item, line.damaged)} damaged`,
                `${measured(desk.names, line.item, line.open)} under way`,
              )}
              units={measured(desk.names, line.item, line.sent)}
            />
          ))}
        </ul>
      )}
      {found && coming && reports && <Arrival desk={desk} of={found} onDone={done} />}
      {found && !coming && !found.toCenter && reports && <CallOff store={desk.store} of={found} onDone={done} />}
      {found && found.toCenter && may.includes('CALL_OFF_RETURN') && <CallOffReturn gln={found.to} store={found.from} transfer={found.id} onDone={() => done('It is called off: what has not come is here again in a moment.')} />}
    </Side>
  )
}

type PartProps = { of: Transfer; onDone: (words: string) => void }

function Arrival({ desk, of, onDone }: PartProps & { desk: Desk }) {
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const report = async (inHand: InHand, complete: boolean) => {
    if (now === undefined) return deed.complain(clockUnknown)
    const address = `/api/stores/${desk.store}/reports/transfers/${encodeURIComponent(of.id)}/arrivals?from=${of.from}`
    if (!(await deed.act(address, { arrivedAt: new Date(now).toISOString(), lines: arrivalLines(inHand), complete }))) return false
    onDone(complete ? 'It is in; nothing more comes.' : 'This part is in; the rest is still under way.')
    return true
  }
  return (
    <section className="part" aria-label="Its arrival">
      <h3>Its arrival</h3>
      <TakeIn names={desk.names} expected={of.lines} known="sent" deed={deed} pathsOf={arrivalPaths} onReport={report} />
    </section>
  )
}

const ends = [
  ['back', 'back on the shelf'],
  ['lost', 'lost'],
] as const

function CallOff({ store, of, onDone }: PartProps & { store: string }) {
  const deed = useDeed<Accepted>()
  const [end, setEnd] = useState('back')
  const [reason, setReason] = useState('')
  const act = async () => {
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    if (!(await deed.act(`/api/stores/${store}/reports/transfers/${encodeURIComponent(of.id)}/cancellations`, { reason: reason.trim(), lost: end === 'lost' }))) return
    onDone(end === 'lost' ? 'It is called off, and what has not arrived is written off.' : 'It is called off: what has not arrived is here again in a moment.')
  }
  return (
    <section className="part" aria-label="Call it off">
      <h3>
        Call it off <span className="note">as far as it has not arrived</span>
      </h3>
      <Form label="Call it off" act="Call it off" deed={deed} onAct={act}>
        <Pick label="The goods are" value={end} choices={ends} onValue={setEnd} />
        <Field label="Why" at="reason" value={reason} onValue={setReason} placeholder="the van broke down" wide />
      </Form>
    </section>
  )
}
