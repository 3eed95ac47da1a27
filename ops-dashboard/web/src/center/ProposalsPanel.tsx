import { useState } from 'react'
import type { Accepted, Between, Glossary, Me, Proposed, Rebalancing } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form, Said } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { counted } from '../words/numbers'
import { moneyWords, speaksForBoth, withNames } from './between'
import type { CenterProps } from './CenterPage'
import { useCenterNames } from './useCenterNames'

const everyMillis = 20_000

type Props = CenterProps & { dcs: Me['dcs']; done: number; onDone: () => void }

/** What should go between this center and others, what leaves most money first: accepted, or dismissed with a reason. */
export function ProposalsPanel({ gln, may, dcs, done, onDone }: Props) {
  const { nameOf } = useCenterNames()
  const [said, setSaid] = useState<string>()
  const answer = useAnswer<Rebalancing>(`/api/dcs/${gln}/rebalancing`, everyMillis, done)
  const told = (words: string) => {
    setSaid(words)
    onDone()
  }
  return (
    <Panel title="What should go" className="risk proposals" note="where it saves more lost sales than it costs, what leaves most money first">
      <div className="scroll">
        <Said>{said}</Said>
        <Answered answer={answer} loading="Asking what another center could spare…">
          {({ proposals, names }) => (
            <Listed isEmpty={proposals.length === 0} nothing="Nothing would be worth its road: no store waits for what another center could spare.">
              {proposals.map((each) => (
                <ProposalRow
                  key={`${each.item} ${each.from} ${each.to}`}
                  of={each}
                  isComing={each.to === gln}
                  mayDecide={may.includes('REBALANCE')}
                  speaks={speaksForBoth(dcs, each)}
                  names={names}
                  nameOf={nameOf}
                  onTold={told}
                />
              ))}
            </Listed>
          )}
        </Answered>
      </div>
    </Panel>
  )
}

type RowProps = { of: Proposed; isComing: boolean; mayDecide: boolean; speaks: boolean; names: Glossary; nameOf: (gln: string) => string; onTold: (words: string) => void }

function ProposalRow({ of, isComing, mayDecide, speaks, names, nameOf, onTold }: RowProps) {
  const [dismissing, setDismissing] = useState(false)
  const [isDone, setDone] = useState(false)
  const deed = useDeed<Between>()
  const what = `${measured(names, of.item, of.units)} ${itemName(names, of.item)}`
  const way = isComing ? `from ${nameOf(of.from)}` : `to ${nameOf(of.to)}`
  const told = (words: string) => {
    setDone(true)
    onTold(`${what} ${way}: ${words}`)
  }
  const accept = async () => {
    if (await deed.act(`/api/dcs/${of.to}/rebalancing/acceptances`, { item: of.item, from: of.from, units: of.units })) told('ordered, and promised there until it leaves.')
  }
  if (isDone) return undefined
  return (
    <li className="plain">
      <span className="grow">
        <b className="cut">{what}</b>
        <span className="second">
          {way} · {counted(of.packs, 'pack')}
        </span>
        <span className="second why">{withNames(of.why, nameOf)}</span>
      </span>
      <span className="tag green" title="In the currency of the policies">
        {moneyWords(of.net)}
      </span>
      {mayDecide && (
        <span className="deeds">
          {speaks ? (
            <button type="button" className="small yes" disabled={deed.busy} onClick={accept} aria-label={`Accept: ${what} ${way}`}>
              Accept
            </button>
          ) : (
            <span className="second">who speaks for both centers accepts it</span>
          )}{' '}
          <button type="button" className="small" aria-expanded={dismissing} onClick={() => setDismissing(!dismissing)} aria-label={`Dismiss: ${what} ${way}`}>
            Dismiss
          </button>
          {deed.trouble && (
            <span className="trouble" role="alert">
              {withNames(deed.trouble, nameOf)}
            </span>
          )}
        </span>
      )}
      {dismissing && <Dismissal of={of} onDone={() => told('dismissed, and not proposed again for a while.')} />}
    </li>
  )
}

function Dismissal({ of, onDone }: { of: Proposed; onDone: () => void }) {
  const deed = useDeed<Accepted>()
  const [reason, setReason] = useState('')
  const act = async () => {
    if (reason.trim() === '') return deed.complain('Say why first, for those who ask later.')
    if (await deed.act(`/api/dcs/${of.to}/rebalancing/dismissals`, { item: of.item, from: of.from, reason: reason.trim() })) onDone()
  }
  return (
    <Form label="Dismiss it" act="Do not send it" isSecond deed={deed} onAct={act}>
      <Field label="Why not" at="reason" value={reason} onValue={setReason} placeholder="the lorry is full" wide autoFocus />
    </Form>
  )
}
