import { useLive } from '../live/stream'
import { Words } from '../parts/Words'

/** What is wrong, in sentences, above everything else. Nothing when all is well. */
export function Troubles() {
  const connection = useLive((live) => live.connection)
  const troubles = useLive((live) => live.figures?.troubles) ?? []
  const sentences = connection === 'lost' ? ['The dashboard does not answer; what you see stands still. `./restock status` says why.'] : troubles
  if (sentences.length === 0) return null
  return (
    <ul className="troubles" role="alert">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <Words text={sentence} />
        </li>
      ))}
    </ul>
  )
}
