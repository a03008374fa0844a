import { z } from 'zod';

/** A whole number as a parameter: bounds, default, and what it does. */
export const whole = (least: number, most: number, of: number, text: string) =>
  z.number().int().min(least).max(most).default(of).describe(text);

interface Defaults {
  readonly epochs: number;
  readonly patience: number;
  readonly learningRate: number;
}

/** Parameters of training that every network has. */
export const trainingParams = ({ epochs, patience, learningRate }: Defaults) => ({
  epochs: z
    .number()
    .int()
    .min(1)
    .max(500)
    .default(epochs)
    .describe('Most passes over the data; training stops earlier when the validation part gets no better.'),
  patience: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(patience)
    .describe('Epochs without a better validation after which training stops.'),
  learningRate: z
    .number()
    .min(0.00001)
    .max(0.1)
    .default(learningRate)
    .describe('How far each step of Adam goes.'),
});
