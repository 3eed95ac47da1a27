import { partsOf } from '../words/marked'

/** A name, and in it what stands for the words that were typed. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return partsOf(text, words).map((part, place) => (part.isMarked ? <mark key={place}>{part.text}</mark> : <span key={place}>{part.text}</span>))
}
