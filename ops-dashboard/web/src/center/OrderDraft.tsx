import { useState } from 'react'
import { get } from '../api/client'
import type { SupplierOrder } from '../api/types'
import { Field, Form, MomentField } from '../floor/Form'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { Wrongs } from '../floor/Wrongs'
import { useQuery } from '../frame/router'
import { instantOf, localText } from '../time/localTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { beside } from './beside'
import { type Draft, draftLines, packsOf, withUnits } from './supply'

type Props = { gln: string; lead: number; draft: Draft; onDraft: (draft: Draft) => void; onRemove: (item: string) => void; onPlaced: () => void }

/** Said again under its number an order is changed, which one who writes a new one does not mean. */
function isThere(address: string): Promise<boolean> {
  return get(address).then(
    () => true,
    () => false,
  )
}

/** An order to a supplier that is being written: its number, when it is expected, and what of each item. */
export function OrderDraft({ gln, lead, draft, onDraft, onRemove, onPlaced }: Props) {
  const zone = useZone()
  const now = useBusinessNow()
  const [, change] = useQuery()
  const deed = useDeed<SupplierOrder>()
  const [number, setNumber] = useState('')
  const [supplier, setSupplier] = useState('')
  const [typed, setTyped] = useState<string>()
  const expected = typed ?? (now === undefined ? '' : `${localText(now + Math.max(1, lead) * 86_400_000, zone).slice(0, 10)}T06:00`)
  const act = async () => {
    if (now === undefined) return deed.complain(clockUnknown)
    if (number.trim() === '') return deed.complain('Say the number of the order: deliveries name it.')
    const expectedAt = instantOf(expected, zone)
    if (!expectedAt) return deed.complain('Say when it is expected, a day and a time.')
    const lines = draftLines(draft)
    if (typeof lines === 'string') return deed.complain(lines)
    const address = `/api/dcs/${gln}/supplier-orders/${encodeURIComponent(number.trim())}`
    if (await isThere(address)) return deed.complain(`There is an order ${number.trim()} already. Open it to change it, or take another number.`)
    const answer = await deed.act(address, { supplier: supplier.trim() || null, expectedAt, lines })
    if (!answer) return
    onPlaced()
    change(beside('order', answer.number))
  }
  return (
    <Wrongs deed={deed}>
      <section className="draft" aria-label="An order that is being written">
        <Form label="Place the order" act="Place the order" deed={deed} onAct={act}>
          <Field label="Order number" at="number" value={number} onValue={setNumber} placeholder="PO-17" />
          <Field label="Supplier" at="supplier" value={supplier} onValue={setSupplier} placeholder="Fjellgard" />
          <MomentField label="Expected" at="expectedAt" value={expected} onValue={setTyped} />
        </Form>
        <ul className="list typed">
          {draft.map((line, at) => (
            <li key={line.item} className="plain">
              <span className="grow">
                <span className="cut">{line.name}</span>
                <span className="second">{packsOf(line) || line.item}</span>
              </span>
              <Field label={line.unit === 'GRAM' ? `Grams of ${line.name}` : `Units of ${line.name}`} at={`lines[${at}].units`} value={line.typed} onValue={(units) => onDraft(withUnits(draft, line.item, units))} numeric />
              <button type="button" className="link" onClick={() => onRemove(line.item)}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Wrongs>
  )
}
