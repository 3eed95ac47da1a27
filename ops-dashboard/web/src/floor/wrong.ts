/** What a service says of one field. @param path of the field as it names it, such as `lines[0].units`; empty where the sentence begins with none */
export type FieldError = { path: string; words: string }

const fieldFirst = /^([A-Za-z][\w-]*(?:\[\d+\])?(?:\.[A-Za-z][\w-]*(?:\[\d+\])?)*) (.+)$/s

/** Sentences that each begin with the path of a field. */
export function fieldErrors(sentences: readonly string[]): FieldError[] {
  return sentences.map((sentence) => {
    const [, path, words] = fieldFirst.exec(sentence) ?? []
    return path && words ? { path, words } : { path: '', words: sentence }
  })
}

/** The sentence of one field as it stands there, with the field's own name on the page; undefined where nothing is wrong with it. */
export function wrongOf(errors: readonly FieldError[], path: string | undefined, label: string): string | undefined {
  const found = path === undefined ? [] : errors.filter((each) => each.path === path)
  return found.length === 0 ? undefined : found.map((each) => `${label} ${each.words}`).join('; ')
}

/** `lines[1].units` as `line 2, units`. */
function readable(path: string): string {
  return path.replace(/^lines\[(\d+)\]/, (_, at: string) => `line ${Number(at) + 1}`).replaceAll('.', ', ')
}

/** What no field of the page stands for, for those who read it above the form, or where there is none. */
export function restOf(errors: readonly FieldError[], claimed: readonly string[] = []): string {
  return errors
    .filter((each) => !claimed.includes(each.path))
    .map((each) => (each.path ? `${readable(each.path)} ${each.words}` : each.words))
    .join('; ')
}
