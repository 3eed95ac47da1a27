import { useLive } from '../live/stream'
import { sentenceCase } from '../words/names'
import { brief } from '../words/numbers'

type Props = { kind: string | undefined; onKind: (kind: string | undefined) => void }

/** The kinds of exception that are open, each with how many; one of them can be chosen. */
export function Kinds({ kind, onKind }: Props) {
  const byKind = useLive((live) => live.figures?.exceptionsByKind) ?? []
  if (byKind.length === 0) return null
  return (
    <div className="kinds" role="group" aria-label="Kinds of exception">
      {byKind.map((each) => (
        <button key={each.kind} type="button" aria-pressed={kind === each.kind} onClick={() => onKind(kind === each.kind ? undefined : each.kind)}>
          {sentenceCase(each.kind)} <b>{brief(each.open)}</b>
        </button>
      ))}
    </div>
  )
}
