import { useState } from 'react'
import { get, wordsOf } from '../api/client'
import type { Accepted, Places, ScannedItem } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Pick, Said, wholeUnits } from '../floor/Form'
import { reversalsOfStore, TakeBack } from '../floor/TakeBack'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { Wrongs } from '../floor/Wrongs'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { ScanField } from '../scan/ScanField'
import { useBusinessNow } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { counted } from '../words/numbers'
import type { DeskProps } from './StorePage'

type Line = { item: ScannedItem; typed: string }

const kinds = [
  ['counts', 'Count'],
  ['adjustments', 'Adjust'],
  ['transfers', 'Send away'],
] as const
type Kind = (typeof kinds)[number][0]
const reasons = ['DAMAGE', 'THEFT', 'FOUND', 'WASTE', 'OWN_USE'].map((reason) => [reason, sentenceCase(reason)] as const)
const reversible = { counts: 'COUNT', adjustments: 'ADJUSTMENT', transfers: 'TRANSFER' } as const

/** A count, an adjustment or a transfer: scan after scan, units to each, and one report of all. */
export function ReportPanel({ desk, onDone }: DeskProps) {
  const [query, change] = useQuery()
  const kind: Kind = kinds.find(([of]) => of === query['kind'])?.[0] ?? 'counts'
  const now = useBusinessNow()
  const deed = useDeed<Accepted>()
  const [lines, setLines] = useState<readonly Line[]>([])
  const [reason, setReason] = useState('DAMAGE')
  const [to, setTo] = useState('')
  const [why, setWhy] = useState('')
  const [said, setSaid] = useState<{ words: string; key: string; kind: Kind }>()
  const scan = async (code: string) => {
    try {
      const item = await get<ScannedItem>(`/api/stores/${desk.store}/scans?code=${encodeURIComponent(code)}`)
      deed.complain(undefined)
      setLines((before) => (before.some((line) => line.item.item === item.item) ? before : [...before, { item, typed: '' }]))
    } catch (error) {
      deed.complain(wordsOf(error))
    }
  }
  const act = async () => {
    const least = { counts: 0, adjustments: -10_000_000, transfers: 1 }[kind]
    const reported = lines.map((line) => ({ item: line.item.item, units: wholeUnits(line.typed) }))
    if (reported.length === 0) return deed.complain('Scan an item first.')
    if (reported.some((line) => line.units === undefined || line.units < least)) return deed.complain(`Say the units of each line${least === 1 ? ', 1 and up' : least === 0 ? ', 0 and up' : ', negative for what is gone'}.`)
    if (kind === 'transfers' && to === '') return deed.complain('Choose the store, or the center, to which it goes.')
    if (now === undefined) return deed.complain(clockUnknown)
    const at = new Date(now).toISOString()
    const body = { counts: { countedAt: at, lines: reported }, adjustments: { occurredAt: at, reason, lines: reported }, transfers: { occurredAt: at, to, reason: why.trim() || null, lines: reported } }[kind]
    const answer = await deed.act(`/api/stores/${desk.store}/reports/${kind}`, body)
    if (!answer) return
    const waits = answer.status === 'AWAITING_APPROVAL'
    setSaid({ kind, key: deed.lastKey(), words: waits ? `It waits for a second person: it ${answer.reason ?? 'is worth much'}.` : `Reported: ${counted(reported.length, 'line')}.` })
    setLines([])
    onDone()
  }
  const set = (at: number, typed: string) => setLines(lines.map((line, other) => (other === at ? { ...line, typed } : line)))
  return (
    <Panel title="Report" className="report">
      <div className="scroll">
        <Said>
          {said && (
            <>
              {said.words} <TakeBack key={said.key} at={reversalsOfStore(desk.store)} kind={reversible[said.kind]} of={said.key} onDone={onDone} />
            </>
          )}
        </Said>
        <ScanField key={query['item']} label="Scan an item" placeholder="any form of its number" onScan={scan} />
        {query['item'] && !lines.some((line) => line.item.item === query['item']) && (
          <p className="quiet">
            <button type="button" className="link" onClick={() => scan(query['item']!)}>
              Take {desk.names.items[query['item']]?.name ?? query['item']}
            </button>
          </p>
        )}
        <Wrongs deed={deed}>
          <Form label="Report" act="Report" deed={deed} onAct={act}>
            <Pick label="What" value={kind} choices={kinds} onValue={(of) => change({ kind: of === 'counts' ? undefined : of })} />
            {kind === 'adjustments' && <Pick label="Why" at="reason" value={reason} choices={reasons} onValue={setReason} />}
            {kind === 'transfers' && <Destination desk={desk} to={to} onTo={setTo} />}
            {kind === 'transfers' && <Field label="Why (may be empty)" at="reason" value={why} onValue={setWhy} placeholder="end of season" />}
          </Form>
          <ul className="list">
            {lines.map((line, at) => (
              <li key={line.item.item} className="plain">
                <span className="grow">
                  <span className="cut">{line.item.name}</span>
                  <span className="second code">{line.item.item}</span>
                </span>
                <Field label={`Units of ${line.item.name}`} at={`lines[${at}].units`} value={line.typed} onValue={(typed) => set(at, typed)} numeric autoFocus />
                <button type="button" className="link" onClick={() => setLines(lines.filter((_, other) => other !== at))}>
                  Remove
                </button>
              </li>
            ))}
          </ul>
        </Wrongs>
      </div>
    </Panel>
  )
}

function Destination({ desk, to, onTo }: { desk: DeskProps['desk']; to: string; onTo: (to: string) => void }) {
  const places = useAnswer<Places>('/api/places?limit=200', 60_000).value
  const others = places?.stores.filter((store) => store.gln !== desk.store).map((store) => [store.gln, store.name] as const) ?? []
  const center = desk.dc ? [[desk.dc, `back to ${places?.centers.find((dc) => dc.gln === desk.dc)?.name ?? 'the center'}`] as const] : []
  return others.length > 0 ? (
    <Pick label="To" at="to" value={to} choices={[['', 'choose where to'], ...center, ...others]} onValue={onTo} />
  ) : (
    <Field label="To (number of the store or the center)" at="to" value={to} onValue={onTo} numeric placeholder={desk.dc ?? '7080001000028'} />
  )
}
