import { expect, it } from 'vitest'
import { type Command, fitting, itemCommands, placeCommands } from './commands'

const command = (title: string, under?: string): Command => ({ id: title, kind: 'store', title, to: '/', ...(under && { under }) })
const all = [command('Orders'), command('Majorstuen', '7080001000011'), command('Store Orderud'), command('Torget', '7080001000028')]

it('what begins with the word stands before what holds it', () => {
  expect(fitting(all, 'ord').map((each) => each.title)).toEqual(['Orders', 'Store Orderud'])
})

it('all words have to be there, in a name or in a number', () => {
  expect(fitting(all, 'torget 7080').map((each) => each.title)).toEqual(['Torget'])
  expect(fitting(all, 'torget 9')).toEqual([])
})

it('nothing typed is everything, up to the limit', () => {
  expect(fitting(all, ' ', 3)).toHaveLength(3)
})

it('an item in many stores is one thing to go to', () => {
  const hit = { item: '07038010000010', name: 'Milk' } as Parameters<typeof itemCommands>[0][number]
  expect(itemCommands([hit, hit])).toHaveLength(1)
  expect(placeCommands(undefined)).toEqual([])
})
