import { type ReactNode, useState } from 'react'
import type { Between, OneBetween } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Said, wholeUnits } from '../floor/Form'
import { type ArrivalLine, arrivalLines, type InHand, type Paths } from '../floor/inHand'
import { itemName, joined, measured } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { TakeIn } from '../floor/TakeIn'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { lotWords } from '../words/lots'
import { isOpen, moneyWords, standingOf, withNames } from './between'
import { useCenterNames } from './useCenterNames'
import type { SideProps } from './LineSide'
import { PutOffForm } from './PutOffForm'

const everyMillis = 6_000

type PartProps = { address: string; one: OneBetween; onTold: (words: string) => void }

/** One transfer between centers: what came of it, and the forms by which it leaves, arrives part by part, is put off and called off. */
export function BetweenSide({ gln, may, transfer, onClose }: SideProps & { transfer: string }) {
  const { nameOf } = useCenterNames()
  const [done, setDone] = useState(0)
  const [said, setSaid] = useState<string>()
  const address = `/api/dcs/${gln}/center-transfers/${encodeURIComponent(transfer)}`
  const answer = useAnswer<OneBetween>(address, everyMillis, done)
  const is = answer.value?.transfer
  const told = (words: string | undefined) => {
    setSaid(words)
    setDone((before) => before + 1)
  }
  return (
    <Side
      label="Transfer"
      title={is && answer.value ? itemName(answer.value.names, is.item) : `Transfer ${transfer}`}
      under={is && `transfer ${is.id}, from ${nameOf(is.from)} to ${nameOf(is.to)}`}
      closeLabel="Close the transfer"
      about={`transfer ${transfer}`}
      onClose={onClose}
    >
      <Said>{said}</Said>
      <Answered answer={answer} loading="Asking for the transfer…">
        {(one) => {
          const { transfer: of } = one
          const isTaker = of.to === gln
          return (
            <>
              <Standing one={one} nameOf={nameOf} />
              <Parts one={one} gln={gln} takesBack={isTaker && may.includes('KEEP_DC_STOCK')} onDone={() => told(undefined)} />
              {of.state === 'LEFT' && !isTaker && may.includes('KEEP_DC_STOCK') && of.parts.every((part) => part.takenBackAt) && (
                <p className="quiet">
                  It has not left? <TakeBack at={reversalsOfCenter(gln)} kind="TRANSFER_DEPARTURE" of={`${of.id}`} onDone={() => told('It had not left: it is called off.')} />
                </p>
              )}
              {of.state === 'ORDERED' && !isTaker && may.includes('WORK_WAVES') && <Leaves address={address} one={one} onTold={told} />}
              {(of.state === 'LEFT' || of.missing > 0) && isTaker && may.includes('RECEIVE_INBOUND') && <Arrives address={address} one={one} onTold={told} />}
              {isOpen(of) && may.includes('REBALANCE') && <PutOffForm address={address} expectedAt={of.expectedAt} isLate={of.late} onDone={() => told(undefined)} />}
              {(of.state === 'ORDERED' || (of.state === 'LEFT' && isTaker)) && may.includes('REBALANCE') && (
                <section className="part" aria-label="Call it off">
                  <h3>{of.state === 'ORDERED' ? 'Call it off' : 'No more of it comes'}</h3>
                  <ReasonForm
                    label="Call it off"
                    act={of.state === 'ORDERED' ? 'Call off' : 'Give up the rest'}
                    at={`${address}/cancellations`}
                    placeholder={of.state === 'ORDERED' ? 'the supplier came after all' : 'the lorry was robbed'}
                    isSecond
                    onDone={() => told(of.state === 'ORDERED' ? 'It is called off; what was promised to it is free.' : 'What has not come is missing. It may come after all.')}
                  />
                </section>
              )}
            </>
          )
        }}
      </Answered>
    </Side>
  )
}

function Standing({ one: { transfer, names }, nameOf }: { one: OneBetween; nameOf: (gln: string) => string }) {
  const zone = useZone()
  const measure = (value: number) => measured(names, transfer.item, value)
  const standing = standingOf(transfer)
  const at: [string, ReactNode][] = [
    ['Standing', <span className={`tag ${standing.tone}`}>{standing.words}</span>],
    ['Ordered', `${measure(transfer.units)} by ${transfer.by.subject}, ${shortMoment(transfer.orderedAt, zone)}`],
    ['Was to leave', `${moneyWords(transfer.net).replace(' left', '')} in money`],
  ]
  if (isOpen(transfer)) at.push(['Expected', shortMoment(transfer.expectedAt, zone)])
  if (transfer.leftAt) at.push(['Left', `${measure(transfer.sent)}, ${shortMoment(transfer.leftAt, zone)}`])
  if (transfer.open > 0) at.push(['On the road', measure(transfer.open)])
  if (transfer.missing > 0) at.push(['Missing', measure(transfer.missing)])
  if (transfer.over > 0) at.push(['Over', measure(transfer.over)])
  if (transfer.endedFor) at.push([transfer.state === 'CANCELLED' ? 'Called off' : 'Given up', transfer.endedFor])
  return (
    <>
      <Pairs of={at} />
      <p className="cause">
        {withNames(transfer.why, nameOf)}
        {transfer.reason && ` “${transfer.reason}”`}
      </p>
    </>
  )
}

type PartsProps = { one: OneBetween; gln: string; takesBack: boolean; onDone: () => void }

function Parts({ one: { transfer, names }, gln, takesBack, onDone }: PartsProps) {
  const zone = useZone()
  if (transfer.parts.length === 0) return undefined
  return (
    <section className="part" aria-label="What came">
      <h3>What came</h3>
      <ul className="list">
        {transfer.parts.map((part) => (
          <li key={part.part} className="plain">
            <span className="grow">
              <span className="cut">{shortMoment(part.arrivedAt, zone)}</span>
              <span className="second">
                {joined(part.by != null && `by ${part.by.subject}`, part.lot != null && lotWords(part.lot))}{' '}
                {takesBack && !part.takenBackAt && <TakeBack at={reversalsOfCenter(gln)} kind="TRANSFER_ARRIVAL" of={`${transfer.id}/${part.part}`} onDone={onDone} />}
              </span>
            </span>
            <span className="number">{measured(names, transfer.item, part.arrived)}</span>
            {part.damaged > 0 && <span className="tag amber">{measured(names, transfer.item, part.damaged)} damaged</span>}
            {part.takenBackAt && <span className="tag">taken back</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Leaves({ address, one: { transfer, names }, onTold }: PartProps) {
  const now = useBusinessNow()
  const deed = useDeed<Between>()
  const [typed, setTyped] = useState('')
  const act = async () => {
    const units = typed.trim() === '' ? null : wholeUnits(typed)
    if (units === undefined || (units !== null && (units < 1 || units > transfer.units))) return deed.complain(`Units must be 1 to ${transfer.units}, or nothing for all of it.`)
    if (now === undefined) return deed.complain(clockUnknown)
    const left = await deed.act(`${address}/departures`, { leftAt: new Date(now).toISOString(), units })
    if (left) onTold(`${measured(names, left.item, left.sent)} left.`)
  }
  return (
    <section className="part" aria-label="Its departure">
      <h3>Its departure</h3>
      <Form label="Its departure" act="It has left" deed={deed} onAct={act}>
        <Field label="Units" at="units" value={typed} onValue={setTyped} numeric placeholder={`all ${transfer.units}`} />
      </Form>
    </section>
  )
}

/** Whichever row it is, a part of a transfer is all of a request. */
function pathsOf(inHand: InHand): ReadonlyMap<string, Paths> {
  return new Map([...inHand.keys()].map((row) => [row, { good: 'units', damaged: 'damaged', lot: 'lot', bestBefore: 'bestBefore' }]))
}

function Arrives({ address, one: { transfer, names }, onTold }: PartProps) {
  const now = useBusinessNow()
  const deed = useDeed<Between>()
  const tell = async (inHand: InHand, complete: boolean) => {
    if (now === undefined) return deed.complain(clockUnknown)
    const lines = arrivalLines(inHand)
    const other = lines.find((line) => line.item !== transfer.item)
    if (other) return deed.complain(`${itemName(names, other.item)} is no part of this transfer; take it in under Inbound.`)
    // Each lot is a part of its own, and only with the last of them no more is to come.
    const parts: readonly ArrivalLine[] = lines.length > 0 ? lines : [{ item: transfer.item, units: 0, damaged: 0 }]
    for (const [at, { units, damaged, lot, bestBefore }] of parts.entries()) {
      const isLast = at === parts.length - 1
      const part = { arrivedAt: new Date(now).toISOString(), units, damaged, complete: complete && isLast, ...(lot && { lot }), ...(bestBefore && { bestBefore }) }
      if (!(await deed.act(`${address}/arrivals`, part))) return false
    }
    onTold(complete ? 'Taken in; nothing more is expected.' : 'Taken in; the rest is still on the road.')
    return true
  }
  return (
    <section className="part" aria-label="Its arrival">
      <h3>
        Its arrival <span className="note">{transfer.state === 'LEFT' ? 'over, under or damaged, as it is' : 'what was missing, if it came after all'}</span>
      </h3>
      <TakeIn names={names} expected={[{ item: transfer.item, open: transfer.open + transfer.missing }]} known="sent" lots deed={deed} pathsOf={pathsOf} onReport={tell} />
    </section>
  )
}
