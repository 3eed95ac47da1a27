import { useRef, useState } from 'react'
import type { Accepted } from '../api/types'
import { DayField, Field, Form, Pick, Said } from '../floor/Form'
import { joined } from '../floor/names'
import { reversalsOfCenter, TakeBack } from '../floor/TakeBack'
import { clockUnknown, useDeed } from '../floor/useDeed'
import { useWrong, Wrongs } from '../floor/Wrongs'
import { useBusinessNow } from '../time/useNow'
import { counted } from '../words/numbers'
import { blank, filled, isBlank, sentLine, type Typed } from './inbound'

const moreChoices = [
  ['no', 'no'],
  ['yes', 'yes'],
] as const
const nothingTyped = 'Scan the item and say how many came, good or damaged, 1 and up.'

/** What comes in now, line by line, of several lots where it is so: scan, units, Enter. A line that was written can be changed until all are sent. */
export function ReceiveForm({ gln, takesBack, onDone }: { gln: string; takesBack: boolean; onDone: () => void }) {
  const deed = useDeed<Accepted>()
  const now = useBusinessNow()
  const howMany = useRef<HTMLInputElement>(null)
  const [reference, setReference] = useState('')
  const [more, setMore] = useState('no')
  const [lines, setLines] = useState<readonly Typed[]>([blank])
  const [current, setCurrent] = useState(0)
  const [said, setSaid] = useState<{ words: string; key: string }>()
  const line = lines[current] ?? blank
  const set = (change: Partial<Typed>) => setLines(lines.map((each, at) => (at === current ? { ...each, ...change } : each)))
  // A blank line is not sent, so those behind it move up.
  const pathOf = (at: number) => `lines[${lines.slice(0, at).filter((each) => !isBlank(each)).length}]`
  const scan = (text: string) => {
    const labelled = filled(line, text)
    if (!labelled || (labelled.item === line.item && line.units !== '')) return false
    set(labelled)
    howMany.current?.focus()
    return true
  }
  const add = (next: Typed) => {
    if (!sentLine(line)) return deed.complain(nothingTyped)
    deed.complain(undefined)
    setLines([...lines, next])
    setCurrent(lines.length)
  }
  const change = (at: number) => {
    const kept = lines.filter((each, other) => other !== current || !isBlank(each))
    setLines(kept)
    setCurrent(kept.indexOf(lines[at]!))
  }
  const remove = (at: number) => {
    setLines(lines.filter((_, other) => other !== at))
    setCurrent(current > at ? current - 1 : current)
  }
  const act = async () => {
    const written = lines.filter((each) => !isBlank(each))
    const all = written.flatMap((each) => sentLine(each) ?? [])
    if (all.length === 0 || all.length < written.length) return deed.complain(nothingTyped)
    if (now === undefined) return deed.complain(clockUnknown)
    const answer = await deed.act(`/api/dcs/${gln}/inbound`, { receivedAt: new Date(now).toISOString(), reference: reference.trim() || null, lines: all, complete: more === 'no' })
    if (!answer) return
    setSaid({ words: `Taken in: ${counted(all.length, 'line')}${reference.trim() && ` of ${reference.trim()}`}.`, key: deed.lastKey() })
    setLines([blank])
    setCurrent(0)
    setReference('')
    setMore('no')
    onDone()
  }
  const at = pathOf(current)
  return (
    <Wrongs deed={deed}>
      <Said>
        {said && (
          <>
            {said.words} {takesBack && <TakeBack key={said.key} at={reversalsOfCenter(gln)} kind="INBOUND" of={said.key} onDone={onDone} />}
          </>
        )}
      </Said>
      <Form label="Receive from a supplier" act={lines.length > 1 ? `Take in ${counted(lines.filter((each) => !isBlank(each)).length, 'line')}` : 'Take in'} deed={deed} onAct={act}>
        <Field label="Reference" at="reference" value={reference} onValue={setReference} placeholder="PO-17" />
        {reference.trim() !== '' && <Pick label="More of it comes" value={more} choices={moreChoices} onValue={setMore} />}
        <Field label="Item" at={`${at}.item`} value={line.item} onValue={(item) => set({ item })} onEnter={scan} placeholder="scan or type, in any form" wide />
        <Field label="How many" at={`${at}.units`} value={line.units} onValue={(units) => set({ units })} numeric placeholder="10" ref={howMany} />
        <Field label="Damaged" at={`${at}.damaged`} value={line.damaged} onValue={(damaged) => set({ damaged })} numeric placeholder="0" />
        <Field label="Lot" at={`${at}.lot`} value={line.lot} onValue={(lot) => set({ lot })} placeholder="none said" />
        <DayField label="Best before" at={`${at}.bestBefore`} value={line.bestBefore} onValue={(bestBefore) => set({ bestBefore })} />
        <button type="button" className="small" onClick={() => add({ ...blank, item: line.item })}>
          Another lot of it
        </button>
        <button type="button" className="small" onClick={() => add(blank)}>
          Another item
        </button>
      </Form>
      {lines.length > 1 && (
        <ul className="list typed">
          {lines.map((each, other) => other !== current && <Written key={other} line={each} path={pathOf(other)} onChange={() => change(other)} onRemove={() => remove(other)} />)}
        </ul>
      )}
    </Wrongs>
  )
}

/** A line that was written, and what is wrong with it. */
function Written({ line, path, onChange, onRemove }: { line: Typed; path: string; onChange: () => void; onRemove: () => void }) {
  const wrong = [
    useWrong(`${path}.item`, 'Item'),
    useWrong(`${path}.units`, 'How many'),
    useWrong(`${path}.damaged`, 'Damaged'),
    useWrong(`${path}.lot`, 'Lot'),
    useWrong(`${path}.bestBefore`, 'Best before'),
  ].filter((each) => each !== undefined)
  return (
    <li className="plain">
      <span className="grow">
        <span className="code cut">{line.item}</span>
        {(line.lot || line.bestBefore) && <span className="second">{joined(line.lot !== '' && `lot ${line.lot}`, line.bestBefore !== '' && `good until ${line.bestBefore}`)}</span>}
        {wrong.length > 0 && (
          <span className="wrong" role="alert">
            {wrong.join('; ')}
          </span>
        )}
      </span>
      <span className="number">
        {line.units || '0'}
        {line.damaged.trim() !== '' && ` and ${line.damaged} damaged`}
      </span>
      <button type="button" className="link" onClick={onChange}>
        Change
      </button>
      <button type="button" className="link" onClick={onRemove}>
        Remove
      </button>
    </li>
  )
}
