import { expect, test } from 'vitest'
import { partsOf } from './marked'

const written = (text: string, words: string[]) =>
  partsOf(text, words)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('')

test('marks words where they stand first', () => {
  expect(written('Rugbrød skiver 500 g', ['skiver', 'Rugbrød'])).toBe('[Rugbrød] [skiver] 500 g')
  expect(written('Cola', ['Cola'])).toBe('[Cola]')
})

test('leaves a text without them as it is', () => {
  expect(written('Cola', [])).toBe('Cola')
  expect(written('Cola', ['Pepsi'])).toBe('Cola')
})

test('marks nothing twice', () => {
  expect(written('Colagelé', ['Cola', 'Colagelé'])).toBe('[Cola]gelé')
})
