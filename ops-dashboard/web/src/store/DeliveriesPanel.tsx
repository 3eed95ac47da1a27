import { useState } from 'react'
import type { Accepted, Desk } from '../api/types'
import { Form, Said } from '../floor/Form'
import { itemName, measured, placeName } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Nothing } from '../parts/States'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { counted } from '../words/numbers'
import type { DeskProps } from './StorePage'

type Transfer = Desk['transfers'][number]

/** What is on the road to the store. Scanning the label of a unit opens its receipt. */
export function DeliveriesPanel({ desk, may, onDone }: DeskProps) {
  const [query, change] = useQuery()
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const [trouble, setTrouble] = useState<string>()
  const receives = may.includes('REPORT_STOCK')
  const scan = (text: string) => {
    const sscc = readScan(text)?.sscc
    setTrouble(sscc ? undefined : `“${text.slice(0, 40)}” is no SSCC. Scan the label of the unit: 18 digits.`)
    if (sscc) change({ sscc })
  }
  const coming = desk.transfers.filter((transfer) => transfer.to === desk.store)
  return (
    <Panel title="On the road" className="deliveries" note={counted(desk.deliveries.length + coming.length, 'delivery', 'deliveries')}>
      <div className="scroll">
        {receives && <ScanField label="Scan a unit to receive it" placeholder="SSCC" onScan={scan} />}
        {trouble && (
          <p className="quiet trouble" role="alert">
            {trouble}
          </p>
        )}
        {desk.deliveries.length + coming.length === 0 && <Nothing>Nothing is on the road to this store.</Nothing>}
        <ul className="list">
          {desk.deliveries.map((delivery) => {
            const open = delivery.lines.filter((line) => line.open > 0)
            const due = delivery.expectedAt
            return (
              <li key={delivery.sscc}>
                <button type="button" data-row aria-current={query['sscc'] === delivery.sscc} onClick={() => change({ sscc: delivery.sscc })}>
                  <span className="grow">
                    <b className="code">{delivery.sscc}</b>
                    <span className="second">
                      {open
                        .slice(0, 4)
                        .map((line) => `${measured(desk.names, line.item, line.open)} ${itemName(desk.names, line.item)}`)
                        .join(', ')}
                      {open.length > 4 && ` and ${open.length - 4} more`}
                    </span>
                  </span>
                  {delivery.lines.some((line) => line.received + line.damaged > 0) && <span className="tag green">partly in</span>}
                  <span className={due && Date.parse(due) < now ? 'tag red' : 'tag'}>
                    {due ? `${Date.parse(due) < now ? 'expected since' : 'expected'} ${shortMoment(due, zone)}` : `left ${shortMoment(delivery.despatchedAt, zone)}`}
                  </span>
                </button>
              </li>
            )
          })}
          {coming.map((transfer) => (
            <TransferRow key={`${transfer.from} ${transfer.id}`} desk={desk} may={may} onDone={onDone} transfer={transfer} />
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function TransferRow({ desk, may, onDone, transfer }: DeskProps & { transfer: Transfer }) {
  const zone = useZone()
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const [said, setSaid] = useState<string>()
  const act = async () => {
    if (now === undefined) return deed.complain('The clock of the chain has not answered yet; try again in a moment.')
    const lines = transfer.lines.filter((line) => line.open > 0).map((line) => ({ item: line.item, units: line.open, damaged: 0 }))
    const address = `/api/stores/${desk.store}/reports/transfers/${encodeURIComponent(transfer.id)}/arrivals?from=${transfer.from}`
    if (!(await deed.act(address, { arrivedAt: new Date(now).toISOString(), lines, complete: true }))) return
    setSaid('All of it has arrived.')
    onDone()
  }
  return (
    <li className="plain">
      <span className="grow">
        <b className="cut">From {placeName(desk.names, transfer.from)}</b>
        <span className="second">
          {transfer.lines.map((line) => `${measured(desk.names, line.item, line.open)} ${itemName(desk.names, line.item)}`).join(', ')} · sent {shortMoment(transfer.sentAt, zone)}
        </span>
        <Said>{said}</Said>
      </span>
      {may.includes('REPORT_STOCK') && (
        <Form label={`Transfer ${transfer.id}`} act="All of it came" busy={deed.busy} trouble={deed.trouble} onAct={act}>
          {null}
        </Form>
      )}
    </li>
  )
}
