import { useState } from 'react'
import type { Desk } from '../api/types'
import { goodsName, itemName, measured, placeName } from '../floor/names'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Nothing } from '../parts/States'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { shortMoment } from '../time/businessTime'
import { useBusinessNow, useZone } from '../time/useNow'
import { reasonWords } from '../words/names'
import { counted } from '../words/numbers'
import type { DeskProps } from './StorePage'

type Transfer = Desk['transfers'][number]

/** What is on the road to the store. Scanning the label of a unit opens its receipt. */
export function DeliveriesPanel({ desk, may }: DeskProps) {
  const [query, change] = useQuery()
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const [trouble, setTrouble] = useState<string>()
  const receives = may.includes('REPORT_STOCK')
  const scan = (text: string) => {
    const sscc = readScan(text)?.sscc
    setTrouble(sscc ? undefined : `“${text.slice(0, 40)}” is no SSCC. Scan the label of the unit: 18 digits.`)
    if (sscc) change({ sscc, transfer: undefined })
  }
  const sent = desk.transfers.filter((transfer) => transfer.from === desk.store)
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
                <button type="button" data-row aria-current={query['sscc'] === delivery.sscc} onClick={() => change({ sscc: delivery.sscc, transfer: undefined })}>
                  <span className="grow">
                    <b className="code">{delivery.sscc}</b>
                    <span className="second">
                      {open
                        .slice(0, 4)
                        .map((line) => `${measured(desk.names, line.item, line.open)} ${goodsName(desk.names, line)}`)
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
            <TransferRow key={`${transfer.from} ${transfer.id}`} desk={desk} transfer={transfer} />
          ))}
        </ul>
        {sent.length > 0 && (
          <section aria-label="Sent from here">
            <h3>Sent from here</h3>
            <ul className="list">
              {sent.map((transfer) => (
                <TransferRow key={transfer.id} desk={desk} transfer={transfer} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  )
}

function TransferRow({ desk, transfer }: { desk: Desk; transfer: Transfer }) {
  const zone = useZone()
  const [query, change] = useQuery()
  const key = `${transfer.from}/${transfer.id}`
  return (
    <li>
      <button type="button" data-row aria-current={query['transfer'] === key} onClick={() => change({ transfer: key, sscc: undefined })}>
        <span className="grow">
          <b className="cut">{transfer.to === desk.store ? `From ${placeName(desk.names, transfer.from)}` : `To ${transfer.toCenter ? 'the center' : placeName(desk.names, transfer.to)}`}</b>
          <span className="second">
            {transfer.lines.map((line) => `${measured(desk.names, line.item, line.open)} ${itemName(desk.names, line.item)}`).join(', ')}
            {transfer.sentReason && ` · ${reasonWords(transfer.sentReason)}`}
          </span>
        </span>
        {transfer.lines.some((line) => line.arrived + line.damaged > 0) && <span className="tag green">partly in</span>}
        <span className="tag">sent {shortMoment(transfer.sentAt, zone)}</span>
      </button>
    </li>
  )
}
