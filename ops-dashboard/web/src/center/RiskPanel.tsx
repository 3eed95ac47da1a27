import { useState } from 'react'
import type { AtRisk, Endangered, Glossary } from '../api/types'
import { useFresh } from '../api/useFresh'
import { usePages } from '../api/usePages'
import { Said } from '../floor/Form'
import { allNames, itemName, measured, placeName } from '../floor/names'
import { useDeed } from '../floor/useDeed'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { More } from '../parts/More'
import { Panel } from '../parts/Panel'
import { Answered, Listed } from '../parts/States'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { countdown } from '../time/countdown'
import { useBusinessNow, useZone } from '../time/useNow'
import { sentenceCase } from '../words/names'
import { counted } from '../words/numbers'
import { beside } from './beside'
import type { CenterProps } from './CenterPage'
import { lateWords, savingOf } from './plan'

/** What will be late, the first due first, and what would still save each: one button does it. */
export function RiskPanel({ gln, may }: CenterProps) {
  const [done, setDone] = useState<readonly string[]>([])
  const address = `/api/dcs/${gln}/at-risk?`
  const answer = useFresh<AtRisk>(address, ['orders'], done.length)
  const pages = usePages(address, answer.value)
  const lines = [...new Map(pages.all.toReversed().flatMap((page) => page.lines.map((line) => [line.orderLine, line]))).values()].toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const names = allNames(pages.all)
  return (
    <Panel title="At risk" className="risk" note={lines.length > 0 ? `${counted(lines.length, 'line')}${pages.more ? ' and more' : ''}, first due first` : 'by what each lane has really taken'}>
      <div className="scroll">
        <Said>{done.at(-1)}</Said>
        <Answered answer={answer} loading="Asking what will be late…">
          {() => (
            <Listed isEmpty={lines.length === 0} nothing={pages.more ? 'None of the first ones.' : 'Every line is expected within its 24 hours. What is overdue already stands under Now.'}>
              {lines.map((line) => (
                <RiskRow key={line.orderLine} gln={gln} may={may} line={line} names={names} onDone={(words) => setDone([...done, words])} />
              ))}
            </Listed>
          )}
        </Answered>
        <More words="Look further" more={pages.more} trouble={pages.trouble} />
      </div>
    </Panel>
  )
}

type RowProps = CenterProps & { line: Endangered; names: Glossary; onDone: (words: string) => void }

function RiskRow({ gln, may, line, names, onDone }: RowProps) {
  const zone = useZone()
  const now = useBusinessNow() ?? 0
  const [query, change] = useQuery()
  const left = countdown(line.dueAt, now)
  return (
    <li className="plain">
      <button type="button" data-row className="grow" aria-current={query['line'] === line.orderLine} onClick={() => change(beside('line', line.orderLine))}>
        <span className="grow">
          <b className="cut">
            {measured(names, line.item, line.units)} {itemName(names, line.item)}
          </b>
          <span className="second">
            {placeName(names, line.store)} · {sentenceCase(line.stage).toLowerCase()}
            {line.wave != null && ` in wave ${line.wave}`} · expected {shortMoment(line.expectedAt, zone)}, due {shortMoment(line.dueAt, zone)}
          </span>
          <span className="second why">{line.why}</span>
        </span>
        <span className={line.missing > 0.5 ? 'tag red' : 'tag amber'}>{lateWords(line.missing)}</span>
        <span className={`countdown-text ${left.urgency}`}>{left.text}</span>
      </button>
      {may.includes('WORK_WAVES') && <Save gln={gln} line={line} about={`${itemName(names, line.item)} for ${placeName(names, line.store)}`} onDone={onDone} />}
    </li>
  )
}

function Save({ gln, line, about, onDone }: { gln: string; line: Endangered; about: string; onDone: (words: string) => void }) {
  const deed = useDeed<unknown>()
  const saving = savingOf(gln, line)
  if (!saving) return <span className="deeds faint">nothing saves it</span>
  if ('go' in saving) {
    return (
      <Link className="small deeds" to={saving.go} aria-label={`${saving.words}: ${about}`}>
        {saving.words}
      </Link>
    )
  }
  const { to, body, done } = saving.send
  const act = async () => {
    if (await deed.act(to, body)) onDone(`${about}: ${done}`)
  }
  return (
    <span className="deeds">
      <button type="button" className="small yes" disabled={deed.busy} onClick={act} aria-label={`${saving.words}: ${about}`}>
        {saving.words}
      </button>
      <span className="second">then {lateWords(line.missingThen)}</span>
      {deed.trouble && (
        <span className="trouble" role="alert">
          <Words text={deed.trouble} />
        </span>
      )}
    </span>
  )
}
