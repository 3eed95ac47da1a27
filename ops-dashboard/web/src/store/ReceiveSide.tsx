import { useState } from 'react'
import type { Accepted } from '../api/types'
import { Said } from '../floor/Form'
import { type InHand, receiptLines, receiptPaths } from '../floor/inHand'
import { itemName, measured } from '../floor/names'
import { reversalsOfStore, TakeBack } from '../floor/TakeBack'
import { TakeIn } from '../floor/TakeIn'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { GoodsLine } from '../parts/GoodsLine'
import { Side } from '../parts/Side'
import { useBusinessNow } from '../time/useNow'
import { shortWords } from '../words/names'
import type { DeskProps } from './StorePage'

type Props = DeskProps & { sscc: string; onClose: () => void }

/** The receipt of one unit, in as many parts as it takes. */
export function ReceiveSide({ desk, may, onDone, sscc, onClose }: Props) {
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const [said, setSaid] = useState<{ words: string; key: string }>()
  const delivery = desk.deliveries.find((each) => each.sscc === sscc)
  const open = delivery?.lines.filter((line) => line.open > 0) ?? []
  const instead = delivery?.lines.filter((line) => line.inPlaceOf) ?? []
  const report = async (inHand: InHand, complete: boolean) => {
    if (now === undefined) return deed.complain(clockUnknown)
    const body = { receivedAt: new Date(now).toISOString(), despatch: sscc, lines: receiptLines(inHand), complete, more: false }
    if (!(await deed.act(`/api/stores/${desk.store}/reports/receipts`, body))) return false
    setSaid({ words: complete ? 'Received, and complete.' : 'Received in part; the rest is still on the road.', key: deed.lastKey() })
    onDone()
    return true
  }
  return (
    <Side label="Receipt" title="Receive" under={<span className="code">SSCC {sscc}</span>} closeLabel="Close the receipt" about={`receipt ${sscc}`} onClose={onClose}>
      <Said>
        {said && (
          <>
            {said.words} <TakeBack at={reversalsOfStore(desk.store)} kind="RECEIPT" of={said.key} onDone={onDone} />
          </>
        )}
      </Said>
      {!delivery && !said && <p className="quiet">Nothing is advised under this number. What you report is taken in all the same, and the center is asked.</p>}
      {instead.length > 0 && (
        <section className="part" aria-label="What comes in place of something else">
          <h3>What comes in place of something else</h3>
          <ul className="list">
            {instead.map(({ orderLine, item, units, inPlaceOf }) => (
              <GoodsLine
                key={orderLine}
                name={itemName(desk.names, item)}
                under={`in place of ${itemName(desk.names, inPlaceOf!.item)}: ${shortWords(inPlaceOf!.why)}`}
                units={measured(desk.names, item, units)}
              />
            ))}
          </ul>
        </section>
      )}
      {delivery && open.length === 0 && <p className="quiet">All of it is received.</p>}
      {may.includes('REPORT_STOCK') && <TakeIn names={desk.names} expected={open} known="advised" deed={deed} pathsOf={receiptPaths} onReport={report} />}
    </Side>
  )
}
