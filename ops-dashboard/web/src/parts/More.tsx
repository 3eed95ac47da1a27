import { Failed } from './States'

/** The way to what an answer goes on with, where it does. */
export function More({ words, more, trouble }: { words: string; more: (() => void) | undefined; trouble: string | undefined }) {
  return (
    <>
      {trouble && <Failed sentence={trouble} />}
      {more && (
        <button type="button" className="small more" onClick={more}>
          {words}
        </button>
      )}
    </>
  )
}
