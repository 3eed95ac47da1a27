import { useState } from 'react'
import type { Glossary } from '../api/types'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { counted } from '../words/numbers'
import { GotRow } from './GotRow'
import { allOf, type Expected, type InHand, itemOf, itemOfRow, nothingGot, type Paths, rowsOf, withGot, withMore, withRow } from './inHand'
import { itemName, measured } from './names'
import type { Deed } from './useDeed'
import { Rest, Wrongs } from './Wrongs'

type Props = {
  names: Glossary
  expected: readonly Expected[]
  /** What is said of units that were to be expected: advised, ordered, sent. */
  known: string
  /** Whether the place keeps lots apart: a store does not. */
  lots?: boolean
  deed: Pick<Deed<unknown>, 'self' | 'busy' | 'trouble' | 'wrong' | 'complain'>
  /** Under which paths the rows of a report are known to the service that takes it. */
  pathsOf: (inHand: InHand) => ReadonlyMap<string, Paths>
  /** @returns whether it was taken: then nothing is in hand any more */
  onReport: (inHand: InHand, complete: boolean) => Promise<boolean>
}

/** Takes in what has come: scan what is there, or say that all of it is; in as many parts as it takes. */
export function TakeIn({ names, expected, known, lots = false, deed, pathsOf, onReport }: Props) {
  const [inHand, setInHand] = useState<InHand>(new Map())
  const [sent, setSent] = useState<InHand>(inHand)
  const open = expected.filter((line) => line.open > 0)
  const rows = rowsOf(inHand, open.map((line) => line.item))
  const paths = pathsOf(sent)
  const lines = [...inHand.values()].filter(({ good, damaged }) => good + damaged > 0).length
  const scan = (text: string) => {
    const read = readScan(text)
    const found = read && itemOf(names, read)
    deed.complain(read?.gtin ? undefined : `“${text.slice(0, 40)}” is no number of an item. Scan the item or its case.`)
    if (read?.gtin) setInHand((before) => withMore(before, found?.item ?? read.gtin!, found?.units ?? read.count, lots ? read : {}))
  }
  const report = async (complete: boolean) => {
    if (lines === 0 && !complete) return deed.complain(`Scan what is there, or take all as ${known}.`)
    setSent(inHand)
    if (await onReport(inHand, complete)) setInHand(new Map())
  }
  const under = (item: string) => {
    const units = open.filter((line) => line.item === item).reduce((sum, line) => sum + line.open, 0)
    return units > 0 ? `${measured(names, item, units)} to come` : `not ${known}`
  }
  return (
    <Wrongs deed={deed}>
      <ScanField label="Scan what is there" placeholder="item or case" onScan={scan} />
      <Rest />
      <ul className="list receipt-lines">
        {rows.map((row, at) => {
          const item = itemOfRow(row)
          const ofItem = rows.filter((each) => itemOfRow(each) === item)
          return (
            <GotRow
              key={row}
              name={itemName(names, item)}
              under={under(item)}
              number={ofItem.indexOf(row) + 1}
              got={inHand.get(row) ?? nothingGot}
              lots={lots}
              paths={paths.get(row)}
              onGot={(got) => setInHand(withGot(inHand, row, got))}
              onAnother={rows[at + 1] && itemOfRow(rows[at + 1]!) === item ? undefined : () => setInHand(withRow(inHand, item))}
            />
          )
        })}
      </ul>
      <div className="deed">
        {open.length > 0 && (
          <button type="button" className="small" onClick={() => setInHand(allOf(open, inHand))}>
            All as {known}
          </button>
        )}
        <button type="button" className="small" disabled={deed.busy} onClick={() => report(false)}>
          Receive this part
        </button>
        <button type="button" className="small yes" disabled={deed.busy} onClick={() => report(true)}>
          Receive, nothing more comes
        </button>
        {lines > 0 && <p className="quiet">{counted(lines, 'line')} in hand.</p>}
      </div>
    </Wrongs>
  )
}
