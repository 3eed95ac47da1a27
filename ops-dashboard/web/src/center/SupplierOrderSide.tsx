import { useState } from 'react'
import type { Accepted, OneSupplierOrder, SupplierOrder } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, MomentField, Said } from '../floor/Form'
import { itemName, joined, measured } from '../floor/names'
import { ReasonForm } from '../floor/ReasonForm'
import { useDeed } from '../floor/useDeed'
import { DifferenceTags, GoodsLine } from '../parts/GoodsLine'
import { Pairs } from '../parts/Pairs'
import { Side } from '../parts/Side'
import { Answered } from '../parts/States'
import { shortMoment } from '../time/businessTime'
import { instantOf, localText } from '../time/localTime'
import { useZone } from '../time/useNow'
import { Intake } from './Intake'
import type { SideProps } from './LineSide'
import { PutOffForm } from './PutOffForm'

const everyMillis = 6_000

/** One order to a supplier: what came of it, and the forms that receive against it, change it and call the rest off. */
export function SupplierOrderSide({ gln, may, order, onClose }: SideProps & { order: string }) {
  const zone = useZone()
  const [done, setDone] = useState(0)
  const address = `/api/dcs/${gln}/supplier-orders/${encodeURIComponent(order)}`
  const answer = useAnswer<OneSupplierOrder>(address, everyMillis, done)
  const again = () => setDone((before) => before + 1)
  const under = answer.value && `${answer.value.order.supplier ?? 'no supplier said'} · placed ${shortMoment(answer.value.order.placedAt, zone)}`
  return (
    <Side label="Supplier order" title={`Order ${order}`} under={under} closeLabel="Close the order" about={`order ${order}`} onClose={onClose}>
      <Answered answer={answer} loading="Asking for the order…">
        {(one) => (
          <>
            <Standing order={one.order} />
            <Lines one={one} />
            {may.includes('RECEIVE_INBOUND') && <Receive gln={gln} one={one} takesBack={may.includes('KEEP_DC_STOCK')} onDone={again} />}
            {may.includes('RECEIVE_INBOUND') && one.order.state === 'OPEN' && (
              <>
                {one.order.late && <PutOffForm key={one.order.expectedAt} address={address} expectedAt={one.order.expectedAt} isLate onDone={again} />}
                <Change address={address} one={one} onDone={again} />
                <section className="part" aria-label="Call the rest off">
                  <h3>Call the rest off</h3>
                  <ReasonForm label="Call the rest off" act="Call off" at={`${address}/cancellations`} placeholder="the supplier has none" isSecond onDone={again} />
                </section>
              </>
            )}
          </>
        )}
      </Answered>
    </Side>
  )
}

function Standing({ order }: { order: SupplierOrder }) {
  const zone = useZone()
  return (
    <Pairs
      of={[
        [
          'Expected',
          <>
            {shortMoment(order.expectedAt, zone)} {order.late && <span className="tag red">late</span>}
          </>,
        ],
        order.endedAt && [order.state === 'CANCELLED' ? 'Called off' : 'Received', `${shortMoment(order.endedAt, zone)}${order.reason ? `: ${order.reason}` : ''}`],
      ]}
    />
  )
}

function Lines({ one: { order, names } }: { one: OneSupplierOrder }) {
  return (
    <section className="part" aria-label="What is ordered">
      <h3>What is ordered</h3>
      <ul className="list">
        {order.lines.map((line) => {
          const measure = (units: number) => measured(names, line.item, units)
          return (
            <GoodsLine
              key={line.item}
              name={itemName(names, line.item)}
              under={joined(`${measure(line.received)} received`, line.damaged > 0 && `${measure(line.damaged)} damaged`, line.open > 0 && `${measure(line.open)} expected`)}
              units={line.units === 0 ? 'not ordered' : measure(line.units)}
            >
              <DifferenceTags over={line.over} missing={line.missing} measure={measure} />
            </GoodsLine>
          )
        })}
      </ul>
    </section>
  )
}

function Receive({ gln, one: { order, names }, takesBack, onDone }: { gln: string; one: OneSupplierOrder; takesBack: boolean; onDone: () => void }) {
  const deed = useDeed<Accepted>()
  return (
    <Intake
      gln={gln}
      title="Receive"
      note="over, under or damaged, as it is"
      names={names}
      expected={order.lines}
      known="ordered"
      kind="INBOUND"
      takesBack={takesBack}
      deed={deed}
      onReport={async (receivedAt, lines, complete) => {
        if (lines.length === 0) return deed.complain('Scan what is there. If nothing more comes, call the rest off.')
        const answer = await deed.act(`/api/dcs/${gln}/inbound`, { receivedAt, reference: order.number, lines, complete })
        return answer && { key: deed.lastKey() }
      }}
      onDone={onDone}
    />
  )
}

function Change({ address, one: { order, names }, onDone }: { address: string; one: OneSupplierOrder; onDone: () => void }) {
  const zone = useZone()
  const deed = useDeed<SupplierOrder>()
  const [expected, setExpected] = useState(localText(order.expectedAt, zone))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [said, setSaid] = useState<string>()
  const ordered = order.lines.filter((line) => line.units > 0)
  const unitsOf = (line: (typeof ordered)[number]) => Number(typed[line.item] ?? line.units)
  // What is taken out of the order is no line of it.
  const asked = ordered.filter((line) => unitsOf(line) !== 0).map((line) => line.item)
  const act = async () => {
    const expectedAt = instantOf(expected, zone)
    if (!expectedAt) return deed.complain('Say when it is expected, a day and a time.')
    const lines = ordered.map((line) => ({ item: line.item, units: unitsOf(line) })).filter((line) => line.units !== 0)
    if (lines.some((line) => !Number.isInteger(line.units) || line.units < 0)) return deed.complain('Units must be whole numbers; 0 takes an item out.')
    if (lines.length === 0) return deed.complain('Nothing would be left of it. Call it off instead.')
    if (!(await deed.act(address, { supplier: order.supplier ?? null, expectedAt, lines }))) return
    setTyped({})
    setSaid('So it is expected from now on.')
    onDone()
  }
  return (
    <section className="part" aria-label="What the supplier confirmed">
      <h3>
        Confirmed otherwise <span className="note">as the supplier says it</span>
      </h3>
      <Said>{said}</Said>
      <Form label="What the supplier confirmed" isSecond act="Expect it so" deed={deed} onAct={act}>
        <MomentField label="Expected" at="expectedAt" value={expected} onValue={setExpected} />
        {ordered.map((line) => (
          <Field
            key={line.item}
            label={`${names.items[line.item]?.unit === 'GRAM' ? 'Grams' : 'Units'} of ${itemName(names, line.item)}`}
            at={`lines[${asked.indexOf(line.item)}].units`}
            value={typed[line.item] ?? String(line.units)}
            onValue={(units) => setTyped({ ...typed, [line.item]: units })}
            numeric
            wide
          />
        ))}
      </Form>
    </section>
  )
}
