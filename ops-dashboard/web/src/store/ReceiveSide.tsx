import { useState } from 'react'
import type { Accepted } from '../api/types'
import { Said } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { Side } from '../parts/Side'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { useBusinessNow } from '../time/useNow'
import { counted } from '../words/numbers'
import { allOf, type Got, type InHand, itemOf, linesOf, withGot, withMore } from './receipt'
import type { DeskProps } from './StorePage'
import { TakeBack } from './TakeBack'

type Props = DeskProps & { sscc: string; onClose: () => void }

/** The receipt of one unit: scan what is there, or say that all of it is; in as many parts as it takes. */
export function ReceiveSide({ desk, may, onDone, sscc, onClose }: Props) {
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const [inHand, setInHand] = useState<InHand>(new Map())
  const [said, setSaid] = useState<{ words: string; key: string }>()
  const delivery = desk.deliveries.find((each) => each.sscc === sscc)
  const items = [...new Set([...(delivery?.lines.filter((line) => line.open > 0).map((line) => line.item) ?? []), ...inHand.keys()])]
  const lines = linesOf(inHand)
  const scan = (text: string) => {
    const read = readScan(text)
    const found = read && itemOf(desk.names, read)
    deed.complain(read?.gtin ? undefined : `“${text.slice(0, 40)}” is no number of an item. Scan the item or its case.`)
    if (read?.gtin) setInHand((before) => withMore(before, found?.item ?? read.gtin!, found?.units ?? read.count))
  }
  const report = async (complete: boolean) => {
    if (lines.length === 0 && !complete) return deed.complain('Scan what is there, or take all as advised.')
    if (now === undefined) return deed.complain('The clock of the chain has not answered yet; try again in a moment.')
    const body = { receivedAt: new Date(now).toISOString(), despatch: sscc, lines, complete, more: false }
    if (!(await deed.act(`/api/stores/${desk.store}/reports/receipts`, body))) return
    setSaid({ words: complete ? 'Received, and complete.' : 'Received in part; the rest is still on the road.', key: deed.lastKey() })
    setInHand(new Map())
    onDone()
  }
  return (
    <Side label="Receipt" title="Receive" under={<span className="code">SSCC {sscc}</span>} closeLabel="Close the receipt" about={`receipt ${sscc}`} onClose={onClose}>
      <Said>
        {said && (
          <>
            {said.words} <TakeBack store={desk.store} kind="RECEIPT" of={said.key} onDone={onDone} />
          </>
        )}
      </Said>
      {!delivery && !said && <p className="quiet">Nothing is advised under this number. What you report is taken in all the same, and the center is asked.</p>}
      {delivery && items.length === 0 && <p className="quiet">All of it is received.</p>}
      {may.includes('REPORT_STOCK') && (
        <>
          <ScanField label="Scan what is there" placeholder="item or case" onScan={scan} />
          <ul className="list receipt-lines">
            {items.map((item) => (
              <GotRow
                key={item}
                name={itemName(desk.names, item)}
                advised={(delivery?.lines ?? []).filter((line) => line.item === item).reduce((sum, line) => sum + line.open, 0)}
                measure={(units) => measured(desk.names, item, units)}
                got={inHand.get(item) ?? { good: 0, damaged: 0 }}
                onGot={(got) => setInHand(withGot(inHand, item, got))}
              />
            ))}
          </ul>
          <div className="deed">
            {delivery && items.length > 0 && (
              <button type="button" className="small" onClick={() => setInHand(allOf(delivery))}>
                All as advised
              </button>
            )}
            <button type="button" className="small" disabled={deed.busy} onClick={() => report(false)}>
              Receive this part
            </button>
            <button type="button" className="small yes" disabled={deed.busy} onClick={() => report(true)}>
              Receive, nothing more comes
            </button>
            {deed.trouble && (
              <p className="quiet trouble" role="alert">
                {deed.trouble}
              </p>
            )}
            {lines.length > 0 && <p className="quiet">{counted(lines.length, 'line')} in hand.</p>}
          </div>
        </>
      )}
    </Side>
  )
}

type GotProps = { name: string; advised: number; measure: (units: number) => string; got: Got; onGot: (got: Got) => void }

function GotRow({ name, advised, measure, got, onGot }: GotProps) {
  const units = (text: string) => Math.min(10_000_000, Math.max(0, Math.trunc(Number(text)) || 0))
  return (
    <li className="plain">
      <span className="grow">
        <span className="cut">{name}</span>
        <span className="second">{advised > 0 ? `${measure(advised)} advised` : 'not advised'}</span>
      </span>
      <label>
        Good
        <input inputMode="numeric" value={got.good || ''} placeholder="0" onChange={(event) => onGot({ ...got, good: units(event.target.value) })} aria-label={`Good units of ${name}`} />
      </label>
      <label>
        Damaged
        <input inputMode="numeric" value={got.damaged || ''} placeholder="0" onChange={(event) => onGot({ ...got, damaged: units(event.target.value) })} aria-label={`Damaged units of ${name}`} />
      </label>
    </li>
  )
}
