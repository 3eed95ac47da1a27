import { useState } from 'react'
import type { Glossary } from '../api/types'
import { Words } from '../parts/Words'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { counted } from '../words/numbers'
import { GotRow } from './GotRow'
import { allOf, type Expected, type InHand, itemOf, withGot, withMore } from './inHand'
import { itemName, measured } from './names'
import type { Deed } from './useDeed'

type Props = {
  names: Glossary
  expected: readonly Expected[]
  /** What is said of units that were to be expected: advised, ordered, sent. */
  known: string
  deed: Pick<Deed<unknown>, 'busy' | 'trouble' | 'complain'>
  /** @returns whether it was taken: then nothing is in hand any more */
  onReport: (inHand: InHand, complete: boolean) => Promise<boolean>
}

/** Takes in what has come: scan what is there, or say that all of it is; in as many parts as it takes. */
export function TakeIn({ names, expected, known, deed, onReport }: Props) {
  const [inHand, setInHand] = useState<InHand>(new Map())
  const open = expected.filter((line) => line.open > 0)
  const items = [...new Set([...open.map((line) => line.item), ...inHand.keys()])]
  const lines = [...inHand.values()].filter(({ good, damaged }) => good + damaged > 0).length
  const scan = (text: string) => {
    const read = readScan(text)
    const found = read && itemOf(names, read)
    deed.complain(read?.gtin ? undefined : `“${text.slice(0, 40)}” is no number of an item. Scan the item or its case.`)
    if (read?.gtin) setInHand((before) => withMore(before, found?.item ?? read.gtin!, found?.units ?? read.count))
  }
  const report = async (complete: boolean) => {
    if (lines === 0 && !complete) return deed.complain(`Scan what is there, or take all as ${known}.`)
    if (await onReport(inHand, complete)) setInHand(new Map())
  }
  const under = (item: string) => {
    const units = open.filter((line) => line.item === item).reduce((sum, line) => sum + line.open, 0)
    return units > 0 ? `${measured(names, item, units)} to come` : `not ${known}`
  }
  return (
    <>
      <ScanField label="Scan what is there" placeholder="item or case" onScan={scan} />
      <ul className="list receipt-lines">
        {items.map((item) => (
          <GotRow key={item} name={itemName(names, item)} under={under(item)} got={inHand.get(item) ?? { good: 0, damaged: 0 }} onGot={(got) => setInHand(withGot(inHand, item, got))} />
        ))}
      </ul>
      <div className="deed">
        {open.length > 0 && (
          <button type="button" className="small" onClick={() => setInHand(allOf(open))}>
            All as {known}
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
            <Words text={deed.trouble} />
          </p>
        )}
        {lines > 0 && <p className="quiet">{counted(lines, 'line')} in hand.</p>}
      </div>
    </>
  )
}
