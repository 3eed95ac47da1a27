import { useState } from 'react'
import type { Case, Places, Queue } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import type { Query } from '../frame/address'
import type { PageProps } from '../frame/pages'
import { useQuery } from '../frame/router'
import { Kinds } from '../panels/Kinds'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Lacks, Nothing } from '../parts/States'
import { countdown } from '../time/countdown'
import { useBusinessNow } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { count } from '../words/numbers'
import { CaseSide } from './CaseSide'
import { ownerWords, stakeWords } from './words'

const asked = ['service', 'kind', 'store', 'dc'] as const
const states = [
  ['OPEN', 'Open'],
  ['SNOOZED', 'Put off'],
  ['CLOSED', 'Closed'],
] as const
const raisers = [
  ['', 'any service'],
  ['LEDGER', 'the ledger'],
  ['PLANNING', 'planning'],
  ['CENTER', 'the centers'],
] as const

/** The one queue of what a person has to look at, of all services, the most money first. What is opened stands beside it. */
export default function ExceptionsPage({ me }: PageProps) {
  const [query, change] = useQuery()
  const [done, setDone] = useState(0)
  const address = addressOf(query, me.name)
  const answer = useFresh<Queue>(address, ['exceptions'], done)
  const pages = usePages(address, answer.value)
  const cases = [...new Map(pages.all.flatMap((page) => page.cases.map((each) => [each.id, each]))).values()]
  const opened = query['case']
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Exceptions</h1>
        <span className="sub">the most money at stake first; each ends by itself when its cause is gone</span>
      </header>
      <main className={opened ? 'floor-main with-side' : 'floor-main'}>
        <Panel title="To look at" className="exceptions" note={answer.value && `${count(cases.length)}${pages.more ? '+' : ''}`}>
          <Kinds kind={query['kind']} onKind={(of) => change({ kind: of })} />
          <Filters query={query} change={change} roles={me.roles} />
          <Answered answer={answer} loading="Asking what needs a person…">
            {({ troubles }) => (
              <>
                <Lacks troubles={troubles} />
                {cases.length === 0 && troubles.length === 0 && <Nothing>{nothingWords(query)}</Nothing>}
                {cases.length > 0 && <CaseRows cases={cases} me={me.name} opened={opened} onOpen={(id) => change({ case: String(id) })} />}
              </>
            )}
          </Answered>
          <More words="More" more={pages.more} trouble={pages.trouble} />
        </Panel>
        {opened && <CaseSide id={opened} me={me} onClose={() => change({ case: undefined })} onDone={() => setDone(done + 1)} />}
      </main>
    </div>
  )
}

function addressOf(query: Query, me: string): string {
  const search = new URLSearchParams({ state: query['state'] ?? 'OPEN' })
  for (const name of asked) if (query[name]) search.set(name, query[name]!)
  const owner = query['owner'] === 'me' ? me : query['owner']
  if (owner) search.set('owner', owner)
  return `/api/exceptions?${search}`
}

function nothingWords(query: Query): string {
  const narrowed = [...asked, 'owner'].some((name) => query[name])
  const of = query['state'] === 'SNOOZED' ? 'Nothing is put off' : query['state'] === 'CLOSED' ? 'Nothing was closed' : 'Nothing needs a person'
  return narrowed ? `${of} among these. Try another filter.` : `${of}. What goes wrong anywhere in the chain appears here by itself.`
}

type FiltersProps = { query: Query; change: (change: Record<string, string | undefined>) => void; roles: readonly string[] }

function Filters({ query, change, roles }: FiltersProps) {
  const places = useAnswer<Places>('/api/places?limit=200', 60_000).value
  const select = (label: string, name: string, choices: readonly (readonly [string, string])[], usual = '') => {
    const value = query[name] ?? usual
    const known = choices.some(([of]) => of === value)
    return (
      <label>
        {label}
        <select value={value} onChange={(event) => change({ [name]: event.target.value === usual ? undefined : event.target.value })}>
          {!known && <option value={value}>{value}</option>}
          {choices.map(([of, words]) => (
            <option key={of} value={of}>
              {words}
            </option>
          ))}
        </select>
      </label>
    )
  }
  const owners = ['store', 'dc', 'merchandiser', 'operator'].map((role) => [role, sentenceCase(role) + (roles.includes(role) ? ' (you)' : '')] as const)
  return (
    <div className="filters" role="group" aria-label="Which exceptions">
      {select('State', 'state', states, 'OPEN')}
      {select('For', 'owner', [['', 'anybody'], ['me', 'Me'], ...owners])}
      {select('Store', 'store', [['', 'any'], ...(places?.stores ?? []).map(({ gln, name }) => [gln, name] as const)])}
      {select('Center', 'dc', [['', 'any'], ...(places?.centers ?? []).map(({ gln, name }) => [gln, name] as const)])}
      {select('By', 'service', raisers)}
    </div>
  )
}

type RowsProps = { cases: readonly Case[]; me: string; opened: string | undefined; onOpen: (id: number) => void }

function CaseRows({ cases, me, opened, onOpen }: RowsProps) {
  const now = useBusinessNow() ?? 0
  return (
    <Rows
      label="Exceptions"
      className="case-rows"
      rowHeight={50}
      head={<HeadRow of={[{ number: 'At stake' }, 'What', 'Where', 'With', 'Look by']} />}
      rows={cases}
      keyOf={(each) => String(each.id)}
      isSelected={(each) => String(each.id) === opened}
      onOpen={(each) => onOpen(each.id)}
      cells={(each) => {
        const due = countdown(each.dueAt, now)
        return (
          <>
            <Cell className={each.atStake.amount == null ? 'number faint' : 'number stake'} title={each.atStake.because}>
              {stakeWords(each.atStake)}
            </Cell>
            <Cell title={each.detail}>
              <b>{sentenceCase(each.kind)}</b> {each.times > 1 && <span className="tag">{count(each.times)} times</span>}
              <span className="under">{each.detail}</span>
            </Cell>
            <Cell title={each.storeName ?? each.dc ?? 'the chain'}>{each.storeName ?? each.dc ?? 'the chain'}</Cell>
            <Cell className={each.assignee ? '' : 'faint'} title={ownerWords(each, me)}>
              {ownerWords(each, me)}
            </Cell>
            <Cell className={each.state === 'OPEN' ? `countdown ${due.urgency}` : 'faint'}>
              {each.state === 'OPEN' ? <span className="countdown-text">{due.text}</span> : each.state === 'SNOOZED' ? 'put off' : 'closed'}
            </Cell>
          </>
        )
      }}
    />
  )
}
