import { useState } from 'react'
import type { Accepted, CenterStock } from '../api/types'
import { DayField, Field, Form, Pick, Said, wholeUnits } from '../floor/Form'
import { itemOf } from '../floor/inHand'
import { itemName, measured } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { readScan } from '../scan/scan'
import { ScanField } from '../scan/ScanField'
import { useBusinessNow } from '../time/useNow'
import { lotWords } from '../words/lots'
import { sentenceCase } from '../words/names'
import { type CountedLot, countLines, isSaid, type LotHere, lotsAt, unnamed } from './lots'
import { pickable, places } from './places'

const deeds = [
  ['counts', 'Count'],
  ['adjustments', 'Adjust'],
  ['moves', 'Move'],
] as const
const reported = { counts: ['Counted.', 'COUNT'], adjustments: ['Adjusted.', 'ADJUSTMENT'], moves: ['Moved.', 'MOVE'] } as const
const reasons = ['DAMAGE', 'THEFT', 'FOUND', 'WASTE', 'OWN_USE', 'RECALL'].map((reason) => [reason, sentenceCase(reason)] as const)
/** What is chosen where the lot is none that the books have there. */
const another = '+'

type Props = { gln: string; item: string; stock: CenterStock; onDone: () => void }

/** Counts, adjusts and moves one item, by its lots where it has some. */
export function StockForm({ gln, item, stock, onDone }: Props) {
  const deed = useDeed<Accepted>()
  const now = useBusinessNow()
  const [what, setWhat] = useState<string>('counts')
  const [from, setFrom] = useState('PICK_FACE')
  const [to, setTo] = useState('RESERVE')
  const [reason, setReason] = useState('DAMAGE')
  const [units, setUnits] = useState('')
  const [of, setOf] = useState('')
  const [lot, setLot] = useState(unnamed)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [more, setMore] = useState<readonly CountedLot[]>([unnamed])
  const [said, setSaid] = useState<{ words: string; kind: string; key: string }>()
  const known = lotsAt(stock.lines[0], from)
  const chosen = of === another || known.some((each) => each.lot === of) ? of : ''
  const choose = (location: string) => {
    setFrom(location)
    setTyped({})
  }
  const scan = (text: string) => {
    const read = readScan(text)
    const found = read && itemOf(stock.names, read)
    if (!read?.gtin) return deed.complain(`“${text.slice(0, 40)}” is no number of an item. Scan its label.`)
    if ((found?.item ?? read.gtin) !== item) return deed.complain(`That is ${found ? itemName(stock.names, found.item) : 'another item'}.`)
    deed.complain(undefined)
    const name = read.lot ?? read.bestBefore
    if (!name) return false
    const isKnown = known.some((each) => each.lot === name)
    if (what === 'moves' && !isKnown) return deed.complain(`The books have nothing of ${lotWords(name, read.bestBefore)} there. Count the place first.`)
    const named = { lot: read.lot ?? '', bestBefore: read.bestBefore ?? '', typed: '' }
    if (what === 'counts') {
      if (!isKnown && !more.some((each) => (each.lot || each.bestBefore) === name)) setMore([...more.filter((each) => each !== unnamed), named])
      return false
    }
    setOf(isKnown ? name : another)
    if (!isKnown) setLot(named)
    return false
  }
  const bodyOf = (at: string) => {
    if (what === 'counts') {
      const lines = countLines(known, typed, more)
      return typeof lines === 'string' ? lines : { countedAt: at, lines: lines.map((line) => ({ item, location: from, ...line })) }
    }
    const number = wholeUnits(units)
    if (number === undefined || (what === 'moves' && number < 0)) return 'Units must be a whole number' + (what === 'adjustments' ? ', negative for what is gone.' : ', 1 and up.')
    if (what === 'moves') return { lines: [{ item, from, to, units: number, ...(chosen && { lot: chosen }) }] }
    const ofLot = chosen === another ? { ...(lot.lot.trim() && { lot: lot.lot.trim() }), ...(lot.bestBefore && { bestBefore: lot.bestBefore }) } : chosen ? { lot: chosen } : {}
    return { occurredAt: at, reason, lines: [{ item, location: from, units: number, ...ofLot }] }
  }
  const act = async () => {
    if (now === undefined) return deed.complain(clockUnknown)
    const body = bodyOf(new Date(now).toISOString())
    if (typeof body === 'string') return deed.complain(body)
    if (!(await deed.act(`/api/dcs/${gln}/${what}`, body))) return
    const [words, kind] = reported[what as keyof typeof reported]
    setSaid({ words, kind, key: deed.lastKey() })
    setUnits('')
    setTyped({})
    setMore([unnamed])
    setLot(unnamed)
    onDone()
  }
  const choices: (readonly [string, string])[] = [['', 'whichever'], ...known.map((each) => [each.lot, lotWords(each.lot, each.bestBefore)] as const)]
  return (
    <section className="part" aria-label="Report">
      <Said>
        {said && (
          <>
            {said.words} <TakeBack key={said.key} at={reversalsOfCenter(gln)} kind={said.kind} of={said.key} onDone={onDone} />
          </>
        )}
      </Said>
      <ScanField label="Scan its label" placeholder="for its lot" onScan={scan} waits />
      <Form label="Report" act="Report" deed={deed} onAct={act}>
        <Pick label="What" value={what} choices={deeds} onValue={setWhat} />
        {what === 'adjustments' && <Pick label="Why" at="reason" value={reason} choices={reasons} onValue={setReason} />}
        <Pick
          label={what === 'moves' ? 'From' : 'Where'}
          at={what === 'moves' ? 'lines[0].from' : 'lines[0].location'}
          value={from}
          choices={what === 'moves' ? places : pickable}
          onValue={choose}
        />
        {what === 'moves' && <Pick label="To" at="lines[0].to" value={to} choices={pickable} onValue={setTo} />}
        {what === 'counts' ? (
          <CountFields known={known} typed={typed} more={more} measure={(number) => measured(stock.names, item, number)} onTyped={setTyped} onMore={setMore} />
        ) : (
          <>
            <Field label="Units" at="lines[0].units" value={units} onValue={setUnits} numeric placeholder={what === 'adjustments' ? '-3' : '48'} />
            {(known.length > 0 || what === 'adjustments') && (
              <Pick label="Of which lot" at={chosen === another ? undefined : 'lines[0].lot'} value={chosen} choices={what === 'adjustments' ? [...choices, [another, 'another lot']] : choices} onValue={setOf} />
            )}
            {what === 'adjustments' && chosen === another && (
              <>
                <Field label="Lot" at="lines[0].lot" value={lot.lot} onValue={(name) => setLot({ ...lot, lot: name })} placeholder="none said" />
                <DayField label="Best before" at="lines[0].bestBefore" value={lot.bestBefore} onValue={(bestBefore) => setLot({ ...lot, bestBefore })} />
              </>
            )}
          </>
        )}
      </Form>
    </section>
  )
}

type CountProps = {
  known: readonly LotHere[]
  typed: Readonly<Record<string, string>>
  more: readonly CountedLot[]
  measure: (units: number) => string
  onTyped: (typed: Readonly<Record<string, string>>) => void
  onMore: (more: readonly CountedLot[]) => void
}

/** One figure, or one of each lot that the books have there, and of what else is found. */
function CountFields({ known, typed, more, measure, onTyped, onMore }: CountProps) {
  const set = (at: number, change: Partial<CountedLot>) => onMore(more.map((each, other) => (at === other ? { ...each, ...change } : each)))
  return (
    <>
      {known.length > 0 && <p className="quiet">Counted by lots: what is not named here is not there.</p>}
      {known.map((each, at) => (
        <Field
          key={each.lot}
          label={`Units of ${lotWords(each.lot, each.bestBefore)}`}
          at={`lines[${at}].units`}
          value={typed[each.lot] ?? ''}
          onValue={(text) => onTyped({ ...typed, [each.lot]: text })}
          numeric
          wide
          placeholder={`the books have ${measure(each.units)}`}
        />
      ))}
      {more.map((each, other) => {
        const line = `lines[${known.length + more.slice(0, other).filter(isSaid).length}]`
        const number = other === 0 ? '' : ` ${other + 1}`
        return (
          <div className="lot" key={other} role="group" aria-label={`Units of another lot${number}`}>
            <Field label={`${known.length > 0 ? 'Other units' : 'Units there'}${number}`} at={`${line}.units`} value={each.typed} onValue={(text) => set(other, { typed: text })} numeric placeholder="48" />
            <Field label={`Lot${number}`} at={`${line}.lot`} value={each.lot} onValue={(lot) => set(other, { lot })} placeholder="none said" />
            <DayField label={`Best before${number}`} at={`${line}.bestBefore`} value={each.bestBefore} onValue={(bestBefore) => set(other, { bestBefore })} />
          </div>
        )
      })}
      <button type="button" className="small" onClick={() => onMore([...more, unnamed])}>
        Another lot
      </button>
    </>
  )
}
