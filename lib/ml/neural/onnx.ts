/** Writes ONNX models: the part of onnx.proto3 (ONNX 1.14, IR 8) that a graph of tensors needs. */

export type ElementType = 'float32' | 'int32' | 'int64' | 'bool';

/** A named tensor of a fixed shape. */
export interface TensorInfo {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
}

export interface Constant extends TensorInfo {
  readonly data: Float32Array | BigInt64Array;
}

/** A whole number, a string or a list of whole numbers. */
export type Attribute = number | string | readonly number[];

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxGraph {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
}

const IR_VERSION = 8;
/** The first with sums in ScatterND and ScatterElements. */
const OPERATOR_SET = 18;
const elementTypes: Readonly<Record<ElementType, number>> = { float32: 1, int32: 6, int64: 7, bool: 9 };
const attributeTypes = { int: 2, string: 3, ints: 7 };
const text = new TextEncoder();

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Seven bits a byte, lowest first; negative numbers as 64 bits in two's complement. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

const whole = (field: number, value: number) => concatenate([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Uint8Array) =>
  concatenate([varint((field << 3) | 2), varint(value.length), value]);
const string = (field: number, value: string) => bytes(field, text.encode(value));
const message = (field: number, ...parts: readonly Uint8Array[]) => bytes(field, concatenate(parts));

function attribute(name: string, value: Attribute): Uint8Array {
  const key = string(1, name);
  if (typeof value === 'number') return message(5, key, whole(3, value), whole(20, attributeTypes.int));
  if (typeof value === 'string') return message(5, key, string(4, value), whole(20, attributeTypes.string));
  return message(5, key, ...value.map((each) => whole(8, each)), whole(20, attributeTypes.ints));
}

const node = ({ operator, inputs, outputs, attributes }: Node) =>
  message(
    1,
    ...inputs.map((name) => string(1, name)),
    ...outputs.map((name) => string(2, name)),
    string(4, operator),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  );

const constant = ({ name, shape, type, data }: Constant) =>
  message(
    5,
    ...shape.map((size) => whole(1, size)),
    whole(2, elementTypes[type]),
    string(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );

function valueInfo(field: number, { name, shape, type }: TensorInfo): Uint8Array {
  const dimensions = shape.map((size) => message(1, whole(1, size)));
  const tensor = message(1, whole(1, elementTypes[type]), message(2, ...dimensions));
  return message(field, string(1, name), message(2, tensor));
}

/** The bytes of an .onnx file. */
export function writeOnnx({ nodes, constants, inputs, outputs }: OnnxGraph): Uint8Array {
  const graph = message(
    7,
    ...nodes.map(node),
    string(2, 'kindred'),
    ...constants.map(constant),
    ...inputs.map((input) => valueInfo(11, input)),
    ...outputs.map((output) => valueInfo(12, output)),
  );
  return concatenate([
    whole(1, IR_VERSION),
    string(2, 'kindred'),
    graph,
    message(8, string(1, ''), whole(2, OPERATOR_SET)),
  ]);
}
